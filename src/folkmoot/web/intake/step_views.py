"""The steps of the form: one thing on each page, saved before the next is shown."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.web.components.pages import show
from folkmoot.web.intake import forms, pages, queries, services, wordings
from folkmoot.web.intake.drafting import Draft, Role
from folkmoot.web.intake.forms import Faults
from folkmoot.web.intake.giving_back import typed_in
from folkmoot.web.intake.question_pages import contents_page
from folkmoot.web.intake.replies import CLOSED, code_in, private, see_other
from folkmoot.web.intake.step_pages import check_page, step_page
from folkmoot.web.intake.steps import CHECK, CONTENTS
from folkmoot.web.intake.writing import Writing

Asked = Callable[[HttpRequest, Writing, str], HttpResponse]
AT_ONCE = 20
"""Comments of members that one page shows."""


def step(request: HttpRequest, name: str) -> HttpResponse:
    """Show one step, or save it and go on; who has left, or never began, finds it closed.

    Who sent already, and never saw that it arrived, is led to the receipt. What was typed for
    another survey than the one that is being answered is given back, and saved nowhere.
    """
    writing = writing_in(request)
    if writing is None:
        return see_other(_sent_already(code_in(request)) or CLOSED)
    if not writing.way.has(name):
        raise Http404
    if request.POST.get("round", writing.notice.round.id) != writing.notice.round.id:
        page = typed_in(request)
        return private(show(request, "intake/other_survey.html", page, status=409))
    asked: dict[str, Asked] = {CONTENTS: _contents, CHECK: _check}
    answer = asked.get(name, _save if request.method == "POST" else _ask)
    return answer(request, writing, name)


def comments(request: HttpRequest, name: str) -> HttpResponse:
    """Show whoever leads a gathering what members wrote: on one question, or all of it."""
    writing = writing_in(request)
    if writing is None:
        return see_other(CLOSED)
    if writing.role is not Role.LEAD or not (name == CONTENTS or writing.way.question(name)):
        raise Http404
    found = _comments_on(writing, name)
    asked, of = request.GET.get("page", "1"), max(-(-len(found) // AT_ONCE), 1)
    number = min(int(asked), of) if asked.isdecimal() and 0 < len(asked) < 6 else 1
    shown = tuple(found[max(number - 1, 0) * AT_ONCE :][:AT_ONCE])
    question = writing.way.question(name)
    ask = question.text.in_language(writing.language) if question else ""
    page = pages.Comments(name, ask, shown, max(number, 1), of)
    return private(show(request, "intake/comments.html", page))


def writing_in(request: HttpRequest) -> Writing | None:
    """Give what is being written under the code that the browser brings."""
    code = code_in(request)
    draft = services.open_draft(code) if code else None
    notice = queries.notice(str(draft.get("round", ""))) if draft else None
    if draft is None or notice is None:
        return None
    return Writing(code, draft, notice, get_language() or "en")


def _contents(request: HttpRequest, writing: Writing, name: str) -> HttpResponse:
    asked = request.POST.get("go", "")
    if request.method == "POST":
        return see_other(f"/a/{asked if writing.way.has(asked) else CONTENTS}/")
    page = contents_page(writing, comments=len(_comments_on(writing, CONTENTS)))
    return private(show(request, "intake/contents.html", page))


def _ask(
    request: HttpRequest, writing: Writing, name: str, faults: Faults | None = None
) -> HttpResponse:
    found = _comments_on(writing, name) if writing.way.question(name) else []
    page = step_page(writing, name, faults=faults or {}, comments=found)
    return private(show(request, "intake/step.html", page, status=422 if faults else 200))


def _save(request: HttpRequest, writing: Writing, name: str) -> HttpResponse:
    """Save what was typed; where it cannot be taken the page comes back with the words in it."""
    changes, faults = _read(request, writing, name)
    typed = writing.typed(changes)
    if faults:
        return _ask(request, typed, name, faults)
    later = "later" in request.POST
    next_step = CONTENTS if "contents" in request.POST else typed.way.after(name)
    changes["step"] = name if later else next_step
    today = writing.notice.round.day_of(timezone.now())
    if not services.save_draft(writing.code, changes, today=today):
        return see_other(_sent_already(writing.code) or CLOSED)
    if later:
        services.keep_draft(writing.code)
    return _speaking(see_other("/saved/" if later else f"/a/{next_step}/"), changes)


def _read(request: HttpRequest, writing: Writing, name: str) -> tuple[Draft, Faults]:
    if name == "language":
        return forms.read_language(request.POST, writing.notice)
    if name == "whom":
        return forms.read_whom(request.POST)
    if name == "consent":
        return forms.read_consents(request.POST), {}
    fields, faults = forms.read_fields(request.POST, writing.notice, writing.way, name)
    return {"answers": fields}, faults


def _check(request: HttpRequest, writing: Writing, name: str) -> HttpResponse:
    """Show all answers; send them when asked to, once."""
    fault = _send(writing) if request.method == "POST" else ""
    if request.method == "POST" and not fault:
        return see_other("/sent/")
    late = writing.notice.round.is_late(timezone.now())
    page = check_page(writing, late=late, fault=fault)
    return private(show(request, "intake/check.html", page, status=422 if fault else 200))


def _send(writing: Writing) -> str:
    """Send what was written; give what is wrong, in a sentence, where it cannot be sent."""
    draft, response, at = writing.draft, writing.response, timezone.now()
    if writing.role is Role.LOOKING:
        return _("This is a preview. Nothing can be sent before the survey opens.")
    if response.is_empty:
        return _("You have not answered anything yet. Answer one question or more.")
    gathering = str(draft.get("gathering", ""))
    try:
        if writing.role is Role.MEMBER:
            services.send_comment(response, code=writing.code, gathering=gathering, at=at)
        else:
            token = str(draft.get("token", ""))
            services.submit_response(
                response, code=writing.code, at=at, token=token, gathering=gathering
            )
    except services.NotAdmitted:
        return _("The code that you began with was used already. Nothing was sent.")
    except services.RoundTakesNothing:
        return _("This survey has closed. Write to the address that you were given.")
    return ""


def _comments_on(writing: Writing, name: str) -> list[tuple[pages.Said, ...]]:
    """Give what members wrote on one question, or on all, for whoever leads their gathering."""
    if writing.role is not Role.LEAD:
        return []
    gathering, lead = str(writing.draft["gathering"]), str(writing.draft["lead"])
    number = name.partition(".")[0]
    said = (
        wordings.said_in(each, writing.pack, writing.language)
        for each in queries.comments_in(gathering, lead)
    )
    wanted = (tuple(one for one in each if name == CONTENTS or one.step == number) for each in said)
    return [each for each in wanted if each]


def _sent_already(code: str) -> str:
    if not code:
        return ""
    return "/sent/" if queries.receipt(code) or queries.has_commented(code) else ""


def _speaking(response: HttpResponse, changes: Draft) -> HttpResponse:
    """Go on in the language that was chosen."""
    if chosen := changes.get("language"):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            str(chosen),
            secure=settings.SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
