"""What every method of counting gives: its stages, and who is elected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from folkmoot.decision.ranking.ballots import Ballots
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError

Votes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: the *votes* at its end, who was *elected* and *excluded* in it, and ties told."""

    votes: Mapping[str, str]
    elected: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """A whole count. *elected* is in the order of election; *quota* is empty where none is used."""

    method: str
    seats: int
    quota: str
    stages: tuple[Stage, ...]
    elected: tuple[str, ...]

    def as_json(self) -> dict[str, Json]:
        """Give the document that `folkmoot count --json` prints."""
        stages: list[Json] = [
            {
                "votes": dict(stage.votes),
                "elected": list(stage.elected),
                "excluded": list(stage.excluded),
            }
            for stage in self.stages
        ]
        return {
            "method": self.method,
            "seats": self.seats,
            "quota": self.quota or None,
            "stages": stages,
            "elected": list(self.elected),
        }


@dataclass(frozen=True, slots=True)
class Tied:
    """The one *chosen* among equals, and a sentence where it took an earlier stage or the lot."""

    chosen: int
    sentence: str = ""


def continuing(ballots: Ballots) -> NDArray[np.bool_]:
    """Give who stands at the start, with one place more, for the -1 of a ballot that ends."""
    stands = np.ones(len(ballots.names) + 1, dtype=np.bool_)
    stands[[*ballots.withdrawn, -1]] = False
    return stands


def check_seats(ballots: Ballots, seats: int) -> None:
    """Raise InputError where there are no seats, or not more candidates than seats."""
    standing = len(ballots.names) - len(ballots.withdrawn)
    if seats < 1 or seats > standing:
        raise InputError(
            f"{seats} seats cannot be filled from {standing} candidates. Give --seats from 1 to "
            f"{standing}."
        )


def current_choice(
    ballots: Ballots, stands: NDArray[np.bool_], rows: NDArray[np.intp] | None = None
) -> NDArray[np.int16]:
    """Give, for each ballot row, the first of its candidates that still stands, or -1."""
    rankings = ballots.rankings if rows is None else ballots.rankings[rows]
    alive = stands[rankings]
    first = alive.argmax(axis=1)
    every = np.arange(len(rankings))
    chosen = rankings[every, first]
    return np.where(alive[every, first], chosen, np.int16(-1))


def summed(choice: NDArray[np.int16], worth: Votes, candidates: int) -> Votes:
    """Add up what the ballots are worth for each candidate, in whole numbers."""
    votes = np.zeros(candidates + 1, dtype=np.int64)
    np.add.at(votes, choice, worth)
    return votes[:candidates]


def break_tie(
    equals: Sequence[int], history: Sequence[Votes], *, highest: bool, names: Sequence[str]
) -> Tied:
    """Choose among *equals* by the most recent stage at which they differed, else by lot.

    The lot is the order of the ballot paper, so that whoever counts again gets the same.
    """
    left = list(equals)
    if len(left) == 1:
        return Tied(left[0])
    told = ", ".join(names[one] for one in left)
    for votes in reversed(history):
        best = (max if highest else min)(votes[one] for one in left)
        left = [one for one in left if votes[one] == best]
        if len(left) == 1:
            return Tied(left[0], f"{told} are equal; an earlier stage says {names[left[0]]}.")
    return Tied(left[0], f"{told} are equal in every stage; the lot falls on {names[left[0]]}.")


def fixed(value: int, decimals: int) -> str:
    """Write a number that is held in units of its last decimal.

    >>> fixed(12345678, 5), fixed(7, 0)
    ('123.45678', '7')
    """
    if not decimals:
        return str(value)
    return f"{value // 10**decimals}.{value % 10**decimals:0{decimals}}"
