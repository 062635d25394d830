"""The desk's report of a run, in which every number opens to the responses that it counts."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from folkmoot.analysis.corpus import Text
from folkmoot.consultation.quotations import words_of
from folkmoot.web.analysis import assign_queries, naming, queries, report_counting
from folkmoot.web.analysis.marking import MOST, marked
from folkmoot.web.analysis.report_pages import CountedPage, Found, ReportPage
from folkmoot.web.analysis.report_queries import (
    BY,
    NONE,
    Read,
    Wanted,
    opened,
    read,
    selected,
    wanted_of,
)
from folkmoot.web.analysis.report_words import heads, label, labels, voted
from folkmoot.web.analysis.views import title_of
from folkmoot.web.components.pages import show

LISTED = 50


def report(request: HttpRequest, run: str) -> HttpResponse:
    """Show all counts of a run."""
    found, words = read(queries.run(run)), labels()
    assigned = assign_queries.latest_assignment(run)
    page = ReportPage(
        run=found.run,
        title=title_of(found.run),
        is_signed=bool(queries.frame_of(run)),
        gone=found.gone,
        tiles=report_counting.tiles(found),
        plain=report_counting.plain(found, words),
        crossed=report_counting.crossed(found, words),
        themes=tuple(report_counting.by_theme(found, words, one) for one in BY),
        campaigns=report_counting.campaigns(found),
        assigned=assigned,
        judged=report_counting.judged(found, assigned),
        unnamed=naming.missed(assigned, found.themes),
    )
    return show(request, "analysis/report.html", page)


def counted(request: HttpRequest, run: str) -> HttpResponse:
    """List the responses that a number of the report counts, with what made each count marked."""
    found, wanted = read(queries.run(run)), wanted_of(request.GET)
    texts = selected(found, wanted)
    pages = max(1, -(-len(texts) // LISTED))
    here = min(max(1, _number(request.GET.get("page", ""))), pages)
    page = CountedPage(
        run=found.run,
        about=_about(found, wanted),
        count=len(texts),
        base=len(found.texts),
        gone=found.gone,
        once=wanted.once,
        listed=_listed(found, texts[(here - 1) * LISTED : here * LISTED], wanted),
        here=here,
        pages=pages,
        earlier=f"{wanted.query}&page={here - 1}" if here > 1 else "",
        later=f"{wanted.query}&page={here + 1}" if here < pages else "",
    )
    return show(request, "analysis/counted.html", page)


def _about(found: Read, wanted: Wanted) -> tuple[str, ...]:
    """Say in words what was asked for."""
    words, named = labels(), heads()
    said = []
    if wanted.theme == NONE:
        said.append(_("Without a theme"))
    elif wanted.theme:
        said.append(queries.theme(wanted.theme).called)
    if wanted.campaign:
        said.append(_("Copies within campaigns"))
    if wanted.judged and wanted.theme != NONE:
        said.append(
            {
                "proposed": _("Waiting to be read"),
                "taken": _("Taken"),
                "refused": _("Refused"),
            }[wanted.judged]
        )
    said += [f"{named[one]}: {label(words, one, value)}" for one, value in wanted.where]
    return (*said, *voted(found.run, wanted))


def _listed(found: Read, texts: tuple[Text, ...], wanted: Wanted) -> tuple[Found, ...]:
    places = _places(found, wanted)
    held = opened(found.run, [text.id for text in texts])
    return tuple(
        Found(
            response=response.reference,
            kind=str(response.kind),
            language=response.language,
            stretches=marked(words_of(response), places.get(text.id, [])),
            is_cut=len(words_of(response)) > MOST,
        )
        for text in texts
        if (response := held.get(text.id))
    )


def _places(found: Read, wanted: Wanted) -> dict[str, list[tuple[int, int]]]:
    """Give where in each response the reason stands for which it counts."""
    if wanted.theme in ("", NONE):
        return {}
    if wanted.judged:
        assigned = assign_queries.latest_assignment(found.run.id)
        proposals = assign_queries.proposals_of(assigned.id, wanted.theme) if assigned else []
        return {one.judged.response: [(one.start, one.end)] for one in proposals}
    places: dict[str, list[tuple[int, int]]] = {}
    for one in queries.stored_theme(wanted.theme).passages:
        places.setdefault(one.response, []).append((one.start, one.end))
    return places


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 1
