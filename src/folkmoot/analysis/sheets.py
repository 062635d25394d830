"""Tables from files: CSV, XLSX and Parquet, read as text by the names of their columns."""

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, load_workbook

from folkmoot.foundation.cells import harmless
from folkmoot.foundation.errors import InputError, UnreadableFile

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # a response may be a megabyte long


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a file and its rows; every row is as long as *columns*."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, name: str) -> int:
        """Give the place of the column *name*; raise InputError with those there are."""
        if name in self.columns:
            return self.columns.index(name)
        there = ", ".join(column for column in self.columns if column) or "none"
        raise InputError(f"{self.name} has no column '{name}'. Its columns are: {there}.")


def read_table(path: Path) -> Table:
    """Read the file at *path* by its ending; the first row that is not blank names the columns.

    A file that is missing, not what its name says, or not UTF-8 raises UnreadableFile. CSV may
    be separated by commas, semicolons or tabs. An XLSX file is read from its first sheet.
    """
    if not path.is_file():
        raise UnreadableFile(f"There is no file {path}. Check the name.")
    readers = {".csv": _csv_rows, ".tsv": _csv_rows, ".xlsx": _xlsx_rows, ".parquet": _parquet_rows}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path.name} is no CSV, XLSX or Parquet file. Save it as one of these.")
    rows = [row for row in reader(path) if any(cell.strip() for cell in row)]
    if not rows:
        raise InputError(f"{path.name} is empty. Its first row must name the columns.")
    columns = tuple(cell.strip() for cell in rows[0])
    return Table(path.name, columns, tuple(_fitted(row, len(columns)) for row in rows[1:]))


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


def _csv_rows(path: Path) -> Iterator[Sequence[str]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"{path.name} is not UTF-8 text (byte {error.start}). Save it as CSV in UTF-8."
        ) from error
    header = text.lstrip().split("\n", 1)[0]
    separator = max(",;\t", key=header.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as error:
        raise UnreadableFile(f"{path.name} cannot be read as CSV: {error}.") from error


def _xlsx_rows(path: Path) -> Iterator[Sequence[str]]:
    try:
        sheet = load_workbook(str(path)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableFile(
            f"{path.name} cannot be opened as a workbook. Open it, save it as XLSX without a "
            f"password, and try again."
        ) from error
    for row in rows:
        yield [_cell(cell) for cell in row]


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _parquet_rows(path: Path) -> Iterator[Sequence[str]]:
    try:
        import polars
    except ImportError as error:
        raise InputError(
            "Reading Parquet needs one more package: pip install 'folkmoot[parquet]'."
        ) from error
    try:
        frame = polars.read_parquet(path)
    except (polars.exceptions.PolarsError, OSError) as error:
        raise UnreadableFile(f"{path.name} cannot be read as Parquet.") from error
    yield frame.columns
    for row in frame.iter_rows():
        yield [_cell(cell) for cell in row]
