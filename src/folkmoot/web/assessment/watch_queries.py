"""Reading what is to be watched: changes of law that are expected, or have happened."""

from dataclasses import dataclass
from datetime import date

from folkmoot.foundation.dates import LooseDate
from folkmoot.web.assessment.models import WatchRow

OPEN, DONE, DROPPED = "open", "done", "dropped"


@dataclass(frozen=True, slots=True)
class Watched:
    """One change of law to be looked after; *changes* are the numbers of those begun for it."""

    id: int
    place: str
    name: str
    what: str
    source: str
    due: LooseDate
    state: str
    is_overdue: bool
    changes: tuple[int, ...]


def watched(today: date, *, jurisdiction: str = "") -> tuple[Watched, ...]:
    """Give all that is watched: what is overdue first, then by day, what is settled last."""
    rows = WatchRow.objects.select_related("jurisdiction").prefetch_related("changes")
    if jurisdiction:
        rows = rows.filter(jurisdiction_id=jurisdiction)
    return tuple(sorted((_watched(row, today) for row in rows), key=_urgency))


def _watched(row: WatchRow, today: date) -> Watched:
    due = LooseDate.parse(row.due)
    is_late = row.state == OPEN and due.latest is not None and due.latest < today
    begun = tuple(sorted(change.id for change in row.changes.all()))
    return Watched(
        row.id,
        row.jurisdiction_id,
        row.jurisdiction.name,
        row.what,
        row.source,
        due,
        row.state,
        is_late,
        begun,
    )


def _urgency(one: Watched) -> tuple[bool, bool, date, int]:
    return one.state != OPEN, not one.is_overdue, one.due.earliest or date.max, one.id
