"""Published tables: somebody tries to work out what was left out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from folkmoot.analysis.breakdown import Crossing, Share
from folkmoot.analysis.disclosure import LEAST_COUNT, release


def reachable(released, row, column):
    """Give the least and most that a cell can be for whoever reads only what is *released*."""
    height, width = len(released.cells), len(released.cells[0])
    equations, sums = [], []
    for line in [*rows_of(height, width), *columns_of(height, width)]:
        equation = np.zeros(height * width)
        for r, c in line[:-1]:
            equation[r * width + c] = 1
        equation[line[-1][0] * width + line[-1][1]] = -1
        equations.append(equation)
        sums.append(0)
    known = [cell for cells in released.cells for cell in cells]
    limits = [(0, None) if cell is None else (cell, cell) for cell in known]
    goal = np.zeros(height * width)
    goal[row * width + column] = 1
    low = linprog(goal, A_eq=equations, b_eq=sums, bounds=limits)
    high = linprog(-goal, A_eq=equations, b_eq=sums, bounds=limits)
    return low.fun, -high.fun if high.status == 0 else float("inf")


def rows_of(height, width):
    return [[(r, c) for c in range(width)] for r in range(height)]


def columns_of(height, width):
    return [[(r, c) for r in range(height)] for c in range(width)]


def a_crossing(counts):
    rows = tuple(f"r{n}" for n in range(len(counts)))
    columns = tuple(f"c{n}" for n in range(len(counts[0])))
    return Crossing(rows, columns, tuple(map(tuple, counts)))


def small_cells(crossing):
    return [
        (r, c)
        for r, row in enumerate(crossing.counts)
        for c, count in enumerate(row)
        if count < LEAST_COUNT
    ]


def test_one_small_count_takes_others_with_it_until_it_cannot_be_worked_out():
    crossing = a_crossing([[3, 40, 50], [20, 30, 44], [15, 16, 17]])
    released = release(crossing)
    assert released.cells[0][0] is None
    assert released.cells[-1][-1] == 235
    low, high = reachable(released, 0, 0)
    assert high - low >= LEAST_COUNT - 1


def test_the_attack_used_here_does_work_on_a_table_without_protection():
    naive = release(a_crossing([[40, 50], [30, 44]]))
    broken = type(naive)(naive.rows, naive.columns, ((None, 50, 90), *naive.cells[1:]))
    assert reachable(broken, 0, 0) == (40, 40)


def test_a_table_without_small_counts_is_published_whole():
    released = release(a_crossing([[40, 50], [30, 44]]))
    assert all(cell is not None for row in released.cells for cell in row)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.integers(0, 40), min_size=3, max_size=3), min_size=2, max_size=4))
def test_no_small_count_of_any_table_can_be_narrowed_down(counts):
    crossing = a_crossing(counts)
    released = release(crossing)
    for row, column in small_cells(crossing):
        assert released.cells[row][column] is None
        low, high = reachable(released, row, column)
        assert high - low >= LEAST_COUNT - 1 - 1e-6


@pytest.mark.parametrize("row", [(1, 0, 50), (3, 30, 20), (0, 0, 9), (9, 9, 9), (12, 14, 11)])
def test_a_row_of_a_table_of_themes_gives_nothing_small_away(row):
    crossing = Crossing(("theme",), ("a", "b", "c"), (row,), is_partition=False)
    (cells,) = release(crossing).cells
    hidden = [count for count, cell in zip(row, cells, strict=False) if cell is None]
    assert all(cell is None or cell >= LEAST_COUNT for cell in cells)
    if hidden and cells[-1] is not None:
        assert len(hidden) > 1
        assert sum(hidden) >= LEAST_COUNT - 1


def test_a_share_always_names_its_base():
    assert str(Share(3, 12)) == "3 of 12 (25 %)"
