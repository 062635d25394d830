"""Ties: how equals are told apart, by the rule that was named before anybody voted."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from folkmoot.decision.ranking import words
from folkmoot.foundation.errors import InputError

Votes = NDArray[np.int64]


class TieForTheChair(InputError):
    """Options are equal, and the chair has not said yet which one goes first."""


class Decider(StrEnum):
    """What decides between equals where no earlier stage does, or none is asked."""

    PAPER = "paper"  # the order of the ballot paper, as a lot that everybody knows
    LOT = "lot"  # an order drawn from a seed that was published before
    CHAIR = "chair"


@dataclass(frozen=True, slots=True)
class Ties:
    """How equals are told apart: by an earlier stage where that is asked, and then by *order*.

    *order* are places on the ballot paper. A lot falls on the first of them, whether it elects or
    excludes; the chair prefers the first of them, and all of them to one that is not named, so that
    the last one is excluded.
    """

    looks_back: bool = True
    decider: Decider = Decider.PAPER
    order: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tied:
    """The one *chosen* among equals, and a sentence where it took an earlier stage or the lot."""

    chosen: int
    sentence: str = ""


BY_PAPER: Final = Ties()


def lot(seed: str, options: int) -> tuple[int, ...]:
    """Draw an order of so many options from *seed*: by the SHA-256 of `seed:place`.

    >>> lot("2026", 3) == lot("2026", 3), sorted(lot("2026", 3))
    (True, [0, 1, 2])
    """

    def drawn(place: int) -> str:
        return hashlib.sha256(f"{seed}:{place + 1}".encode()).hexdigest()

    return tuple(sorted(range(options), key=drawn))


def ties_by_lot(seed: str, options: int, *, looks_back: bool) -> Ties:
    """Tell equals apart by a lot drawn from *seed*, after an earlier stage if it *looks_back*."""
    return Ties(looks_back, Decider.LOT, lot(seed, options))


def break_tie(
    equals: Sequence[int],
    history: Sequence[Votes],
    *,
    highest: bool,
    names: Sequence[str],
    ties: Ties = BY_PAPER,
) -> Tied:
    """Choose among *equals* by the most recent stage at which they differed, else as *ties* say.

    Where the chair decides and has not said, raise TieForTheChair.
    """
    left = list(equals)
    if len(left) == 1:
        return Tied(left[0])
    told = ", ".join(names[one] for one in left)
    for votes in reversed(history) if ties.looks_back else ():
        best = (max if highest else min)(votes[one] for one in left)
        left = [one for one in left if votes[one] == best]
        if len(left) == 1:
            return Tied(left[0], words.EARLIER.put(equals=told, chosen=names[left[0]]))
    return _decided(left, told, highest=highest, names=names, ties=ties)


def _decided(
    left: list[int], told: str, *, highest: bool, names: Sequence[str], ties: Ties
) -> Tied:
    if ties.decider is Decider.CHAIR:
        named = [one for one in ties.order if one in left]
        if len(named) < (1 if highest else len(left) - 1):
            among = "\n".join(names[one] for one in left if one not in named)
            raise TieForTheChair(words.CHAIR_ASKED.put(equals=told, among=among))
        last = next((one for one in left if one not in named), named[-1])
        return Tied(
            named[0] if highest else last, words.CHAIR.put(equals=told, chosen=names[named[0]])
        )
    chosen = min(left, key=ties.order.index) if ties.order else left[0]
    said = words.LOT_AFTER_STAGES if ties.looks_back else words.LOT
    return Tied(chosen, said.put(equals=told, chosen=names[chosen]))
