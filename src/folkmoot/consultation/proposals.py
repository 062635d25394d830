"""Dates proposed for a round: from the pack where it names the body, else from the meeting."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from folkmoot.consultation import zones
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.rounds import Round
from folkmoot.federation.bodies import Body

OPEN_FOR: Final = timedelta(weeks=8)
BEFORE_MEETING: Final = timedelta(weeks=6)
"""What it takes to read, compile and send out a result before the annual meeting."""
SHORTEST: Final = timedelta(weeks=2)
REMINDERS: Final = (14, 3)
GRACE: Final = 7


def propose(pack: Consultation, body: Body, *, today: date, meeting: date | None = None) -> Round:
    """Propose a round of *body*: as the pack has it where that is still to come, else reckoned.

    A round opens on the Monday after next week begins, and closes after eight weeks or six weeks
    before the *meeting*, whichever is first; it is open for two weeks at the least.
    """
    zone_name = body.zone if zones.zone_named(body.zone) else "UTC"
    zone = ZoneInfo(zone_name)
    for planned in pack.rounds:
        if planned.body == body.id and planned.day_of(planned.opens) >= today:
            return replace(planned, announced=None, meeting=meeting or planned.meeting)
    first = _monday_after(max(today, pack.published) + timedelta(days=7))
    latest = (
        first + OPEN_FOR if meeting is None else min(first + OPEN_FOR, meeting - BEFORE_MEETING)
    )
    last = max(latest, first + SHORTEST)
    spoken = tuple(code for code in body.languages if code in pack.languages)
    return Round(
        id=f"{body.id}-{last.year}",
        consultation=pack.id,
        body=body.id,
        zone=zone_name,
        opens=zones.day_begins(first, zone),
        closes=zones.day_ends(last, zone),
        languages=spoken or pack.languages[:1],
        grace_days=GRACE,
        reminders=REMINDERS,
        meeting=meeting,
    )


def _monday_after(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)
