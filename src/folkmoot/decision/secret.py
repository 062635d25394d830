"""Secret votes with receipts: ballots of one vote each, without names, and what they come to.

A seat with ten votes gives ten ballots of one vote, so that no weight is ever published. Each has
a mark, which whoever has the code can make again and nobody else can.
"""

import hmac
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from folkmoot.decision.proxies import instructed
from folkmoot.decision.receipts import read_code
from folkmoot.decision.roll import Roll, Seat
from folkmoot.decision.rules import Rule
from folkmoot.decision.tally import Choice, Sides, Tally, check_seat
from folkmoot.foundation.canonical import Json, canonical_json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference

FEWEST: Final = 5
"""How many seats must be present for a secret vote: among fewer, everybody can work it out."""


@dataclass(frozen=True, slots=True, order=True)
class UnitBallot:
    """One vote: what it *said*, and the *mark* that its voter can find."""

    said: str
    mark: str

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed and published."""
        return {"said": self.said, "mark": self.mark}


@dataclass(frozen=True, slots=True, order=True)
class Voted:
    """That a seat voted, and nothing of what; *by* is the seat whose holder voted as a proxy."""

    seat: str
    by: str = ""

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed and published."""
        return {"seat": self.seat, "by": self.by}


def unit_ballots(poll_id: str, code: str, said: Sequence[str]) -> tuple[UnitBallot, ...]:
    """Give one ballot for each vote in *said*, in the order of their marks, which is none.

    *poll_id* is the reference that is voted on. A *code* that is none raises InputError.
    """
    key = read_code(code)
    ballots = (UnitBallot(each, _mark(poll_id, key, n, each)) for n, each in enumerate(said))
    return tuple(sorted(ballots, key=lambda ballot: ballot.mark))


def ballots_with(
    poll_id: str, code: str, ballots: Collection[UnitBallot]
) -> tuple[UnitBallot, ...]:
    """Give those of the published *ballots* that were cast with *code*, in the order of cast."""
    key, said = read_code(code), sorted({ballot.said for ballot in ballots})
    published, found = set(ballots), list[UnitBallot]()
    for number in range(len(ballots)):
        made = {UnitBallot(each, _mark(poll_id, key, number, each)) for each in said}
        if not (here := made & published):
            break
        found.extend(here)
    return tuple(found)


def one_by_one(sides: Sides) -> tuple[str, ...]:
    """Give what each single vote of *sides* says.

    >>> one_by_one(Sides(votes_for=2, abstained=1))
    ('yes', 'yes', 'abstain')
    """
    counts = {
        Choice.YES: sides.votes_for,
        Choice.NO: sides.against,
        Choice.ABSTAIN: sides.abstained,
    }
    return tuple(str(choice) for choice, votes in counts.items() for _ in range(votes))


def said_of_ranking(places: Sequence[int]) -> str:
    """Write a ranking, the places of options counted from 1, as its ballots say it.

    >>> said_of_ranking((3, 1, 2)), ranking_said("3>1>2")
    ('3>1>2', (3, 1, 2))
    """
    return ">".join(str(place) for place in places)


def ranking_said(said: str) -> tuple[int, ...]:
    """Read a ranking that a ballot says; empty where it ranks nothing."""
    places = tuple(int(place) for place in said.split(">") if place.isdecimal())
    if said_of_ranking(places) != said:
        raise InputError(f"A ballot says '{said}', which is no ranking such as 3>1>2.")
    return places


def check_said(seat: Seat, said: Sequence[str], *, options: int = 0) -> None:
    """Refuse with InputError what *seat* may not say; *options* is how many a ranked vote has."""
    if len(said) != seat.votes:
        raise InputError(
            f"The seat '{seat.id}' has {seat.votes} votes and {len(said)} were given. In a secret "
            f"vote all are cast: abstain with those that take no side."
        )
    if len(set(said)) > 1 and not seat.may_split:
        raise InputError(f"The seat '{seat.id}' may not split its votes. It casts all on one side.")
    for each in set(said):
        _check_one(each, options)


def check_secret_voter(roll: Roll, voted: Voted, on: Reference) -> Seat:
    """Give the seat that may vote in secret *on* something; raise InputError saying why it may not.

    A proxy casts what its holder chooses: one that is bound to an answer votes where all can see.
    """
    seat = check_seat(roll, voted.seat, by=voted.by)
    if voted.by and instructed(roll.given()[seat.id], on):
        raise InputError(
            f"The proxy of '{seat.id}' is instructed how to vote on {on}, and in a secret vote "
            f"nobody could see that it was followed."
        )
    return seat


def check_ballots(
    roll: Roll,
    voted: Collection[Voted],
    ballots: Collection[UnitBallot],
    *,
    on: Reference,
    options: int = 0,
) -> None:
    """See that *ballots* are as many as those who *voted* have votes, each with its own mark.

    *roll* is the one of the vote, with who attended. What does not fit raises InputError.
    """
    votes = sum(check_secret_voter(roll, each, on).votes for each in voted)
    if len({each.seat for each in voted}) != len(voted):
        raise InputError("A seat is said to have voted twice. Each seat votes once.")
    if len(ballots) != votes:
        raise InputError(f"There are {len(ballots)} ballots; those who voted have {votes} votes.")
    if len({ballot.mark for ballot in ballots}) != len(ballots):
        raise InputError("Two ballots have one mark. Each ballot has a mark of its own.")
    for said in {ballot.said for ballot in ballots}:
        _check_one(said, options)


def tally_secret(
    roll: Roll, voted: Collection[Voted], ballots: Collection[UnitBallot], *, on: Reference
) -> Tally:
    """Count secret *ballots* after checking them (see `check_ballots`); they know no sections."""
    check_ballots(roll, voted, ballots, on=on)
    seats = roll.by_id()
    by_proxy = sum(seats[each.seat].votes for each in voted if each.by)
    return Tally(_sides(ballots), {}, roll.present, roll.entitled, by_proxy)


def may_be_secret(roll: Roll, rule: Rule, on: Reference | None = None) -> str:
    """Say why a vote *on* something by *rule* can't be secret among those present, or nothing."""
    given = {proxy.seat for proxy in roll.proxies}
    there = [seat for seat in roll if seat.is_present]
    if sum(seat.id not in given for seat in there) < FEWEST:
        return (
            f"A secret vote needs at least {FEWEST} seats whose own holders are present: among "
            f"fewer, everybody could work out who voted what. Take a recorded vote."
        )
    if largest := next((seat for seat in there if 2 * seat.votes > roll.present), None):
        return (
            f"The seat '{largest.id}' has more than half of the votes present, so the sums would "
            f"tell what it voted. Take a recorded vote."
        )
    if rule.sections:
        return (
            f"The rule '{rule.id}' also asks for a majority of sections, and secret ballots know "
            f"no sections. Take a recorded vote."
        )
    if any(str(on) in proxy.instructions for proxy in roll.proxies):
        return (
            f"A proxy is instructed how to vote on {on}, and nobody could see that it was "
            f"followed. Take a recorded vote."
        )
    return ""


def _mark(poll_id: str, key: str, index: int, said: str) -> str:
    message = canonical_json([poll_id, index, said])
    return hmac.digest(key.encode(), message, "sha256").hex()


def _check_one(said: str, options: int) -> None:
    if not options:
        if said not in set(Choice):
            raise InputError(f"A ballot says '{said}'. It can say yes, no or abstain.")
        return
    places = ranking_said(said)
    if len(set(places)) != len(places) or not set(places) <= set(range(1, options + 1)):
        raise InputError(
            f"A ballot says '{said}'. It ranks options from 1 to {options}, each once."
        )


def _sides(ballots: Iterable[UnitBallot]) -> Sides:
    counts = Counter(ballot.said for ballot in ballots)
    return Sides(counts[Choice.YES], counts[Choice.NO], counts[Choice.ABSTAIN])
