"""CSV and workbooks to rows of text, exactly as many as there are."""

import csv
import datetime
import io
import re
from typing import Final

import python_calamine

from folkmoot.consultation.sandbox.archive import open_safely
from folkmoot.consultation.sandbox.plain import decode, tidy
from folkmoot.consultation.sandbox.raw import Raw, RawForm
from folkmoot.foundation.errors import UnreadableFile

ROWS: Final = 50_000
COLUMNS: Final = 500
CELL: Final = 100_000

_FORMULA: Final = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"[^>]*>\s*<f[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)

Cell = str | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta


def csv_sheet(data: bytes, name: str) -> list[Raw]:
    """Read a sheet of comma, semicolon or tab separated values."""
    text = decode(data, name)
    if "\0" in text:
        tidy(text, name)
    csv.field_size_limit(CELL)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=_mark(text)))
    except csv.Error as error:
        raise UnreadableFile(
            f"{name} cannot be read as a sheet ({error}). Close every quotation mark, and keep "
            f"each cell under {CELL:,} characters."
        ) from error
    return [_sheet("", [list(row) for row in rows], name)]


def workbook_sheets(data: bytes, name: str) -> list[Raw]:
    """Read each sheet of a workbook that is not empty."""
    if data.startswith(b"PK"):
        _refuse_empty_formulas(data, name)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = book.sheet_names
        found = [_workbook_sheet(book, sheet, name, alone=len(names) == 1) for sheet in names]
    except python_calamine.PasswordError as error:
        raise UnreadableFile(
            f"{name} is protected by a password. Ask the sender for an open copy."
        ) from error
    except (python_calamine.CalamineError, ValueError) as error:
        raise UnreadableFile(f"{name} is damaged. Ask the sender for it again.") from error
    return [sheet for sheet in found if sheet.rows]


def _workbook_sheet(
    book: python_calamine.CalamineWorkbook, title: str, name: str, *, alone: bool
) -> Raw:
    sheet = book.get_sheet_by_name(title)
    if sheet.total_height > ROWS or sheet.total_width > COLUMNS:
        _refuse_size(name, sheet.total_height, sheet.total_width)
    merged = sheet.merged_cell_ranges or []
    if any(first[0] == (sheet.start or (0, 0))[0] for first, _ in merged):
        raise UnreadableFile(
            f"{name}: the first row of the sheet '{title}' has merged cells, so its columns have "
            f"no names of their own. Unmerge them and name each column."
        )
    rows = [[_written(cell) for cell in row] for row in sheet.to_python(skip_empty_area=True)]
    return _sheet("" if alone else f"sheet {title}", rows, name)


def _sheet(item: str, rows: list[list[str]], name: str) -> Raw:
    if len(rows) > ROWS or any(len(row) > COLUMNS for row in rows):
        _refuse_size(name, len(rows), max(map(len, rows)))
    tidied = tuple(tuple(tidy(cell, name) for cell in row) for row in rows)
    return Raw(RawForm.SHEET, item=item, rows=tidied if any(map(any, tidied)) else ())


def _written(cell: Cell) -> str:
    """Write a cell's value as a person would: whole numbers without a point, days as 2025-11-03."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime.datetime | datetime.date):
        return cell.isoformat()[:10]
    return str(cell)


def _refuse_empty_formulas(data: bytes, name: str) -> None:
    archive = open_safely(data, name)
    for member in archive.namelist():
        if member.startswith("xl/worksheets/") and member.endswith(".xml"):
            found = _FORMULA.search(archive.read(member))
            if found:
                raise UnreadableFile(
                    f"{name}: cell {found[1].decode()} has a formula and no value. Open the file "
                    f"in a spreadsheet program, replace formulas by their values, and save it."
                )


def _refuse_size(name: str, rows: int, columns: int) -> None:
    raise UnreadableFile(
        f"{name} has {rows:,} rows and {columns:,} columns, more than {ROWS:,} and {COLUMNS:,}. "
        f"Divide it."
    )


def _mark(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max(",;\t", key=head.count)
