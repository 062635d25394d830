"""Motions made of motions: several put together, one split, one put to another meeting."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from folkmoot.decision.motions import Event, Happening, Motion
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import motion_guards
from folkmoot.web.decision.services.motions import happen, table_motion


@transaction.atomic
def composite(
    motions: Sequence[str], into: Motion, *, by: Reference, at: datetime, why: str = ""
) -> None:
    """Table *into* (as `descent.composed` gives it) in the place of *motions* of one meeting."""
    meetings = {row.meeting_id for row in motion_guards.locked(motions)}
    if len(meetings) != 1:
        raise InputError("Only motions put to the same meeting are put together. Choose again.")
    meeting = meetings.pop()
    motion_guards.refuse_rivals(meeting, motions)
    table_motion(meeting, into, at=at)
    happen(into.id, Event(Happening.COMPOSED, at, why), by=by)
    for motion in motions:
        happen(motion, Event(Happening.COMPOSITED, at, why, (into.reference,)), by=by)


@transaction.atomic
def split(
    motion: str, into: Iterable[Motion], *, by: Reference, at: datetime, why: str = ""
) -> None:
    """Table the motions *into* (as `descent.parted` gives them) in the place of *motion*."""
    (row,) = motion_guards.locked([motion])
    made = tuple(into)
    for part in made:
        table_motion(row.meeting_id, part, at=at)
    there = tuple(part.reference for part in made)
    happen(motion, Event(Happening.SPLIT, at, why, there), by=by)


@transaction.atomic
def forward(
    motion: str, into: Motion, *, meeting: str, by: Reference, at: datetime, why: str = ""
) -> None:
    """Put a carried *motion* to another *meeting* as *into* (as `descent.forwarded` gives it)."""
    (row,) = motion_guards.locked([motion])
    if row.meeting_id == meeting:
        raise InputError(f"The motion '{motion}' was carried by this meeting. Choose another one.")
    table_motion(meeting, into, at=at)
    happen(motion, Event(Happening.FORWARDED, at, why, (into.reference,)), by=by)
