"""Tables from files: CSV, XLSX and Parquet, read as text by the names of their columns."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from folkmoot.analysis.sheet_rows import csv_rows, parquet_rows, xlsx_rows
from folkmoot.foundation.cells import harmless
from folkmoot.foundation.errors import InputError, UnreadableFile

LOOKED_AT = 5
"""Rows in which headings are looked for where the first one has not those asked for."""


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a file and its rows; every row is as long as *columns*."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, name: str) -> int:
        """Give the place of the column *name*.

        One that is missing or comes twice raises InputError, with the columns there are.
        """
        places = [place for place, column in enumerate(self.columns) if column == name]
        if len(places) == 1:
            return places[0]
        if places:
            told = " and ".join(str(place + 1) for place in places)
            raise InputError(
                f"{self.name} has the column '{name}' more than once: columns {told}. Give each a "
                f"name of its own."
            )
        there = ", ".join(column for column in self.columns if column) or "none"
        raise InputError(
            f"{self.name} has no column '{name}'. Its columns are: {there}.{self._why(name)}"
        )

    def _why(self, name: str) -> str:
        """Say what may be wrong with the headings: other rows above them, or merged cells."""
        for row in self.rows[:LOOKED_AT]:
            if name in [cell.strip() for cell in row]:
                return (
                    f" '{name}' stands in a later row: delete the rows above it, so that the first "
                    f"row names the columns."
                )
        nameless = sum(not column for column in self.columns)
        if nameless and any(any(map(str.strip, row)) for row in self.rows):
            return (
                f" {nameless} of {len(self.columns)} have no name, as where cells of the first row "
                f"are merged: write one name above each column."
            )
        return ""


def read_table(path: Path) -> Table:
    """Read the file at *path* by its ending; the first row that is not blank names the columns.

    Rows above it with one filled cell where the row that follows has several are a title, and are
    left aside. A file that is missing, not what its name says, or in another encoding than UTF-8
    (or UTF-16 that says so) raises UnreadableFile. CSV may be separated by commas, semicolons or
    tabs. An XLSX file is read from its first sheet.
    """
    if not path.is_file():
        raise UnreadableFile(f"There is no file {path}. Check the name.")
    readers = {".csv": csv_rows, ".tsv": csv_rows, ".xlsx": xlsx_rows, ".parquet": parquet_rows}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path.name} is no CSV, XLSX or Parquet file. Save it as one of these.")
    rows = [row for row in reader(path) if any(cell.strip() for cell in row)]
    if not rows:
        raise InputError(f"{path.name} is empty. Its first row must name the columns.")
    rows = rows[_titles(rows) :]
    columns = tuple(cell.strip() for cell in rows[0])
    _refuse_longer(path.name, rows, len(columns))
    return Table(path.name, columns, tuple(_fitted(row, len(columns)) for row in rows[1:]))


def _refuse_longer(name: str, rows: Sequence[Sequence[str]], width: int) -> None:
    """Refuse rows that say more than there are columns: words would be lost without a word."""
    for number, row in enumerate(rows[1:], start=1):
        if any(cell.strip() for cell in row[width:]):
            raise InputError(
                f"{name}: row {number} below the headings has {len(row)} cells, and the first "
                f"row names {width}. Put cells that hold a separator in quotes, and delete the "
                f"rows above the headings."
            )


def _titles(rows: Sequence[Sequence[str]]) -> int:
    """Count the rows above the headings: each has one filled cell, the headings all of several."""
    filled = [[cell.strip() for cell in row if cell.strip()] for row in rows[: LOOKED_AT + 1]]
    above = next((place for place, cells in enumerate(filled) if len(cells) > 1), 0)
    wide = max(len(row) for row in rows[:above]) if above else 0
    if above and wide > 1 and len(filled[above]) == len(set(filled[above])) == len(rows[above]):
        return above
    return 0


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
    """Write a CSV file in UTF-8 with line feeds, so that the same rows give the same bytes.

    A cell that a spreadsheet program would take for a formula gets an apostrophe before it.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([written(cell) for cell in row] for row in rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")


def written(cell: str | int) -> str | int:
    """Give a cell that neither becomes a formula nor, by a bare carriage return, a row."""
    if not isinstance(cell, str):
        return cell
    return harmless(cell).replace("\r\n", "\n").replace("\r", "\n")


def _fitted(row: Sequence[str], width: int) -> tuple[str, ...]:
    return tuple(row[:width]) + ("",) * (width - len(row))
