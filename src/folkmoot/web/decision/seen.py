"""What everybody in a room sees alike, worked out once for each of its pulses.

When a vote is opened, hundreds of delegates ask for the same within seconds: what differs for each
are only their own seats. Whatever changes a meeting changes its pulse (see `services.recording`).
"""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language

from folkmoot.web.decision import queries, room_queries
from folkmoot.web.decision.models import MeetingRow, PollRow
from folkmoot.web.decision.room_queries import Room
from folkmoot.web.decision.room_shown import OnTheTable, Result, on_the_table, result_of

ROOMS = 32


@dataclass(frozen=True, slots=True)
class Seen:
    """The agenda, what is being voted on with its poll, and how the last vote came out."""

    room: Room
    poll: PollRow | None
    table: OnTheTable | None
    last: Result | None


def seen(row: MeetingRow) -> Seen:
    """Give what everybody sees of a meeting at its pulse, without who has voted since."""
    return _seen(row.id, row.pulse, get_language() or "")


def forget() -> None:
    """Forget every room, as between tests that call different meetings by one name."""
    _seen.cache_clear()


@lru_cache(maxsize=ROOMS)
def _seen(meeting: str, pulse: int, language: str) -> Seen:
    row = queries.meeting(meeting)
    if row is None:
        raise LookupError(f"The meeting '{meeting}' was there a moment ago.")
    room = room_queries.room(row)
    poll = queries.poll_on(room.now.vote) if room.now else None
    table = on_the_table(room.now, poll) if room.now and poll else None
    return Seen(room, poll, table, last=result_of(room.last) if room.last else None)
