"""What may be told of votes: counts, bounds of those left out, and what surely follows from them.

Whatever is listed here follows from the released numbers alone, so that a list tells nothing more.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from folkmoot.analysis.arrays import Numbers
from folkmoot.analysis.exposure import LEAST_COUNT
from folkmoot.analysis.statements import (
    Statement,
    Support,
    dividing,
    holdings,
    splitting,
    uniting,
)

ROUNDS: Final = 8
"""How often the bounds of rows and columns are brought together."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What a count is at least and at most; both are the same where it is told."""

    low: int
    high: int

    @property
    def is_told(self) -> bool:
        """Whether the count itself is told."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Told:
    """How many of *base* who voted on a statement agree, disagree or pass, as far as it is told."""

    agree: Reach
    disagree: Reach
    passed: Reach
    base: Reach

    def said(self, agrees: bool) -> Reach:
        """Give how many agree (or disagree)."""
        return self.agree if agrees else self.disagree

    def at_least(self, agrees: bool) -> Support:
        """Give the votes with as small a part agreeing (or disagreeing) as there may be."""
        return _support(self.said(agrees).low, self.base.high, agrees)

    def at_most(self, agrees: bool) -> Support:
        """Give the votes with as large a part agreeing (or disagreeing) as there may be."""
        most = self.said(agrees).high
        return _support(most, max(self.base.low, most), agrees)


@dataclass(frozen=True, slots=True)
class ToldStatement:
    """What is told of the votes on a statement: of all, and of each group; None is nothing."""

    id: str
    all: Told | None
    groups: tuple[Told | None, ...] = ()


def told_whole(support: Support) -> Told:
    """Tell all of *support*, to somebody who may know."""
    counts = (support.agree, support.disagree, support.passed)
    return Told(*(Reach(count, count) for count in (*counts, support.voted)))


def told_table(
    cells: Sequence[Sequence[int | None]], few: Collection[tuple[int, int]], most: int
) -> tuple[Told, ...]:
    """Read a table of who agrees, disagrees and passes, with totals in the last row and column.

    None is left out, those at *few* being under LEAST_COUNT; nothing is larger than *most*. Bounds
    follow from the sums of rows and columns.
    """
    low = np.array([[cell or 0 for cell in row] for row in cells], dtype=np.int64)
    high = np.array([[most if cell is None else cell for cell in row] for row in cells])
    for place in few:
        high[place] = LEAST_COUNT - 1
    for _ in range(ROUNDS):
        for axis in (0, 1):
            _narrow(np.moveaxis(low, axis, -1), np.moveaxis(high, axis, -1))
    return tuple(
        Told(*(Reach(least, largest) for least, largest in zip(*row, strict=True)))
        for row in zip(low.tolist(), high.tolist(), strict=True)
    )


def _narrow(low: Numbers, high: Numbers) -> None:
    """Bring bounds together along each row, whose last number is the sum of the others."""
    parts, whole = np.s_[:, :-1], np.s_[:, -1]
    low[whole] = np.maximum(low[whole], low[parts].sum(axis=1))
    high[whole] = np.minimum(high[whole], high[parts].sum(axis=1))
    least = low[whole][:, None] - (high[parts].sum(axis=1, keepdims=True) - high[parts])
    largest = high[whole][:, None] - (low[parts].sum(axis=1, keepdims=True) - low[parts])
    low[parts], high[parts] = np.maximum(low[parts], least), np.minimum(high[parts], largest)


def surely_uniting(
    statements: Sequence[ToldStatement], agrees: bool = True
) -> tuple[ToldStatement, ...]:
    """Give those that surely more than half of every group agree (or disagree) with; see `uniting`.

    Without groups these are all who voted.
    """
    told = {one.id: one for one in statements}
    sure = [
        Statement(one.id, votes[0], tuple(votes))
        for one in statements
        if (votes := [each.at_least(agrees) for each in one.groups or (one.all,) if each])
        and len(votes) == len(one.groups or (one.all,))
    ]
    return tuple(told[one.id] for one in uniting(sure, agrees))


def surely_dividing(statements: Sequence[ToldStatement]) -> tuple[ToldStatement, ...]:
    """Give those on which two groups surely differ by more than chance; see `dividing`."""
    told = {one.id: one for one in statements}
    sure = [Statement(one.id, pair[0], pair) for one in statements for pair in _furthest_apart(one)]
    return tuple(told[one.id] for one in dividing(sure))


def surely_splitting(statements: Sequence[ToldStatement]) -> tuple[ToldStatement, ...]:
    """Give those that surely split everybody, the most even first; see `splitting`."""
    told = {one.id: one for one in statements}
    sure = [
        Statement(one.id, Support(agree, disagree, one.all.base.high - agree - disagree), ())
        for one in statements
        if one.all
        for agree, disagree in [(one.all.agree.low, one.all.disagree.low)]
    ]
    return tuple(told[one.id] for one in splitting(sure))


def surely_held(
    statements: Sequence[ToldStatement], group: int, most: int = 5
) -> tuple[tuple[ToldStatement, bool], ...]:
    """Give what surely sets *group* apart, with whether it agrees; see `holdings`."""
    found = [
        (one.sureness, told, agrees)
        for told in statements
        for agrees in (True, False)
        for one in holdings(_beside_the_rest(told, group, agrees), 0)
        if one.agrees is agrees
    ]
    found.sort(key=lambda one: (-one[0], one[1].id))
    return tuple((told, agrees) for _, told, agrees in found[:most])


def _support(said: int, base: int, agrees: bool) -> Support:
    return Support(said, 0, base - said) if agrees else Support(0, said, base - said)


def _furthest_apart(one: ToldStatement) -> list[tuple[Support, Support]]:
    """Give the two groups of which one surely agrees more, as near as they may be; if there are."""
    pairs = [
        (high.at_least(agrees=True), low.at_most(agrees=True))
        for high in one.groups
        for low in one.groups
        if high and low and high is not low and high.base.is_told and low.base.is_told
    ]
    apart = [pair for pair in pairs if pair[0].share() > pair[1].share()]
    return sorted(apart, key=lambda pair: pair[1].share() - pair[0].share())[:1]


def _beside_the_rest(one: ToldStatement, group: int, agrees: bool) -> list[Statement]:
    """Give a group and all others together, as alike as they may be; if all is told."""
    rest = [each for at, each in enumerate(one.groups) if at != group]
    own = one.groups[group]
    if not all(each and each.base.is_told for each in one.groups):
        return []
    assert own is not None
    base = sum(each.base.low for each in rest if each)
    said = sum(each.said(agrees).high for each in rest if each)
    votes = (own.at_least(agrees), _support(said, base, agrees))
    return [Statement(one.id, votes[0], votes)]
