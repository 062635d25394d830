"""The desk pages on which responses are assigned to themes: proposed, read, taken or refused."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from folkmoot.analysis.bands import Band, bands, in_band, interval, next_to_read
from folkmoot.consultation.quotations import words_of
from folkmoot.consultation.responses import Response
from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis import assign_queries, jobs, naming, queries, report_queries
from folkmoot.web.analysis.assign_forms import JudgeForm, number_in
from folkmoot.web.analysis.assign_pages import (
    AskedFor,
    AssignedTheme,
    AssignmentsPage,
    AssignThemePage,
    BandLine,
    ProposalCard,
)
from folkmoot.web.analysis.assign_queries import Assigned, Proposed
from folkmoot.web.analysis.assign_services import (
    ask_to_assign,
    cancel_assignment,
    judge,
    take_band,
)
from folkmoot.web.analysis.desk_views import person_of
from folkmoot.web.analysis.marking import MOST, marked
from folkmoot.web.analysis.queries import Theme
from folkmoot.web.analysis.report_queries import Read
from folkmoot.web.components.pages import show

SHOWN = 40
"""Decided proposals on a page, the surest first."""
DECIDED = ("taken", "refused")


def assignments(request: HttpRequest, run: str) -> HttpResponse:
    """Show what was proposed for the themes of a run; a POST asks for an assignment."""
    found, problem = report_queries.read(queries.run(run)), ""
    if request.method == "POST":
        try:
            _asked_or_cancelled(request, found)
            return redirect("assignments", run=run)
        except InputError as error:
            problem = str(error)
    assigned = assign_queries.latest_assignment(run)
    page = AssignmentsPage(
        run=found.run,
        is_signed=bool(queries.frame_of(run)),
        assigned=assigned,
        least=round(int(str(assigned.parameters["least"])) / 10) if assigned else 0,
        themes=_themes(found, assigned) if assigned else (),
        without=sum(name in found.held for name in assigned.without_theme) if assigned else 0,
        responses=len(found.held),
        asked=tuple(AskedFor(*one) for one in assign_queries.asked_assignments(run)),
        unnamed=naming.missed(assigned, found.themes),
        problem=problem,
    )
    return show(request, "analysis/assignments.html", page, status=400 if problem else 200)


def _asked_or_cancelled(request: HttpRequest, found: Read) -> None:
    if request.POST.get("do") == "cancel":
        cancel_assignment(found.run)
        return
    number = ask_to_assign(found.run, by=person_of(request), at=timezone.now())
    jobs.make_assignment(number)


def assign_theme(request: HttpRequest, theme: str) -> HttpResponse:
    """Read what was proposed for one theme, and take or refuse it, one by one or by bands."""
    found = queries.theme(theme)
    assigned = assign_queries.latest_assignment(found.run)
    if assigned is None or not found.is_gathered:
        return redirect("assignments", run=found.run)
    if request.method != "POST":
        return _shown(request, found, assigned)
    band = number_in(request.POST, "band")
    try:
        if request.POST.get("do") == "band":
            take_band(assigned, found, band, by=person_of(request), at=timezone.now())
        else:
            _judge(request, found)
    except InputError as error:
        return _shown(request, found, assigned, str(error))
    return redirect(f"{reverse('assign-theme', args=[theme])}?band={band}")


def _judge(request: HttpRequest, found: Theme) -> None:
    form = JudgeForm(request.POST)
    if not form.is_valid():
        raise Http404("There is no such proposal.")
    judge(found, form.verdicts(), by=person_of(request), at=timezone.now())


def _themes(found: Read, assigned: Assigned) -> tuple[AssignedTheme, ...]:
    judged = assign_queries.judged_by_theme(assigned.id)
    lines = []
    for theme in found.themes:
        own = [one for one in judged.get(theme.id, []) if one.response in found.held]
        lines.append(
            AssignedTheme(
                theme=theme,
                waiting=sum(not (one.is_taken or one.is_refused) for one in own),
                taken=sum(one.is_taken for one in own),
                refused=sum(one.is_refused for one in own),
                read=sum(one.is_read for one in own),
                right=sum(one.is_read and one.is_taken for one in own),
            )
        )
    return tuple(lines)


def _shown(
    request: HttpRequest, found: Theme, assigned: Assigned, problem: str = ""
) -> HttpResponse:
    read = report_queries.read(queries.run(found.run))
    own = [
        one
        for one in assign_queries.proposals_of(assigned.id, found.id)
        if one.judged.response in read.held
    ]
    decided = request.GET.get("show", "")
    state = decided if decided in DECIDED else ""
    lines = _lines(bands(one.judged for one in own), _asked_band(request))
    chosen = next((line for line in lines if line.is_chosen), None)
    page = AssignThemePage(
        run=read.run,
        theme=found,
        bands=lines,
        chosen=None if state else chosen,
        cards=_cards(read, _to_read(own, state, chosen)),
        show=state,
        taken=sum(one.judged.is_taken for one in own),
        refused=sum(one.judged.is_refused for one in own),
        problem=problem,
    )
    return show(request, "analysis/assign_theme.html", page, status=400 if problem else 200)


def _asked_band(request: HttpRequest) -> int:
    return number_in(request.POST if request.method == "POST" else request.GET, "band")


def _lines(found: Sequence[Band], asked: int) -> tuple[BandLine, ...]:
    """Give the bands; chosen is the one asked for, or the surest in which something waits."""
    waiting = [band.low for band in found if band.waiting]
    chosen = asked if asked in waiting else next(iter(waiting), -1)
    return tuple(
        BandLine(
            band=band,
            low=band.low // 10,
            high=band.high // 10,
            least=round(100 * interval(band.right, band.read)[0]),
            most=round(100 * interval(band.right, band.read)[1]),
            is_chosen=band.low == chosen,
        )
        for band in found
    )


def _to_read(own: Sequence[Proposed], state: str, chosen: BandLine | None) -> list[Proposed]:
    if state:
        wanted = [one for one in own if getattr(one.judged, f"is_{state}")]
        return wanted[:SHOWN]
    if chosen is None:
        return []
    by_response = {one.judged.response: one for one in own}
    inside = [one.judged for one in own if in_band(one.judged, chosen.number)]
    return [by_response[one.response] for one in next_to_read(inside)]


def _cards(read: Read, shown: Sequence[Proposed]) -> tuple[ProposalCard, ...]:
    held = report_queries.opened(read.run, [one.judged.response for one in shown])
    return tuple(
        _card(held[one.judged.response], one) for one in shown if one.judged.response in held
    )


def _card(response: Response, one: Proposed) -> ProposalCard:
    words = words_of(response)
    stands = "taken" if one.judged.is_taken else "refused" if one.judged.is_refused else ""
    return ProposalCard(
        key=one.key,
        response=response.reference,
        kind=str(response.kind),
        language=response.language,
        confidence=one.judged.confidence // 10,
        stretches=marked(words, [(one.start, one.end)]),
        is_cut=len(words) > MOST,
        state=stands,
    )
