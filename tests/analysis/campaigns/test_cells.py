"""Cells as they lie in a file: text is the same whichever way it is made."""

import numpy as np
import pytest

from folkmoot.analysis.cells import Cells


def cells(raw: bytes, *bounds: tuple[int, int]) -> Cells:
    starts, ends = np.array(bounds, dtype=np.int64).reshape(-1, 2).T
    return Cells(raw, starts, ends)


@pytest.mark.parametrize(
    ("found", "texts"),
    [
        (cells(b"a,bc\n,d", (0, 1), (2, 4), (5, 5), (6, 7)), ["a", "bc", "", "d"]),
        (cells(b'"a\nb",c', (1, 4), (6, 7)), ["a\nb", "c"]),
        (cells(b'"a""b",c', (1, 5), (7, 8)), ['a"b', "c"]),
        (cells("é,ü".encode(), (0, 2), (3, 5)), ["é", "ü"]),
        (cells(b"a"), []),
    ],
)
def test_short_cells_are_those_that_come_one_by_one(found: Cells, texts: list[str]) -> None:
    assert found.short() == list(found) == texts
