"""One trial meeting with votes of three kinds, held through the services that the pages call."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from itertools import count, cycle

from django.db import connection

from folkmoot.decision.motions import Event, Happening, Motion
from folkmoot.decision.roll import Roll, Seat
from folkmoot.decision.rules import SIMPLE, Rule, RuleSet
from folkmoot.decision.tally import Choice, whole
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import services
from folkmoot.web.decision.models import DecisionRow, VoteRow
from folkmoot.web.ledger import queries as ledger
from tests.faults.hall import MEETING, MORNING, SEATS

CHAIR = Reference.parse("person:chloe")
COUNCIL = Reference(Kind.BODY, "council")
LATER = MORNING + timedelta(hours=1)
TAKEN = "taken"
KINDS = ("recorded",)
ROLL = Roll(tuple(Seat(f"s{n:03}", f"section-{n % 7}", 1 + n % 3) for n in range(SEATS)))
RULES = RuleSet(
    "trial-rules",
    "council",
    "Trial rules",
    "2026-01-01",
    source="tests",
    encoded_by="tests",
    weights={},
    rules=(Rule("plain", SIMPLE),),
)
NUMBERS = count(1)

Try = tuple[str, int]
"""A seat, and which of its tries this is: each says something else."""


@dataclass(frozen=True, slots=True)
class Poll:
    """One vote on a motion of its own."""

    on: Reference
    kind: str

    def open(self) -> None:
        """Open it."""
        services.open_vote(self.on, by=CHAIR, at=MORNING)

    def cast(self, seat: str, turn: int) -> None:
        """Cast what *seat* says when it tries the *turn*th time."""
        services.cast_vote(self.on, whole(ROLL.by_id()[seat], said(turn)))

    def close(self) -> None:
        """Close it, and count what was cast."""
        services.close_vote(self.on, by=CHAIR, at=LATER)

    def close_told(self) -> str:
        """Close it as one of several chairs, and say nothing or why it was not closed now."""
        return _told(self.close)

    def live(self) -> None:
        """Open, let three seats vote, close; go on where what was done before is refused."""
        steps: list[Callable[[], None]] = [self.open]
        steps += [lambda seat=seat: self.cast(seat, 0) for seat in seats()[:3]]  # type: ignore[misc]
        for step in (*steps, self.close):
            with suppress(InputError):
                step()

    def judged(self, taken: Sequence[Try]) -> dict[str, int]:
        """Hold what is stored and decided to the votes that were *taken*."""
        stored = self._stored()
        as_said = [(seat, self._says(seat, turn)) for seat, turn in taken]
        lost = [one for one in as_said if one not in stored]
        more = len(stored) - len({seat for seat, _ in taken})
        decisions = DecisionRow.objects.filter(id=self.on.name)
        entries = [entry for entry, _ in ledger.entries("decisions-council")]
        made = sum(e.event == "decision.made" and self.on in e.about for e in entries)
        counted = sum(row.document["tally"]["total"][c] for row in decisions for c in Choice)
        votes = sum(ROLL.by_id()[seat].votes for seat, _ in taken)
        return {
            "acknowledged": len(taken),
            "lost": len(lost) + (made < 1) + (counted < votes),
            "doubled": more + max(made - 1, 0) + (counted > votes),
        }

    def _stored(self) -> list[tuple[str, tuple[int, int, int]]]:
        rows = VoteRow.objects.filter(poll__on=str(self.on))
        return [(row.seat, (row.yes, row.no, row.abstain)) for row in rows]

    def _says(self, seat: str, turn: int) -> tuple[int, int, int]:
        sides = whole(ROLL.by_id()[seat], said(turn)).sides
        return sides.votes_for, sides.against, sides.abstained


def said(turn: int) -> Choice:
    """Give what a seat says at its *turn*th try."""
    return list(Choice)[turn % 3]


def seats() -> list[str]:
    """Give the ids of all seats."""
    return [seat.id for seat in ROLL]


def hold_meeting() -> None:
    """Call the meeting and freeze its roll."""
    services.load_rule_set(RULES, by=COUNCIL, at=MORNING)
    services.hold_meeting(
        MEETING, "council", title="Trial", day=MORNING.date(), rules=RULES.id, chair=CHAIR
    )
    services.freeze_roll(MEETING, ROLL, by=CHAIR, at=MORNING)


def table_one(kind: str) -> Poll:
    """Table a motion, take it as in order, and give the vote that is to be on it."""
    motion = Motion(f"trial-{next(NUMBERS)}", "Trial", "Words.", COUNCIL, "plain")
    services.table_motion(MEETING, motion, at=MORNING)
    services.happen(motion.id, Event(Happening.ACCEPTED_IN_ORDER, MORNING), by=CHAIR)
    return Poll(motion.reference, kind)


def open_one(kind: str) -> Poll:
    """Table a motion and open the vote on it."""
    poll = table_one(kind)
    poll.open()
    return poll


def kinds_in_turn() -> Iterator[str]:
    """Give one kind after the other, without end."""
    return cycle(KINDS)


def answered(poll: Poll, seat: str, turn: int) -> str:
    """Let a seat vote, in a thread of its own; give TAKEN, or the sentence it was refused with."""
    return _told(lambda: poll.cast(seat, turn)) or TAKEN


def _told(act: Callable[[], object]) -> str:
    try:
        act()
    except InputError as refusal:
        return str(refusal)
    finally:
        connection.close()
    return ""
