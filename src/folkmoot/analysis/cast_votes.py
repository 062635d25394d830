"""Votes as they were cast, without the gaps, in an order that comes from the votes alone."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.votes import GAP, Matrix

ROUNDS: Final = 3
"""How often rows and columns are told apart by each other; after that hardly any two are alike."""

Places = npt.NDArray[np.int64]
Marks = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Cast:
    """Each vote with its row and its column, row by row.

    *rows* and *columns* say where in the matrix each row and column here was. Those without any
    vote are not here.
    """

    rows: Places
    columns: Places
    row: npt.NDArray[np.int32]
    column: npt.NDArray[np.int32]
    vote: npt.NDArray[np.int8]


def cast_in(matrix: Matrix) -> Cast:
    """Take the votes out of *matrix*, rows and columns in an order that no name has a part in.

    Sums of fractions depend on the order they are added in. Here each row is marked by its votes
    and the marks of their columns, and each column likewise, a few times over; then both are put
    in the order of their marks. So another order or other names give the same sums to the last
    bit. Rows whose votes are the same stay in the order they came in, which changes nothing.
    """
    places = np.flatnonzero(matrix.ravel() != GAP)
    row, column = np.divmod(places, matrix.shape[1])
    row_marks, column_marks = _marks(matrix.shape, row, column, matrix.ravel()[places])
    rows = _ordered(row_marks, np.bincount(row, minlength=matrix.shape[0]))
    columns = _ordered(column_marks, np.bincount(column, minlength=matrix.shape[1]))
    ordered = matrix[np.ix_(rows, columns)].ravel()
    places = np.flatnonzero(ordered != GAP)
    row, column = np.divmod(places, len(columns))
    return Cast(rows, columns, row.astype(np.int32), column.astype(np.int32), ordered[places])


def sorted_by(places: npt.NDArray[np.int32] | Places, count: int) -> Places:
    """Give the order that sorts *places*, which are below *count*, equal ones as they came."""
    return np.argsort(places.astype(np.min_scalar_type(count)), kind="stable")


def _marks(
    shape: tuple[int, ...], row: Places, column: Places, vote: Matrix
) -> tuple[Marks, Marks]:
    """Mark each row and column by what is in it; whole numbers, so in whatever order."""
    by_column = sorted_by(column, shape[1])
    row_ends = np.searchsorted(row, np.arange(shape[0] + 1))
    column_ends = np.searchsorted(column[by_column], np.arange(shape[1] + 1))
    cast = _mixed(vote.astype(np.int64).view(np.uint64))
    rows, columns = np.zeros(shape[0], np.uint64), np.zeros(shape[1], np.uint64)
    for _ in range(ROUNDS):
        rows = _mixed(rows ^ _sums(_mixed(columns[column] ^ cast), row_ends))
        columns = _mixed(columns ^ _sums(_mixed(rows[row] ^ cast)[by_column], column_ends))
    return rows, columns


def _mixed(marks: Marks) -> Marks:
    """Spread *marks* so that sums of them hardly ever coincide (the end of splitmix64)."""
    with np.errstate(over="ignore"):
        mixed = marks + np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        spread: Marks = mixed ^ (mixed >> np.uint64(31))
    return spread


def _sums(values: Marks, ends: Places) -> Marks:
    """Add up *values* between one end and the next, round the clock of 64 bits."""
    running = np.zeros(len(values) + 1, np.uint64)
    np.cumsum(values, out=running[1:])
    sums: Marks = running[ends[1:]] - running[ends[:-1]]
    return sums


def _ordered(marks: Marks, votes: Places) -> Places:
    order = np.argsort(marks, kind="stable")
    return order[votes[order] > 0]
