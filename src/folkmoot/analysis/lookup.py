"""Where numbers are found among others: a table of open places, for whole arrays at once."""

from typing import Final

import numpy as np

from folkmoot.analysis.arrays import Hashes, Numbers

ROOM: Final = 2
"""The table has between two and four times as many places, in powers of two, as it holds."""
_STEP: Final = 0x9E3779B97F4A7C15


def first_places(sought: Hashes, held: Hashes) -> Numbers:
    """Give for each number *sought* where it first is among those *held*, or -1.

    All of *held* are put into one table, each where its highest bits say, an earlier one over a
    later one. Those that another number pushed out go into the next table, which other bits rule.

    >>> first_places(np.array([7, 9, 8], np.uint64), np.array([8, 7, 8], np.uint64)).tolist()
    [1, -1, 0]
    """
    places = np.full(len(sought), -1)
    open_, left = np.arange(len(sought)), np.arange(len(held))[::-1]
    factor = _STEP
    while len(open_) and len(left):
        shift = np.uint64(64 - len(left).bit_length() - ROOM)
        table = np.full(1 << (64 - int(shift)), -1, np.int32)
        slots = (held[left] * np.uint64(factor) >> shift).view(np.int64)
        table[slots] = left
        there = table[(sought[open_] * np.uint64(factor) >> shift).view(np.int64)]
        open_, there = open_[there >= 0], there[there >= 0]
        same = held[there] == sought[open_]
        places[open_[same]] = there[same]
        open_ = open_[~same]
        left = left[held[table[slots]] != held[left]]
        factor = factor * _STEP & 0xFFFFFFFFFFFFFFFF
    return places
