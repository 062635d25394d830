"""Public pages of the record: its chains, and the trace of anything."""

from collections import defaultdict
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from folkmoot.foundation.errors import UnknownReference
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.ledger import Break, Entry
from folkmoot.record.links import Link, Step, Trace
from folkmoot.web.components.pages import show
from folkmoot.web.ledger import queries

SHOWN = 40
"""How many links of one kind at one distance a page lists before it gives their number."""


@dataclass(frozen=True, slots=True)
class RecordPage:
    """All chains with their heads, whether they hold, and what happened last."""

    chains: list[queries.ChainHead]
    breaks: list[Break]
    latest: list[Entry]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Links of one kind at one distance: the far end of each, and how many are not listed."""

    distance: int
    kind: str
    ends: tuple[tuple[Reference, Link], ...]
    more: int


@dataclass(frozen=True, slots=True)
class TracePage:
    """One reference, what lies behind it and what follows from it."""

    start: Reference | None
    asked: str
    problem: str
    back: tuple[Stretch, ...]
    forward: tuple[Stretch, ...]
    entries: tuple[Entry, ...]


def record(request: HttpRequest) -> HttpResponse:
    """Show the chains of the ledger."""
    page = RecordPage(queries.chains(), queries.breaks(), queries.latest())
    return show(request, "ledger/record.html", page)


def trace(request: HttpRequest) -> HttpResponse:
    """Show the trace of the reference that ?ref= names; ask for one where it names none."""
    asked = request.GET.get("ref", "").strip()
    try:
        start = Reference.parse(asked) if asked else None
    except UnknownReference as error:
        page = TracePage(None, asked, str(error), (), (), ())
        return show(request, "ledger/trace.html", page, status=400)
    return show(request, "ledger/trace.html", _page(start, asked))


def _page(start: Reference | None, asked: str) -> TracePage:
    if start is None:
        return TracePage(None, asked, "", (), (), ())
    found = queries.trace(start)
    entries = tuple(queries.entries_about(start))
    problem = "" if found.back or found.forward or entries else _("Nothing is linked to this.")
    back, forward = _stretches(found, back=True), _stretches(found, back=False)
    return TracePage(start, asked, problem, back, forward, entries)


def _stretches(trace: Trace, *, back: bool) -> tuple[Stretch, ...]:
    grouped: dict[tuple[int, str, Kind], list[Step]] = defaultdict(list)
    for step in trace.back if back else trace.forward:
        end = step.link.target if back else step.link.source
        grouped[step.distance, step.link.kind, end.kind].append(step)
    return tuple(
        Stretch(
            distance,
            kind,
            tuple((s.link.target if back else s.link.source, s.link) for s in steps[:SHOWN]),
            max(0, len(steps) - SHOWN),
        )
        for (distance, kind, _end), steps in sorted(grouped.items())
    )
