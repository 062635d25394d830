"""Votes and their tally: every vote counted once, by section, in whole numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from folkmoot.decision.roll import Roll, Seat
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError


class Choice(StrEnum):
    """What can be said to a motion."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class Sides:
    """How many votes are for, against and abstaining."""

    votes_for: int = 0
    against: int = 0
    abstained: int = 0

    @property
    def cast(self) -> int:
        """All three together."""
        return self.votes_for + self.against + self.abstained

    def __add__(self, other: "Sides") -> "Sides":
        return Sides(
            self.votes_for + other.votes_for,
            self.against + other.against,
            self.abstained + other.abstained,
        )

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed and published."""
        return {"yes": self.votes_for, "no": self.against, "abstain": self.abstained}


@dataclass(frozen=True, slots=True)
class Vote:
    """What the seat of that id cast, whole or split; *by* is the seat whose holder cast it.

    It is empty where the seat's own holder did.
    """

    seat: str
    sides: Sides
    by: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """All votes on one motion, *by_section* too, beside what was *present* and *entitled*."""

    total: Sides
    by_section: Mapping[str, Sides]
    present: int
    entitled: int

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed and published."""
        return {
            "total": self.total.as_json(),
            "by_section": {name: sides.as_json() for name, sides in self.by_section.items()},
            "present": self.present,
            "entitled": self.entitled,
        }


def whole(seat: Seat, choice: Choice) -> Vote:
    """Give the vote of a seat that casts all it has on one side."""
    match choice:
        case Choice.YES:
            return Vote(seat.id, Sides(votes_for=seat.votes))
        case Choice.NO:
            return Vote(seat.id, Sides(against=seat.votes))
        case Choice.ABSTAIN:
            return Vote(seat.id, Sides(abstained=seat.votes))


def tally(roll: Roll, votes: Iterable[Vote]) -> Tally:
    """Count *votes* by the frozen *roll*.

    A seat that is not on the roll, is absent, votes twice, casts more than it has, or splits what
    it may not split, raises InputError.
    """
    seats, seen = roll.by_id(), set[str]()
    by_section = {section: Sides() for section in sorted({seat.section for seat in roll})}
    for vote in votes:
        if vote.seat in seen:
            raise InputError(f"The seat '{vote.seat}' voted twice. Each seat has one vote sheet.")
        seen.add(vote.seat)
        seat = check_vote(seats, vote)
        by_section[seat.section] += vote.sides
    total = sum(by_section.values(), Sides())
    return Tally(total, by_section, roll.present, roll.entitled)


def check_vote(seats: Mapping[str, Seat], vote: Vote) -> Seat:
    """Give the seat that may cast *vote*; raise InputError saying why it may not."""
    seat, sides = seats.get(vote.seat), vote.sides
    if seat is None:
        raise InputError(f"The seat '{vote.seat}' is not on the frozen roll, so it has no vote.")
    if not seat.is_present:
        raise InputError(f"The seat '{seat.id}' is marked absent on the roll, so it can't vote.")
    if min(sides.votes_for, sides.against, sides.abstained) < 0 or not 0 < sides.cast <= seat.votes:
        raise InputError(
            f"The seat '{seat.id}' has {seat.votes} votes and cast {sides.cast}. "
            f"It can cast from 1 to {seat.votes}."
        )
    is_split = max(sides.votes_for, sides.against, sides.abstained) != seat.votes
    if is_split and not seat.may_split:
        raise InputError(f"The seat '{seat.id}' may not split its votes. It casts all on one side.")
    return seat
