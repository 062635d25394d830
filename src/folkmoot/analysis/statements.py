"""Statements as the groups hold them: what sets each group apart, what divides, what unites."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np

from folkmoot.analysis.votes import AGREE, DISAGREE, Votes

SURE: Final = 1.645
"""Standard deviations beyond chance from which a difference counts: one in twenty is luck."""


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

    @property
    def agreement(self) -> float:
        """The share that agrees, drawn towards a half where few voted."""
        return (self.agree + 1) / (self.voted + 2)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement and each group's votes on it.

    *consensus* is the product of the groups' agreement: high only where every group agrees.
    *division* is the widest difference of agreement between two groups.
    """

    id: str
    all: Support
    support: tuple[Support, ...]

    @property
    def consensus(self) -> float:
        """How far all groups agree, from 0 to 1."""
        return round(float(np.prod([one.agreement for one in self.support])), 4)

    @property
    def division(self) -> float:
        """How far the groups differ, from 0 to 1."""
        shares = [one.agreement for one in self.support]
        return round(max(shares) - min(shares), 4) if shares else 0.0


@dataclass(frozen=True, slots=True)
class Holding:
    """A statement that a group agrees (or not) with more than the others, and how surely."""

    statement: str
    agrees: bool
    support: Support
    sureness: float


def statements_of(votes: Votes, members: Sequence[Sequence[int]]) -> tuple[Statement, ...]:
    """Count the votes on each statement, by all and by each group of row numbers."""
    everybody = [_support(votes, column, None) for column in range(len(votes.statements))]
    return tuple(
        Statement(name, everybody[column], tuple(_support(votes, column, own) for own in members))
        for column, name in enumerate(votes.statements)
    )


def holdings(statements: Sequence[Statement], group: int, most: int = 5) -> tuple[Holding, ...]:
    """Give what sets *group* apart: both unlike the others and unlike a coin, the surest first."""
    found = []
    for statement in statements:
        own = statement.support[group]
        others = [one for place, one in enumerate(statement.support) if place != group]
        for agrees in (True, False):
            said = _said(own, agrees)
            rest, base = sum(_said(one, agrees) for one in others), sum(o.voted for o in others)
            apart, clear = _difference(said, own.voted, rest, base), _beyond_half(said, own.voted)
            if apart > SURE and clear > SURE:
                found.append(Holding(statement.id, agrees, own, round(apart, 4)))
    return tuple(sorted(found, key=lambda one: (-one.sureness, one.statement)))[:most]


def _support(votes: Votes, column: int, rows: Sequence[int] | None) -> Support:
    cast = votes.matrix[:, column] if rows is None else votes.matrix[list(rows), column]
    agree, disagree = int((cast == AGREE).sum()), int((cast == DISAGREE).sum())
    return Support(agree, disagree, int((~np.isnan(cast)).sum()) - agree - disagree)


def _said(support: Support, agrees: bool) -> int:
    return support.agree if agrees else support.disagree


def _beyond_half(said: int, base: int) -> float:
    return 2 * sqrt(base + 1) * ((said + 1) / (base + 1) - 0.5)


def _difference(said: int, base: int, rest: int, rest_base: int) -> float:
    """Give the z of the difference of two shares, one vote added to each side."""
    own, other = (said + 1) / (base + 2), (rest + 1) / (rest_base + 2)
    pooled = (said + rest + 2) / (base + rest_base + 4)
    return (own - other) / sqrt(pooled * (1 - pooled) * (1 / (base + 2) + 1 / (rest_base + 2)))
