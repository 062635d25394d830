"""Equal ballots put together: a million rows become the few that differ, exactly and in one sort.

A table has a row for each ballot and a column for each choice, the first one first: whole numbers
from 0, and -1 where nothing is chosen.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.int16]
Counts = NDArray[np.int64]
BITS: Final = 62


def tidied(table: Table) -> Table:
    """Pass over what names nothing, or one candidate again; later choices move up."""
    kept = table.copy()
    for later in range(1, table.shape[1]):
        for earlier in range(later):
            kept[table[:, later] == table[:, earlier], later] = -1
    order = np.argsort(kept < 0, axis=1, kind="stable")
    moved = np.take_along_axis(kept, order, axis=1)
    width = max(1, int((moved >= 0).any(axis=0).sum()))
    return moved[:, :width]


def distinct(table: Table, counts: Counts) -> tuple[Table, Counts]:
    """Give each row of *table* once, in the order of its numbers, with its counts added up."""
    if not len(table):
        return table, counts
    words = list(_packed(table))
    order = np.lexsort(words[::-1])
    differs = np.zeros(len(table), dtype=np.bool_)
    differs[0] = True
    for word in words:
        lined_up = word[order]
        differs[1:] |= lined_up[1:] != lined_up[:-1]
    starts = np.flatnonzero(differs)
    return table[order[starts]], np.add.reduceat(counts[order], starts)


def _packed(table: Table) -> Iterator[Counts]:
    """Pack the columns into as few 64-bit numbers as hold them, the first ones foremost."""
    base = int(table.max()) + 2
    fit = max(1, BITS // base.bit_length())
    for start in range(0, table.shape[1], fit):
        word = np.zeros(len(table), dtype=np.int64)
        for column in table[:, start : start + fit].T:
            word = word * base + (column + 1)
        yield word
