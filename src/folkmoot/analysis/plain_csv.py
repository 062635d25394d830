"""Plain CSV, read by looking for its marks in the whole file at once: a third of the usual time."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from folkmoot.analysis.arrays import Numbers, Octets
from folkmoot.analysis.cells import Cells
from folkmoot.analysis.engine import HERE

PIECE: Final = 2**22
"""Bytes looked through at once: so many stay in a processor's cache."""
_FEED, _RETURN, _QUOTE = b'\n\r"'


@dataclass(frozen=True, slots=True)
class _Marks:
    """Where a file has its quotes, the separators between its cells, and the ends of its rows."""

    raw: bytes
    octets: Octets
    quotes: Numbers
    cells: Numbers
    rows: Numbers


def plain_columns(raw: bytes, names: Sequence[str]) -> tuple[Cells, ...] | None:
    """Give the columns *names* of a CSV file, or None where its bytes *raw* are not plain.

    Plain is a file in UTF-8 whose first row names each of the columns once and without quotes,
    in which a cell is quoted whole or not at all, no carriage return stands by itself, no row
    is longer than the first, and each has something in one of the columns.
    """
    head, feed, _ = raw[:10_000].partition(b"\n")
    heading = head.decode("ascii", "replace").lstrip()
    separator = max(",;\t", key=heading.count)
    columns = [name.strip() for name in heading.split(separator)]
    if not feed or '"' in heading or any(columns.count(name) != 1 for name in names):
        return None
    marks = _marks(raw, separator) if _is_text(raw) else None
    if marks is None:
        return None
    if np.diff(np.searchsorted(marks.cells, marks.rows)).max(initial=0) >= len(columns):
        return None
    found = tuple(_column(marks, columns.index(name)) for name in names)
    return found if _filled(found, marks.octets) else None


def _filled(columns: Sequence[Cells], octets: Octets) -> bool:
    """Say whether each row has more than blanks in one of *columns*."""
    filled = np.zeros(len(columns[0]), np.bool_)
    for column in columns:
        first = octets[np.minimum(column.starts, len(octets) - 1)]
        filled |= (column.sizes > 0) & (first > ord(" ")) & (first < 128)  # ASCII
    unsure = np.flatnonzero(~filled).tolist()
    return all(any(column[row].strip() for column in columns) for row in unsure)


def _is_text(raw: bytes) -> bool:
    try:
        return raw.isascii() or bool(raw.decode())
    except UnicodeDecodeError:
        return False


def _marks(raw: bytes, separator: str) -> _Marks | None:
    """Find quotes, separators and rows; nothing where the file is not plain."""
    octets = np.frombuffer(raw, np.uint8)
    places = _places(octets, f'"\n\r{separator}'.encode())
    marks = octets[places]
    quotes = places[marks == _QUOTE]
    if len(quotes) % 2 or not _quoted_whole(octets, quotes, ord(separator)):
        return None
    returns = places[marks == _RETURN]
    if (octets[np.minimum(returns + 1, len(octets) - 1)] != _FEED).any():
        return None
    outside = np.cumsum(marks == _QUOTE, dtype=np.int32) % 2 == 0
    rows = places[outside & (marks == _FEED)]
    if octets[-1] != _FEED:
        rows = np.append(rows, len(octets))
    return _Marks(raw, octets, quotes, places[outside & (marks == ord(separator))], rows)


def _places(octets: Octets, sought: bytes) -> Numbers:
    """Give where *octets* have one of the bytes *sought*."""
    parts = HERE.each(partial(_sought_in, octets, sought), range(0, len(octets), PIECE))
    return np.concatenate([np.zeros(0, np.int64), *parts])


def _sought_in(octets: Octets, sought: bytes, start: int) -> Numbers:
    piece = octets[start : start + PIECE]
    found = piece == sought[0]
    for byte in sought[1:]:
        found |= piece == byte
    return np.flatnonzero(found) + start


def _quoted_whole(octets: Octets, quotes: Numbers, separator: int) -> bool:
    """Say whether each quoted cell is quoted from end to end, and quotes in it are doubled."""
    opening, closing = quotes[0::2], quotes[1::2]
    doubled = opening[1:] == closing[:-1] + 1
    at_end = closing == len(octets) - 1
    edges = np.zeros(256, np.bool_)
    edges[[separator, _FEED, _RETURN]] = True
    begun = edges[octets[opening - 1]]
    begun[1:] |= doubled
    ended = edges[octets[closing + 1 - at_end]] | at_end
    ended[:-1] |= doubled
    return bool(begun.all() and ended.all())


def _column(marks: _Marks, column: int) -> Cells:
    """Give the cells of one *column* below the headings, without their quotes."""
    starts, ends = _bounds(marks, column)
    quoted = np.searchsorted(marks.quotes, ends) > np.searchsorted(marks.quotes, starts)
    return Cells(marks.raw, starts + quoted, ends - quoted)


def _bounds(marks: _Marks, column: int) -> tuple[Numbers, Numbers]:
    """Give where the cells of *column* start and end; a row that is too short has an empty one."""
    starts, ends = marks.rows[:-1] + 1, marks.rows[1:]
    ends = ends - (marks.octets[ends - 1] == _RETURN)
    first = np.searchsorted(marks.cells, starts)
    held = np.searchsorted(marks.cells, ends) - first
    cells = np.append(marks.cells, len(marks.octets))
    after = np.where(held > column, cells[np.minimum(first + column, len(cells) - 1)], ends)
    if column == 0:
        return starts, after
    before = cells[np.minimum(first + column - 1, len(cells) - 1)]
    return np.where(held >= column, before + 1, ends), np.where(held >= column, after, ends)
