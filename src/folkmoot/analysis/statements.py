"""Statements as the groups hold them: what sets each group apart, what divides, what unites."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod, sqrt
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.votes import AGREE, GAP, Votes

SURE: Final = 1.645
"""Standard deviations beyond chance from which a difference counts: one in twenty is luck."""

LEAST_SIDE: Final = 0.3
"""Share on either side from which a statement splits everybody."""


@dataclass(frozen=True, slots=True)
class Support:
    """How one group voted on a statement."""

    agree: int
    disagree: int
    passed: int

    @property
    def voted(self) -> int:
        """Who voted at all, passes among them."""
        return self.agree + self.disagree + self.passed

    def share(self, agrees: bool = True) -> float:
        """Give the share that agrees (or disagrees), drawn towards a half where few voted."""
        return (self.said(agrees) + 1) / (self.voted + 2)

    def said(self, agrees: bool) -> int:
        """Give how many agree (or disagree)."""
        return self.agree if agrees else self.disagree


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement and the votes on it: of all, and of each group."""

    id: str
    all: Support
    support: tuple[Support, ...]

    @property
    def consensus(self) -> float:
        """How far all groups agree, from 0 to 1: the product of their shares, as Polis has it."""
        return round(prod(one.share() for one in self.support), 4)

    @property
    def dissent(self) -> float:
        """How far all groups disagree with it, from 0 to 1: the product of those shares."""
        return round(prod(one.share(agrees=False) for one in self.support), 4)

    @property
    def division(self) -> float:
        """How far the groups differ, from 0 to 1: the widest difference of two shares."""
        shares = [one.share() for one in self.support]
        return round(max(shares) - min(shares), 4) if shares else 0.0

    def unites(self, agrees: bool = True) -> bool:
        """Whether more than half of every group agree (or disagree) with it."""
        return bool(self.support) and all(
            2 * one.said(agrees) > one.voted > 0 for one in self.support
        )


@dataclass(frozen=True, slots=True)
class Holding:
    """A statement that a group agrees (or not) with more than the others, and how surely."""

    statement: str
    agrees: bool
    support: Support
    sureness: float


def statements_of(
    votes: Votes, labels: npt.NDArray[np.int64], groups: int
) -> tuple[Statement, ...]:
    """Count the votes on each statement, by all and by each of *groups*.

    *labels* says for each participant in which group they are; -1 stands for none.
    """
    asked = len(votes.statements)
    cells = votes.matrix.ravel()
    cast = np.flatnonzero(cells != GAP)
    row, column = np.divmod(cast, max(asked, 1))
    at = ((labels[row] + 1) * 3 + AGREE - cells[cast]) * asked + column
    counted = np.bincount(at, minlength=(groups + 1) * 3 * asked).reshape(groups + 1, 3, asked)
    agree, passed, disagree = counted.transpose(1, 2, 0)
    by_group = np.stack([agree, disagree, passed], axis=2)
    everybody = by_group.sum(axis=1)
    return tuple(
        Statement(name, Support(*whole), tuple(Support(*each) for each in parts[1:]))
        for name, whole, parts in zip(
            votes.statements, everybody.tolist(), by_group.tolist(), strict=True
        )
    )


def holdings(statements: Sequence[Statement], group: int, most: int = 5) -> tuple[Holding, ...]:
    """Give what sets *group* apart: both unlike the others and unlike a coin, the surest first."""
    found = []
    for statement in statements:
        own = statement.support[group]
        rest = [one for place, one in enumerate(statement.support) if place != group]
        base = sum(one.voted for one in rest)
        for agrees in (True, False):
            others = sum(one.said(agrees) for one in rest)
            apart = _difference(own.said(agrees), own.voted, others, base)
            if apart > SURE and _beyond_half(own.said(agrees), own.voted) > SURE:
                found.append(Holding(statement.id, agrees, own, round(apart, 4)))
    return tuple(sorted(found, key=lambda one: (-one.sureness, one.statement)))[:most]


def uniting(statements: Sequence[Statement], agrees: bool = True) -> tuple[Statement, ...]:
    """Give those that more than half of every group agree (or disagree) with, the widest first."""
    shared = [one for one in statements if one.unites(agrees)]
    return tuple(
        sorted(shared, key=lambda one: (-(one.consensus if agrees else one.dissent), one.id))
    )


def dividing(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give those on which two groups differ by more than chance, the widest difference first."""
    found = [one for one in statements if _parts(one.support)]
    return tuple(sorted(found, key=lambda one: (-one.division, one.id)))


def splitting(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give those that split everybody, the most even first: three in ten on either side at least.

    This is what can be said of disagreement where no groups last.
    """
    even = {
        one.id: min(one.all.agree, one.all.disagree) / max(one.all.voted, 1) for one in statements
    }
    found = [one for one in statements if even[one.id] >= LEAST_SIDE]
    return tuple(sorted(found, key=lambda one: (-even[one.id], one.id)))


def _parts(support: Sequence[Support]) -> bool:
    """Whether the group that agrees most and the one that agrees least differ surely."""
    if len(support) < 2:
        return False
    low, *_, high = sorted(support, key=Support.share)
    return _difference(high.agree, high.voted, low.agree, low.voted) > SURE


def _beyond_half(said: int, base: int) -> float:
    return 2 * sqrt(base + 1) * ((said + 1) / (base + 1) - 0.5)


def _difference(said: int, base: int, rest: int, rest_base: int) -> float:
    """Give the z of the difference of two shares, one vote added to each side."""
    own, other = (said + 1) / (base + 2), (rest + 1) / (rest_base + 2)
    pooled = (said + rest + 2) / (base + rest_base + 4)
    return (own - other) / sqrt(pooled * (1 - pooled) * (1 / (base + 2) + 1 / (rest_base + 2)))
