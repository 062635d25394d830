"""Public pages of the record: its chains, and the trace of anything."""

from collections import defaultdict
from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from folkmoot.foundation.errors import UnknownReference
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.heads import SignedHead
from folkmoot.record.ledger import Break, Entry
from folkmoot.record.links import Link, Step, Trace
from folkmoot.web.components.pages import show
from folkmoot.web.ledger import head_queries, head_services, queries, words
from folkmoot.web.ledger.labels import labels
from folkmoot.web.ledger.sight import hidden_from

SHOWN = 40
"""How many links of one kind at one distance a page lists before it gives their number."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry with what the things it is about are called, those that who asks may see."""

    entry: Entry
    about: tuple[tuple[Reference, str], ...]

    @property
    def words(self) -> str:
        """The event in words: round.opened is "round opened"."""
        return words.of_event(self.entry.event)


@dataclass(frozen=True, slots=True)
class RecordPage:
    """All chains with their heads, whether they hold, who signed them, and what happened last."""

    chains: list[queries.ChainHead]
    breaks: list[Break]
    heads: list[SignedHead]
    key: str
    latest: list[Happening]


@dataclass(frozen=True, slots=True)
class End:
    """The far end of one link, and what it is called."""

    reference: Reference
    label: str
    link: Link


@dataclass(frozen=True, slots=True)
class Stretch:
    """Links of one kind at one distance: the far end of each, and how many are not listed."""

    distance: int
    kind: str
    ends: tuple[End, ...]
    more: int

    @property
    def words(self) -> str:
        """The kind in words."""
        return words.of_link(self.kind)


@dataclass(frozen=True, slots=True)
class TracePage:
    """One reference, what lies behind it and what follows from it."""

    start: Reference | None
    label: str
    asked: str
    problem: str
    back: tuple[Stretch, ...]
    forward: tuple[Stretch, ...]
    entries: tuple[Happening, ...]


def record(request: HttpRequest) -> HttpResponse:
    """Show the chains of the ledger."""
    page = RecordPage(
        queries.chains(),
        queries.breaks(),
        heads=head_queries.latest_heads(),
        key=head_services.public_key(),
        latest=_happenings(request, queries.latest()),
    )
    return show(request, "ledger/record.html", page)


def heads(request: HttpRequest) -> JsonResponse:
    """Give the public key and the last signed head of each chain, for programs."""
    signed = [head.as_json() for head in head_queries.latest_heads()]
    return JsonResponse({"key": head_services.public_key(), "heads": signed})


def trace(request: HttpRequest) -> HttpResponse:
    """Show the trace of the reference that ?ref= names; ask for one where it names none."""
    asked = request.GET.get("ref", "").strip()
    try:
        start = Reference.parse(asked) if asked else None
    except UnknownReference as error:
        page = TracePage(None, "", asked, str(error), (), (), ())
        return show(request, "ledger/trace.html", page, status=400)
    return show(request, "ledger/trace.html", _page(request, start, asked))


def _page(request: HttpRequest, start: Reference | None, asked: str) -> TracePage:
    if start is None:
        return TracePage(None, "", asked, "", (), (), ())
    found = queries.trace(start, hides=partial(hidden_from, request))
    entries = tuple(_happenings(request, queries.entries_about(start)))
    is_hidden = bool(hidden_from(request, [start]))
    is_known = bool(is_hidden or found.back or found.forward or entries)
    problem = "" if is_known else _("Nothing is linked to this.")
    called = str(start) if is_hidden else labels([start])[start]
    back, forward = _stretches(found, back=True), _stretches(found, back=False)
    return TracePage(start, called, asked, problem, back, forward, entries)


def _happenings(request: HttpRequest, entries: list[Entry]) -> list[Happening]:
    every = {reference for entry in entries for reference in entry.about}
    called = labels(every - hidden_from(request, every))
    return [
        Happening(entry, tuple((ref, called[ref]) for ref in entry.about if ref in called))
        for entry in entries
    ]


def _stretches(trace: Trace, *, back: bool) -> tuple[Stretch, ...]:
    grouped: dict[tuple[int, str, Kind], list[Step]] = defaultdict(list)
    for step in trace.back if back else trace.forward:
        grouped[step.distance, step.link.kind, _end(step, back=back).kind].append(step)
    listed = [step for steps in grouped.values() for step in steps[:SHOWN]]
    called = labels(_end(step, back=back) for step in listed)
    return tuple(
        Stretch(
            distance,
            kind,
            tuple(_named_end(step, called, back=back) for step in steps[:SHOWN]),
            max(0, len(steps) - SHOWN),
        )
        for (distance, kind, _kind), steps in sorted(grouped.items())
    )


def _end(step: Step, *, back: bool) -> Reference:
    return step.link.target if back else step.link.source


def _named_end(step: Step, called: dict[Reference, str], *, back: bool) -> End:
    end = _end(step, back=back)
    return End(end, called[end], step.link)
