"""Tables of a report: what stands in each cell, and what to say where a count is left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from folkmoot.analysis.disclosure import LEAST_COUNT, Released

LEFT_OUT: Final = "–"
"""What stands for a count that is not published."""

SUPPRESSION: Final = (
    f"{LEFT_OUT} stands for a count under {LEAST_COUNT}, or for one from which such a count could "
    f"be worked out."
)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their *head*; the first cell of a row names it. *note* is printed below.

    *numeric* says that all cells but the first are numbers.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    numeric: bool = True


def counts_table(caption: str, of: str, counts: Released, *, note: str = "") -> Table:
    """Give the table of released *counts*, with its rows named as *of* what they are."""
    rows = tuple(
        (name, *map(shown, cells)) for name, cells in zip(counts.rows, counts.cells, strict=True)
    )
    hidden = any(cell is None for cells in counts.cells for cell in cells)
    notes = [note, SUPPRESSION if hidden else ""]
    return Table(caption, (of, *counts.columns), rows, " ".join(filter(None, notes)))


def shown(count: int | None) -> str:
    """Give a count as it is printed.

    >>> shown(1234), shown(None)
    ('1,234', '–')
    """
    return LEFT_OUT if count is None else f"{count:,}"


def facts(caption: str, pairs: Sequence[tuple[str, str]]) -> Table:
    """Give a table of two columns: what, and what it is."""
    return Table(caption, ("", ""), tuple(pairs), numeric=False)
