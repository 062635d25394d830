"""Reading the room: the agenda in its order, what is being voted on, and who has voted so far."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import connection

from folkmoot.decision.amendments import VOTABLE
from folkmoot.decision.motions import Stage
from folkmoot.decision.roll import Seat
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import amendment_queries, stored
from folkmoot.web.decision.models import (
    AmendmentRow,
    MeetingRow,
    MotionRow,
    PollRow,
    RulingRow,
    VotedRow,
    VoteRow,
)
from folkmoot.web.decision.puts import Held, Put, held, puts


class Standing(StrEnum):
    """Where one thing on the agenda stands."""

    TABLED = "tabled"  # the chair has not said yet that it is in order
    READY = "ready"  # its vote may be opened
    OPEN = "open"
    WAITING = "waiting"  # closed, and not counted out yet: a tie, or a fall between the two
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the agenda; *closed* is when its vote was.

    *vote* is what the vote on it is called by: another motion's name where rivals are ranked.
    """

    put: Put
    standing: Standing
    vote: Reference
    closed: datetime | None = None

    @property
    def is_apart(self) -> bool:
        """Whether the vote on it, if any, is its own."""
        return self.vote == self.put.on


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the chair ruled, or set right; *about* is None where it is about the meeting."""

    number: int
    text: str
    at: datetime
    about: Put | None
    is_correction: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """A meeting as it is at the moment."""

    meeting: Held
    pulse: int
    frozen: datetime | None
    ended: datetime | None
    items: tuple[Item, ...]

    @property
    def now(self) -> Item | None:
        """What the room is busy with: a vote that waits for the chair, or one that is open."""
        by_standing = {item.standing: item for item in reversed(self.items) if item.is_apart}
        return by_standing.get(Standing.WAITING) or by_standing.get(Standing.OPEN)

    @property
    def next(self) -> Item | None:
        """What comes next on the agenda."""
        still = (Standing.TABLED, Standing.READY)
        return next((item for item in self.items if item.standing in still), None)

    @property
    def last(self) -> Item | None:
        """What was voted on last."""
        done = [item for item in self.items if item.standing is Standing.DONE and item.is_apart]
        voted = [item for item in done if item.closed]
        return max(voted, key=lambda item: str(item.closed), default=None)


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many of those in the room have voted, and never how; *waited_for* have not yet."""

    seats: int
    of_seats: int
    votes: int
    present: int
    entitled: int
    waited_for: tuple[Seat, ...]


def pulse_of(meeting: str) -> int | None:
    """Give the number that grows with every change in a meeting, in one indexed read.

    It is asked for hundreds of times in a second, so the statement is written out.
    """
    table = MeetingRow._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pulse FROM {table} WHERE id = %s", [meeting])
        found = cursor.fetchone()
    return int(found[0]) if found else None


def body_of(meeting: str) -> str | None:
    """Give the body that holds a meeting."""
    return MeetingRow.objects.filter(id=meeting).values_list("body", flat=True).first()


def room(row: MeetingRow) -> Room:
    """Give a meeting with its agenda: each motion after the amendments to it, as advised."""
    return Room(held(row), row.pulse, row.frozen, row.ended, tuple(_items(row)))


def item_on(room: Room, on: Reference) -> Item | None:
    """Give what *on* is on the agenda of a room, or None."""
    return next((item for item in room.items if item.put.on == on), None)


def turnout(poll: PollRow) -> Turnout:
    """Count who has voted in *poll*."""
    roll = stored.roll_of(poll.meeting).attended(poll.present)
    voted = voted_in(poll)
    here = [seat for seat in roll if seat.is_present]
    return Turnout(
        len(voted),
        len(here),
        votes=sum(seat.votes for seat in roll if seat.id in voted),
        present=roll.present,
        entitled=roll.entitled,
        waited_for=tuple(seat for seat in here if seat.id not in voted),
    )


def votes_taken(meeting: str) -> int:
    """Count the seats that have voted in what is open in a meeting."""
    recorded = VoteRow.objects.filter(poll__meeting=meeting, poll__closed=None).count()
    return recorded + VotedRow.objects.filter(poll__meeting=meeting, poll__closed=None).count()


def voted_in(poll: PollRow) -> frozenset[str]:
    """Give the seats that have voted in *poll*."""
    recorded = VoteRow.objects.filter(poll=poll).values_list("seat", flat=True)
    return frozenset(recorded) | frozenset(
        VotedRow.objects.filter(poll=poll).values_list("seat", flat=True)
    )


def rulings_in(room: Room) -> list[Ruling]:
    """Give what the chair ruled, in order."""
    named = {str(item.put.on): item.put for item in room.items}
    decided = {str(item.put.decision): item.put for item in room.items}
    return [
        Ruling(
            row.number,
            row.text,
            row.at,
            about=named.get(row.about) or decided.get(row.about),
            is_correction=row.about in decided,
        )
        for row in RulingRow.objects.filter(meeting=room.meeting.id)
    ]


def _items(row: MeetingRow) -> list[Item]:
    moved = AmendmentRow.objects.filter(meeting=row).exclude(rule="")
    amendments = amendment_queries.advised(moved.prefetch_related("texts"))
    motions = list(MotionRow.objects.filter(meeting=row))
    polls = _polls(row)
    states = {f"{Kind.AMENDMENT}:{each.id}": each.state for each in amendments}
    places = {f"motion:{each.id}": each.position for each in motions}
    targets = {f"{Kind.AMENDMENT}:{each.id}": each.target for each in amendments}

    def place(put: Put) -> int:
        on = str(put.on)
        return places.get(targets.get(on, on), -1)

    ordered = sorted(
        puts(motions, amendments), key=lambda put: (place(put), put.on.kind is Kind.MOTION)
    )
    return [_item(put, polls.get(str(put.on)), states.get(str(put.on), "")) for put in ordered]


def _polls(row: MeetingRow) -> dict[str, PollRow]:
    """Give the polls of a meeting under all that they decide: rivals share one."""
    found = list(PollRow.objects.filter(meeting=row))
    shared = {option: poll for poll in found for option in poll.options}
    return shared | {poll.on: poll for poll in found}


def _item(put: Put, poll: PollRow | None, state: str) -> Item:
    vote = Reference.parse(poll.on) if poll else put.on
    return Item(put, _standing(put, poll, state), vote, poll.closed if poll else None)


def _standing(put: Put, poll: PollRow | None, state: str) -> Standing:
    if put.verdict:
        return Standing.DONE
    if poll:
        return Standing.WAITING if poll.closed else Standing.OPEN
    if put.on.kind is Kind.AMENDMENT:
        return Standing.READY if state in VOTABLE else Standing.DONE
    return {
        Stage.TABLED.value: Standing.TABLED,
        Stage.IN_ORDER.value: Standing.READY,
    }.get(put.stage, Standing.DONE)
