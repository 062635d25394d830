"""The steps of the form: one thing on each page, saved before the next is shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.consultation.notices import Notice
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.errors import InputError
from folkmoot.web.components.pages import show
from folkmoot.web.intake import forms, queries, services, step_pages
from folkmoot.web.intake.steps import Way, way_through
from folkmoot.web.intake.views import COOKIE, held, private, see_other


@dataclass(frozen=True, slots=True)
class Writing:
    """Somebody's answers while they are written."""

    code: str
    draft: forms.Draft
    notice: Notice

    @property
    def round(self) -> Round:
        """The round that is answered."""
        return self.notice.round

    @property
    def way(self) -> Way:
        """The steps of this form."""
        return way_through(self.notice)


def step(request: HttpRequest, name: str) -> HttpResponse:
    """Show one step, or save it and go on; who has left, or never began, finds it closed.

    Who sent already, and never saw that it arrived, is led to the receipt.
    """
    writing = _writing(request)
    if writing is None:
        code = request.COOKIES.get(COOKIE, "")
        return see_other("/sent/" if code and queries.receipt(code) else "/closed/")
    if name not in writing.way.steps:
        raise Http404
    if name == "check":
        return _check(request, writing)
    return (
        _save(request, writing, name) if request.method == "POST" else _ask(request, writing, name)
    )


def _ask(
    request: HttpRequest,
    writing: Writing,
    name: str,
    *,
    faults: Mapping[str, str] | None = None,
    unsaved: bool = False,
) -> HttpResponse:
    page = step_pages.step_page(
        writing.notice,
        writing.draft,
        name,
        language=get_language() or "en",
        faults=dict(faults or {}),
        unsaved=unsaved,
    )
    status = 503 if unsaved else 422 if faults else 200
    return private(show(request, "intake/step.html", page, status=status))


def _save(request: HttpRequest, writing: Writing, name: str) -> HttpResponse:
    """Save what was typed; where that fails the page comes back with the words still in it."""
    draft, faults = _read(request, writing, name)
    typed = Writing(writing.code, draft, writing.notice)
    if faults:
        return _ask(request, typed, name, faults=faults)
    later = "later" in request.POST
    draft["step"] = name if later else writing.way.after(name)
    try:
        is_there = services.save_draft(
            writing.code, draft, today=writing.round.day_of(timezone.now())
        )
        if later:
            services.keep_draft(writing.code)
    except DatabaseError:
        return _ask(request, typed, name, unsaved=True)
    if not is_there:
        return see_other("/closed/")
    return _speaking(see_other("/saved/" if later else f"/a/{draft['step']}/"), draft)


def _read(request: HttpRequest, writing: Writing, name: str) -> tuple[forms.Draft, dict[str, str]]:
    draft = dict(writing.draft)
    if name == "language":
        chosen = request.POST.get("language", "")
        if chosen not in writing.round.languages:
            return draft, {"language": _("Choose a language.")}
        return draft | {"language": chosen}, {}
    if name == "whom":
        read, faults = forms.read_whom(request.POST)
        return draft | read, faults
    if name == "consent":
        return draft | forms.read_consents(request.POST), {}
    question = writing.way.question(name)
    assert question is not None
    fields, faults = forms.read_question(request.POST, question, writing.notice.consultation)
    return draft | {"answers": forms.answers_in(draft) | fields}, faults


def _check(request: HttpRequest, writing: Writing) -> HttpResponse:
    """Show all answers; send them when asked to, once."""
    fault, status = "", 200
    if request.method == "POST":
        try:
            return _send(writing)
        except InputError as error:
            fault, status = str(error), 422
        except DatabaseError:
            status = 503
            fault = _("This could not be sent just now. Your answers are kept: try once more.")
    page = step_pages.check_page(
        writing.notice,
        writing.draft,
        language=get_language() or "en",
        late=writing.round.is_late(timezone.now()),
        fault=fault,
    )
    return private(show(request, "intake/check.html", page, status=status))


def _send(writing: Writing) -> HttpResponse:
    draft = dict(writing.draft)
    draft.setdefault("language", writing.round.languages[0])
    response = forms.response_of(draft, writing.notice.consultation, writing.round.id)
    if response.is_empty:
        raise InputError(_("You have not answered anything yet. Answer one question or more."))
    at = timezone.now()
    if not writing.round.takes_answers_at(at):
        raise InputError(_("This survey has closed. Write to the address that you were given."))
    services.submit_response(response, code=writing.code, at=at)
    return see_other("/sent/")


def _writing(request: HttpRequest) -> Writing | None:
    code = request.COOKIES.get(COOKIE, "")
    draft = services.open_draft(code) if code else None
    if draft is None:
        return None
    return Writing(code, draft, held(str(draft.get("round", ""))))


def _speaking(response: HttpResponse, draft: forms.Draft) -> HttpResponse:
    """Go on in the language that was chosen."""
    if chosen := draft.get("language"):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            str(chosen),
            secure=settings.SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
