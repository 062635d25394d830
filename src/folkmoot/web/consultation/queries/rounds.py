"""A round in figures: what the public sees, and what its coordinator needs."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.consultation.rounds import Round, RoundState
from folkmoot.web.consultation.models import ResponseRow, RoundRow
from folkmoot.web.consultation.queries.items import items_of, waiting_count
from folkmoot.web.consultation.queries.packs import as_round

LISTED = 50
"""How many responses the desk lists at a time."""

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """Exact counts of one round; whoever publishes them hides those under ten."""

    responses: int
    by_kind: Counts
    by_channel: Counts
    by_language: Counts
    late: int
    participants: int
    withdrawn: int
    quarantined: int


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One item that waits for a person."""

    day: date
    file: str
    item: str
    reason: str
    found: str


@dataclass(frozen=True, slots=True)
class Dashboard:
    """One round as its coordinator sees it."""

    round: Round
    state: RoundState
    days_left: int
    figures: RoundFigures
    by_day: tuple[tuple[date, int], ...]
    quarantine: tuple[Quarantined, ...]
    page: int
    pages: int
    responses: tuple[tuple[str, date, str, str, bool], ...]


def figures_of(round_id: str) -> RoundFigures:
    """Count what came in to a round."""
    rows = ResponseRow.objects.filter(round_id=round_id)
    held = list(
        rows.filter(withdrawn__isnull=True).values_list(
            "kind", "channel", "language", "late", "participants"
        )
    )
    return RoundFigures(
        responses=len(held),
        by_kind=_most_first(Counter(row[0] for row in held)),
        by_channel=_most_first(Counter(row[1] for row in held)),
        by_language=_most_first(Counter(row[2] for row in held)),
        late=sum(row[3] for row in held),
        participants=sum(row[4] or 0 for row in held),
        withdrawn=rows.filter(withdrawn__isnull=False).count(),
        quarantined=waiting_count(round_id),
    )


def dashboard(round_id: str, at: datetime, *, page: int = 1) -> Dashboard:
    """Give what a round's coordinator needs at the instant *at*, with one page of responses."""
    found = as_round(RoundRow.objects.get(id=round_id))
    rows = ResponseRow.objects.filter(round_id=round_id, withdrawn__isnull=True)
    by_day = Counter(rows.values_list("received", flat=True))
    waiting = [(row.day, row.waiting) for row in items_of(round_id) if row.waiting]
    listed = rows.order_by("-received", "name")[(page - 1) * LISTED : page * LISTED]
    return Dashboard(
        round=found,
        state=found.state_at(at),
        days_left=found.days_left(at),
        figures=figures_of(round_id),
        by_day=tuple(sorted(by_day.items())),
        quarantine=tuple(
            Quarantined(day, each.file, each.item, each.reason, each.found) for day, each in waiting
        ),
        page=page,
        pages=max(-(-rows.count() // LISTED), 1),
        responses=tuple(listed.values_list("name", "received", "kind", "channel", "late")),
    )


def _most_first(counts: Counter[str]) -> Counts:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
