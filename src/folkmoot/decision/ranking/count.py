"""What every method of counting gives: its stages, and who is elected."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from folkmoot.decision.ranking.ballots import Ballots
from folkmoot.decision.ranking.ties import Votes
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: the *votes* at its end, who was *elected* and *excluded* in it, and ties told."""

    votes: Mapping[str, str]
    elected: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """A whole count. *elected* is in the order of election; *quota* is empty where none is used.

    *pairs* says, where the method compares them, how many ballots put one option above another:
    a row for the first, a column for the second, in the order of the votes of a stage.
    """

    method: str
    seats: int
    quota: str
    stages: tuple[Stage, ...]
    elected: tuple[str, ...]
    pairs: tuple[tuple[int, ...], ...] = ()

    def as_json(self) -> dict[str, Json]:
        """Give the document that `folkmoot count --json` prints."""
        stages: list[Json] = [
            {
                "votes": dict(stage.votes),
                "elected": list(stage.elected),
                "excluded": list(stage.excluded),
                "ties": list(stage.ties),
            }
            for stage in self.stages
        ]
        return {
            "method": self.method,
            "seats": self.seats,
            "quota": self.quota or None,
            "stages": stages,
            "elected": list(self.elected),
            "pairs": [list(row) for row in self.pairs],
        }


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


def fixed(value: int, decimals: int) -> str:
    """Write a number that is held in units of its last decimal.

    >>> fixed(12345678, 5), fixed(7, 0)
    ('123.45678', '7')
    """
    if not decimals:
        return str(value)
    return f"{value // 10**decimals}.{value % 10**decimals:0{decimals}}"
