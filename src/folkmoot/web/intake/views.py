"""The participants' face before anything is typed: which surveys there are, and what is kept."""

from dataclasses import dataclass
from datetime import time, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.consultation.notices import Notice
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.languages import direction
from folkmoot.web.components.pages import Said, show
from folkmoot.web.components.prose import safe_html, title_of
from folkmoot.web.intake import pages, queries, services
from folkmoot.web.intake.drafting import Draft, Role, role_of
from folkmoot.web.intake.replies import code_in, private, remember, see_other, told_of
from folkmoot.web.intake.steps import CONTENTS, way_through


@dataclass(frozen=True, slots=True)
class Under:
    """What somebody writes already, under the *code* that their browser brings."""

    code: str
    draft: Draft

    @property
    def is_looking(self) -> bool:
        """Whether it is only looked at: nothing of it can be sent."""
        return role_of(self.draft) is Role.LOOKING


def front(request: HttpRequest) -> HttpResponse:
    """Show the surveys that can be answered now."""
    surveys = tuple(
        (each.round.id, each.body_name, _closes(each.round))
        for each in queries.notices_open_at(timezone.now())
    )
    return private(show(request, "intake/front.html", pages.Front(surveys)))


def start(request: HttpRequest, round_id: str) -> HttpResponse:
    """Tell what is held and what may hurt, before anything is typed; then begin, or go on."""
    notice, now = seen_by(request, round_id), timezone.now()
    under_way = under_way_in(request, round_id)
    if under_way and under_way.is_looking and notice.round.takes_answers_at(now):
        under_way = None  # whoever only looked may answer now
    if request.method == "POST" and under_way:
        return see_other(f"/a/{CONTENTS}/")
    if request.method == "POST" and notice.round.takes_answers_at(now):
        if notice.round.needs_token:
            return see_other(f"/s/{round_id}/with/")
        return begin(notice, {"role": Role.PARTICIPANT})
    page = _start(notice, under_way=under_way is not None)
    return private(show(request, "intake/start.html", page))


def begin(notice: Notice, words: Draft) -> HttpResponse:
    """Begin a draft in the round of *notice* with *words*, and lead to its first step."""
    now = timezone.now()
    services.forget_what_is_over(now)
    draft: Draft = {"round": notice.round.id, "answers": {}, **words}
    code = services.begin_draft(draft, today=notice.round.day_of(now))
    return remember(see_other(f"/a/{way_through(notice, draft).steps[0]}/"), code)


def under_way_in(request: HttpRequest, round_id: str) -> Under | None:
    """Give what the browser's code has begun in a round, if it has."""
    code = code_in(request)
    draft = services.open_draft(code) if code else None
    return Under(code, draft) if draft and draft.get("round") == round_id else None


def seen_by(request: HttpRequest, round_id: str) -> Notice:
    """Give the notice of a round that whoever asks may see; Http404 where it is no such.

    A round that is not announced is seen by those who came with its preview code.
    """
    notice = told_of(round_id)
    if notice.round.announced is None:
        under_way = under_way_in(request, round_id)
        if under_way is None or not under_way.is_looking:
            raise Http404
    return notice


def paper(request: HttpRequest, round_id: str, number: int) -> HttpResponse:
    """Show one of the pack's papers."""
    papers = list(seen_by(request, round_id).consultation.papers.values())
    if not 1 <= number <= len(papers):
        raise Http404
    language = get_language() or "en"
    wording = papers[number - 1]
    spoken_in = language if wording.speaks(language) else wording.texts[0][0]
    text = wording.in_language(language)
    found = pages.Paper(
        round_id, title_of(text), safe_html(_body(text)), spoken_in, direction(spoken_in)
    )
    return private(show(request, "intake/paper.html", found))


def closed(request: HttpRequest) -> HttpResponse:
    """Show a page that says nothing."""
    return private(show(request, "intake/closed.html", pages.Closed()))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page."""
    said = Said(_("There is no such page"), _("The address may be old or mistyped."))
    return private(show(request, "intake/notice.html", said, status=404))


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that what came in was too much, or could not be read."""
    said = Said(
        _("This could not be read"),
        _("It was more than two megabytes, or not written in Unicode. Nothing was changed."),
    )
    return private(show(request, "intake/notice.html", said, status=400))


def not_ours(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form did not come from one of these pages."""
    said = Said(
        _("This page was closed, or is too old"),
        _(
            "Nothing was changed. Cookies must be allowed while you answer. Begin from the "
            "address that you were given."
        ),
    )
    return private(show(request, "intake/notice.html", said, status=403))


def _start(notice: Notice, *, under_way: bool) -> pages.Start:
    language, now = get_language() or "en", timezone.now()
    pack, round_ = notice.consultation, notice.round
    return pages.Start(
        round=round_.id,
        body=notice.body_name,
        closes=_closes(round_),
        late=round_.is_late(now),
        summary=pack.summary.in_language(language),
        warning=pack.content_warning.in_language(language),
        safeguarding=pack.safeguarding.in_language(language),
        contact=round_.contact,
        rules=round_.rules.in_language(language),
        custody=notice.custody,
        papers=tuple(
            (str(number), title_of(wording.in_language(language)))
            for number, wording in enumerate(pack.papers.values(), 1)
        ),
        state=str(round_.state_at(now)),
        needs_code=round_.needs_token,
        under_way=under_way,
        invented=notice.federation if notice.invented else "",
    )


def _closes(round_: Round) -> str:
    """Write the last day of a round, with the hour where it does not end with the day."""
    if round_.closes.time() == time():
        return date_format(round_.closes - timedelta(days=1), "j F Y")
    return date_format(round_.closes, "j F Y, H:i")


def _body(text: str) -> str:
    """Give a paper without its first heading, which is the page's own."""
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.startswith("#")), None)
    return text if first is None else "\n".join(lines[:first] + lines[first + 1 :])
