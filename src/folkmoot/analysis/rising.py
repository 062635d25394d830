"""The longest rising part of many series at once."""

from bisect import bisect_left
from typing import Final

import numpy as np

from folkmoot.analysis.arrays import Claims, Numbers, heads, sizes

LONG: Final = 256
"""Longer series are taken one by one."""
TOGETHER: Final = 2000
_HIGH: Final = np.iinfo(np.int32).max


def longest_rising(series: Numbers, values: Numbers) -> Claims:
    """Say which *values* are in the longest strictly rising part of theirs among *series*.

    Values of one series lie together. Where several parts are equally long, the one that the
    patience method finds counts: it ends lowest.

    >>> longest_rising(np.array([0, 0, 0, 1]), np.array([5, 7, 6, 1])).tolist()
    [True, False, True, True]
    """
    starts = heads(series)
    lengths = sizes(starts, len(series))
    kept = np.zeros(len(values), np.bool_)
    order = np.argsort(lengths, kind="stable")
    short = order[lengths[order] <= LONG]
    for some in np.array_split(short, -(-len(short) // TOGETHER)) if len(short) else ():
        _mark(starts[some], lengths[some], values, kept)
    for one in order[len(short) :].tolist():
        part = slice(starts[one], starts[one] + lengths[one])
        kept[part] = _one(values[part].tolist())
    return kept


def _mark(starts: Numbers, lengths: Numbers, values: Numbers, kept: Claims) -> None:
    """Mark the longest rising parts of several series of about the same length."""
    before, ends, sizes = _piles(starts, lengths, values)
    rows = np.arange(len(starts))
    at = ends[rows, sizes - 1]
    while len(rows):
        kept[starts[rows] + at] = True
        at = before[rows, at]
        rows, at = rows[at >= 0], at[at >= 0]


def _piles(starts: Numbers, lengths: Numbers, values: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Lay each value on the first pile that does not end lower, for all series in step.

    Give what lay on the pile before when each was laid, what lies on each pile, and their number.
    """
    count, longest = len(starts), int(lengths.max())
    tails = np.full((count, longest), _HIGH, np.int32)
    ends = np.zeros((count, longest), np.int64)
    before = np.full((count, longest), -1, np.int64)
    sizes = np.zeros(count, np.int64)
    for step in range(longest):
        rows = np.flatnonzero(lengths > step)
        value = values[starts[rows] + step].astype(np.int32)
        pile = (tails[rows, : int(sizes.max()) + 1] < value[:, None]).sum(axis=1)
        before[rows, step] = np.where(pile, ends[rows, np.maximum(pile - 1, 0)], -1)
        tails[rows, pile], ends[rows, pile] = value, step
        sizes[rows] = np.maximum(sizes[rows], pile + 1)
    return before, ends, sizes


def _one(values: list[int]) -> list[bool]:
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        pile = bisect_left(tails, value)
        before.append(ends[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [value]
        ends[pile : pile + 1] = [index]
    kept = [False] * len(values)
    index = ends[-1] if ends else -1
    while index >= 0:
        kept[index] = True
        index = before[index]
    return kept
