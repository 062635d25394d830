"""The three kinds of vote, each with a way to cast what a seat says at one of its tries."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, Protocol

from folkmoot.decision.ranked_votes import RankedVote
from folkmoot.decision.receipts import new_code
from folkmoot.decision.roll import Seat
from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.secret import Voted, unit_ballots
from folkmoot.decision.tally import Choice, Sides, whole
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import services
from folkmoot.web.decision.models import BallotRow, VotedRow, VoteRow
from folkmoot.web.decision.services.ranked import cast_ranking
from folkmoot.web.decision.services.secret import cast_secret

NAMES: Final = ("Amina", "Bo", "Chloe")
ORDERS: Final = ((0, 1, 2), (2, 0, 1), (1, 2), (0,))


class Kind(Protocol):
    """How a vote of one kind is opened and cast, and what is held of it."""

    rule: str
    secrecy: Secrecy
    options: tuple[str, ...]

    def cast(self, on: Reference, seat: Seat, turn: int) -> None:
        """Cast what *seat* says at its *turn*th try."""

    def holds(self, on: Reference, seat: Seat, turn: int) -> bool:
        """Say whether just that is held."""

    def voted(self, on: Reference) -> list[str]:
        """Name the seats that have voted, each as often as it is held."""


class Recorded:
    """For, against or abstaining, with the seat's name."""

    rule = "plain"
    secrecy = Secrecy.RECORDED
    options: tuple[str, ...] = ()

    def cast(self, on: Reference, seat: Seat, turn: int) -> None:
        services.cast_vote(on, whole(seat, said(turn)))

    def holds(self, on: Reference, seat: Seat, turn: int) -> bool:
        rows = VoteRow.objects.filter(poll__on=str(on), seat=seat.id)
        wanted = [whole(seat, said(turn)).sides]
        return [Sides(row.yes, row.no, row.abstain) for row in rows] == wanted

    def voted(self, on: Reference) -> list[str]:
        return list(VoteRow.objects.filter(poll__on=str(on)).values_list("seat", flat=True))


class Ranked(Recorded):
    """Three people in an order."""

    rule = "ranked"
    options: tuple[str, ...] = NAMES

    def cast(self, on: Reference, seat: Seat, turn: int) -> None:
        cast_ranking(on, RankedVote(seat.id, ORDERS[turn % 4]))

    def holds(self, on: Reference, seat: Seat, turn: int) -> bool:
        rows = VoteRow.objects.filter(poll__on=str(on), seat=seat.id)
        return [tuple(row.ranking or ()) for row in rows] == [ORDERS[turn % 4]]


class Receipted:
    """Ballots without a name, found again by the code of the try."""

    rule = "plain"
    secrecy = Secrecy.RECEIPTED
    options: tuple[str, ...] = ()

    def cast(self, on: Reference, seat: Seat, turn: int) -> None:
        cast_secret(on, Voted(seat.id), [said(turn)] * seat.votes, code=code_of(on, seat.id, turn))

    def holds(self, on: Reference, seat: Seat, turn: int) -> bool:
        ballots = unit_ballots(str(on), code_of(on, seat.id, turn), [said(turn)] * seat.votes)
        wanted = {(ballot.said, ballot.mark) for ballot in ballots}
        return wanted <= set(BallotRow.objects.values_list("said", "mark"))

    def voted(self, on: Reference) -> list[str]:
        return list(VotedRow.objects.filter(poll__on=str(on)).values_list("seat", flat=True))


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {"recorded": Recorded(), "receipted": Receipted(), "ranked": Ranked()}
)


def said(turn: int) -> Choice:
    """Give what a seat says to a motion at its *turn*th try."""
    return list(Choice)[turn % 3]


@cache
def code_of(on: Reference, seat: str, turn: int) -> str:
    """Give the code that a seat casts with, the same each time that it asks again."""
    return new_code()
