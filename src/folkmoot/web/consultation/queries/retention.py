"""The retention clocks of rounds: on which day words are destroyed, and which day has come."""

from datetime import date, datetime

from folkmoot.consultation.retention import WORDS_DAYS, Clock
from folkmoot.web.consultation.models import RetentionRow, RoundRow
from folkmoot.web.consultation.queries.packs import as_round


def days_of(round_id: str) -> int:
    """Give how many days a round keeps original words."""
    found = RetentionRow.objects.filter(round_id=round_id).values_list("days", flat=True)
    return found.first() or WORDS_DAYS


def clock_of(round_id: str) -> Clock:
    """Give the clock of one round, in the days of its own zone."""
    found = as_round(RoundRow.objects.get(id=round_id))
    result = found.day_of(found.compiled) if found.compiled else None
    return Clock(found.day_of(found.grace_ends), result, days_of(round_id))


def destroyed_on(round_id: str) -> date | None:
    """Give the day on which a round's words were destroyed, or None while they are kept."""
    found = RetentionRow.objects.filter(round_id=round_id).values_list("destroyed_on", flat=True)
    return found.first()


def rounds_due(at: datetime) -> tuple[str, ...]:
    """Name the rounds whose day has come there at *at*, also those whose words went before."""
    rows = RoundRow.objects.order_by("id")
    return tuple(row.id for row in rows if clock_of(row.id).is_due_on(as_round(row).day_of(at)))
