"""Votes and their tally: every vote counted once, by section, in whole numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from folkmoot.decision.proxies import instructed, proxy_held
from folkmoot.decision.roll import Proxy, Roll, Seat
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference


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

    It is empty where the seat's own holder did. *key* opens the instruction that it followed.
    """

    seat: str
    sides: Sides
    by: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """All votes on one motion, *by_section* too, beside what was *present* and *entitled*.

    *by_proxy* are those of the votes cast that somebody else cast for their seat.
    """

    total: Sides
    by_section: Mapping[str, Sides]
    present: int
    entitled: int
    by_proxy: int = 0

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed and published."""
        return {
            "total": self.total.as_json(),
            "by_section": {name: sides.as_json() for name, sides in self.by_section.items()},
            "present": self.present,
            "entitled": self.entitled,
            "by_proxy": self.by_proxy,
        }


def whole(seat: Seat, choice: Choice, *, by: str = "") -> Vote:
    """Give the vote of a seat that casts all it has on one side, itself or *by* another one."""
    match choice:
        case Choice.YES:
            sides = Sides(votes_for=seat.votes)
        case Choice.NO:
            sides = Sides(against=seat.votes)
        case Choice.ABSTAIN:
            sides = Sides(abstained=seat.votes)
    return Vote(seat.id, sides, by)


def tally(roll: Roll, votes: Iterable[Vote], *, on: Reference) -> Tally:
    """Count *votes* *on* a motion or amendment by the frozen *roll*.

    A vote that `check_vote` refuses, or a second one of a seat, raises InputError.
    """
    seen = set[str]()
    by_section = {section: Sides() for section in sorted(_sections(roll))}
    by_proxy = 0
    for vote in votes:
        if vote.seat in seen:
            raise InputError(f"The seat '{vote.seat}' voted twice. Each seat has one vote sheet.")
        seen.add(vote.seat)
        seat = check_vote(roll, vote, on)
        by_section[seat.section] += vote.sides
        by_proxy += vote.sides.cast if vote.by else 0
    total = sum(by_section.values(), Sides())
    return Tally(total, by_section, roll.present, roll.entitled, by_proxy)


def check_vote(roll: Roll, vote: Vote, on: Reference) -> Seat:
    """Give the seat that may cast *vote* *on* something; raise InputError saying why it may not.

    A seat casts at most what it has, and is present; only one that may split takes several sides.
    Whoever casts it *by* proxy holds that proxy, is present, and keeps to its instruction. Whoever
    gave a proxy may still vote themselves: then it lapses for this vote.
    """
    seat = check_seat(roll, vote.seat, by=vote.by)
    sides = vote.sides
    if min(sides.votes_for, sides.against, sides.abstained) < 0 or not 0 < sides.cast <= seat.votes:
        raise InputError(
            f"The seat '{seat.id}' has {seat.votes} votes and cast {sides.cast}. "
            f"It can cast from 1 to {seat.votes}."
        )
    is_split = max(sides.votes_for, sides.against, sides.abstained) != seat.votes
    if is_split and not seat.may_split:
        raise InputError(f"The seat '{seat.id}' may not split its votes. It casts all on one side.")
    if vote.by:
        _check_instruction(roll.given()[seat.id], seat, vote, on)
    return seat


def check_seat(roll: Roll, seat_id: str, *, by: str = "") -> Seat:
    """Give a seat that may vote, itself or *by* its proxy, whatever it says.

    A seat that is not on the roll or absent, or a proxy that is not held, raises InputError.
    """
    seat = roll.by_id().get(seat_id)
    if seat is None:
        raise InputError(f"The seat '{seat_id}' is not on the frozen roll, so it has no vote.")
    if not seat.is_present:
        raise InputError(f"The seat '{seat.id}' is marked absent on the roll, so it can't vote.")
    if seat.votes == 0:
        raise InputError(f"The seat '{seat.id}' only holds proxies and has no vote of its own.")
    if by:
        proxy_held(roll, seat_id, by=by)
    return seat


def _check_instruction(proxy: Proxy, seat: Seat, vote: Vote, on: Reference) -> None:
    answer = instructed(proxy, on)
    if answer and vote.sides != whole(seat, Choice(answer)).sides:
        raise InputError(
            f"The proxy of '{seat.id}' is instructed to vote {answer} on {on}, with all of its "
            f"votes."
        )


def _sections(roll: Roll) -> set[str]:
    """Give the sections that have votes; whoever only holds proxies makes none."""
    return {seat.section for seat in roll if seat.votes}
