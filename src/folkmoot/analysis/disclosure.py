"""Tables that may be published: small counts left out, and whatever would give them away."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.breakdown import Crossing

LEAST_COUNT: Final = 10
"""Smaller counts, nought among them, are not published."""
SUPPRESSED: Final = None

Cell = tuple[int, int]
Lines = tuple[tuple[Cell, ...], ...]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Released:
    """A crossing as it may be published: None stands for a count that is left out.

    The last cell of each row is its total; where columns add up the last row holds theirs.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]


def release(crossing: Crossing) -> Released:
    """Leave out every count under LEAST_COUNT, and others, until none can be worked out.

    Nobody who adds and subtracts what is left, and knows that counts are never below nought, can
    narrow a small count down to fewer than LEAST_COUNT values. What protects it is taken from its
    own row and column, small counts before large ones, and given back where it turns out not to
    be needed. Each table is released by itself, once.
    """
    full = _with_totals(crossing)
    hidden = _hidden(full) if crossing.is_partition else _hidden_by_row(full)
    cells = tuple(
        tuple(
            SUPPRESSED if (row, column) in hidden else int(full[row, column])
            for column in range(full.shape[1])
        )
        for row in range(full.shape[0])
    )
    names = (*crossing.rows, "all") if crossing.is_partition else crossing.rows
    return Released(names, (*crossing.columns, "all"), cells)


def _hidden_by_row(full: Counts) -> set[Cell]:
    """Where only rows add up: hide small counts, then the least others, until their sum is wide."""
    hidden: set[Cell] = set()
    for row, counts in enumerate(full.tolist()):
        *parts, total = counts
        ranked = sorted(range(len(parts)), key=lambda column: (parts[column], column))
        own = [column for column in ranked if parts[column] < LEAST_COUNT]
        rest = ranked[len(own) :]
        while own and rest and (len(own) < 2 or sum(parts[c] for c in own) < LEAST_COUNT - 1):
            own.append(rest.pop(0))
        hidden |= {(row, column) for column in own}
        if total < LEAST_COUNT or len(own) == 1:
            hidden |= {(row, column) for column in range(len(counts))}
    return hidden


def _hidden(full: Counts) -> set[Cell]:
    lines = tuple(_lines(full))
    secret = {cell for cell in _cells(full) if full[cell] < LEAST_COUNT}
    hidden = set(secret)
    while exposed := _exposed(full, hidden, secret, lines):
        helping = _protectors(full, hidden, exposed, lines)
        if not helping:
            return set(_cells(full))
        hidden.add(helping[0])
    for cell in sorted(hidden - secret, key=lambda cell: (-int(full[cell]), cell)):
        if not _exposed(full, hidden - {cell}, secret, lines):
            hidden.remove(cell)
    return hidden


def bounds(
    full: Counts,
    hidden: set[Cell],
    cell: Cell,
    lines: Lines,
) -> tuple[float, float]:
    """Give the least and most that hidden *cell* can be, for a reader who sees all the others.

    In each of *lines* the last cell is the sum of those before it.
    """
    from scipy.optimize import linprog  # read where it is needed, as in `features`

    unknown = sorted(hidden)
    place = {one: index for index, one in enumerate(unknown)}
    rows, sums = [], []
    for line in lines:
        row, known = np.zeros(len(unknown)), 0.0
        for one in line:
            sign = -1 if one == line[-1] else 1
            if one in hidden:
                row[place[one]] = sign
            else:
                known += sign * full[one]
        if row.any():
            rows.append(row)
            sums.append(-known)
    found = []
    for sign in (1, -1):
        goal = np.zeros(len(unknown))
        goal[place[cell]] = sign
        best = linprog(goal, A_eq=np.array(rows) if rows else None, b_eq=sums or None)
        found.append(sign * best.fun if best.status == 0 else float("inf") * -sign)
    return round(found[0], 6), round(found[1], 6)


def _with_totals(crossing: Crossing) -> Counts:
    counts = np.array(crossing.counts, dtype=np.int64).reshape(
        len(crossing.rows), len(crossing.columns)
    )
    wide = np.hstack([counts, counts.sum(axis=1, keepdims=True)])
    return np.vstack([wide, wide.sum(axis=0, keepdims=True)]) if crossing.is_partition else wide


def _cells(full: Counts) -> Iterator[Cell]:
    return ((row, column) for row in range(full.shape[0]) for column in range(full.shape[1]))


def _lines(full: Counts) -> Iterator[tuple[Cell, ...]]:
    for row in range(full.shape[0]):
        yield tuple((row, column) for column in range(full.shape[1]))
    for column in range(full.shape[1]):
        yield tuple((row, column) for row in range(full.shape[0]))


def _exposed(full: Counts, hidden: set[Cell], secret: set[Cell], lines: Lines) -> Cell | None:
    """Give the first secret cell that the open ones give away, if any."""
    for cell in sorted(secret):
        low, high = bounds(full, hidden, cell, lines)
        if high - low < LEAST_COUNT - 1:
            return cell
    return None


def _protectors(full: Counts, hidden: set[Cell], exposed: Cell, lines: Lines) -> list[Cell]:
    """Give the open cells that could protect *exposed*, its own lines' first, totals last."""
    near = {cell for line in lines if exposed in line for cell in line}
    far = {cell for line in lines if not near.isdisjoint(line) for cell in line}
    totals = {line[-1] for line in lines}
    ranked = [
        (cell not in near, cell in totals, int(full[cell]), cell)
        for cell in far
        if cell not in hidden
    ]
    return [cell for *_, cell in sorted(ranked)]
