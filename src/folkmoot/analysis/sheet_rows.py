"""The rows of files as text: CSV, XLSX and Parquet, whatever is in them."""

import csv
import io
import re
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from python_calamine import CalamineError, load_workbook

from folkmoot.foundation.errors import InputError, UnreadableFile

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # a response may be a megabyte long

MOST_UNPACKED: Final = 2**30
"""Bytes that a workbook may unpack to."""
MOST_CELLS: Final = 50_000_000
"""Cells that a sheet may stretch over, empty ones among them: all of them take memory."""
_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


def csv_rows(path: Path) -> Iterator[Sequence[str]]:
    """Give the rows of a CSV file; a quote that is never closed raises UnreadableFile."""
    text = _decoded(path)
    header = text.lstrip().split("\n", 1)[0]
    separator = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        found = list(reader)
    except csv.Error as error:
        raise UnreadableFile(f"{path.name} cannot be read as CSV: {error}.") from error
    if found and text.count('"') % 2:
        _refuse_open_quote(path, text, separator)
    return iter(found)


def _refuse_open_quote(path: Path, text: str, separator: str) -> None:
    """Say where a quote is opened that is never closed: all that follows would be one cell."""
    strict = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begun = 1
    try:
        for _ in strict:
            begun = strict.line_num + 1
    except csv.Error:
        raise UnreadableFile(
            f"{path.name} cannot be read as CSV: what is quoted in line {begun} is not closed as "
            f"it should be. Put a quote at its end, and two for each quote within."
        ) from None


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    encoding = "utf-16" if raw.startswith(_UTF_16) else "utf-8-sig"
    if raw.startswith(b"PK\x03\x04"):
        raise UnreadableFile(f"{path.name} is a workbook, no text. Name it .xlsx, and try again.")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(
            f"{path.name} is not UTF-8 text (line {line}, byte {error.start}). Save it as CSV in "
            f"UTF-8."
        ) from error


def xlsx_rows(path: Path) -> Iterator[Sequence[str]]:
    """Give the rows of a workbook's first sheet."""
    try:
        _refuse_vast(path)
        sheet = load_workbook(str(path)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError, zipfile.BadZipFile) as error:
        raise UnreadableFile(
            f"{path.name} cannot be opened as a workbook. Open it, save it as XLSX without a "
            f"password, and try again."
        ) from error
    for row in rows:
        yield [_cell(cell) for cell in row]


def _refuse_vast(path: Path) -> None:
    """Refuse a workbook that would fill the memory; what a file claims is believed."""
    with zipfile.ZipFile(path) as parts:
        unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > MOST_UNPACKED:
            raise UnreadableFile(
                f"{path.name} claims to hold {unpacked / 2**30:.1f} GB, more than 1. Split it, or "
                f"save it as CSV."
            )
        for part in parts.infolist():
            if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                _refuse_far(path, parts.read(part))


def _refuse_far(path: Path, sheet: bytes) -> None:
    across = down = 0
    for name, row in _CELL.findall(sheet):
        across, down = max(across, _column(name)), max(down, int(row))
    if across * down > MOST_CELLS:
        raise UnreadableFile(
            f"{path.name} stretches over {across:,} columns and {down:,} rows. Delete what stands "
            f"far off, or copy the table to a new sheet."
        )


def _column(name: bytes) -> int:
    """Give the number of a column: A is 1, AA is 27."""
    number = 0
    for letter in name:
        number = 26 * number + letter - 64
    return number


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def parquet_rows(path: Path) -> Iterator[Sequence[str]]:
    """Give the columns' names and the rows of a Parquet file."""
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
