"""Rows of a sheet, each a response of its own."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from folkmoot.consultation.intake.columns import Column, Columns, Role, plainly
from folkmoot.consultation.intake.maps import SheetMap, column_for
from folkmoot.consultation.intake.platforms import Rows, shape_called, shape_of, wide
from folkmoot.consultation.intake.values import day_text
from folkmoot.consultation.sandbox.raw import Raw
from folkmoot.foundation.canonical import json_hash
from folkmoot.foundation.errors import InputError

NO_ANSWER: Final = frozenset({Role.FACT, Role.PERSONAL, Role.LEFT_OUT})


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its place in the sheet; *key* tells it from all others of any import."""

    item: str
    key: str
    cells: tuple[tuple[Column, str], ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet understood: its columns in their order, and how its rows are read."""

    item: str
    rows: Rows
    header: tuple[Column, ...]
    map: SheetMap | None = None


def sheet_of(raw: Raw, columns: Columns, file: str, map: SheetMap | None) -> Sheet:
    """Understand the columns of *raw*; raise InputError where they cannot be told."""
    if map is None:
        shape = shape_of(raw.rows)
        if shape.asks_for_map:
            raise InputError(
                f"{_where(raw, file)} is an export of {shape.platform}. Look first at what its "
                f"columns become: Import at the round's desk, or 'folkmoot intake --preview'."
            )
        return Sheet(raw.item, raw.rows, _header_of(raw, columns, file))
    rows = wide(raw.rows)
    names = tuple(each.header for each in map.columns)
    if tuple(rows[0]) != names:
        raise InputError(
            f"{_where(raw, file)} has other columns than the map: {_first_other(rows[0], names)}. "
            f"Make a map for this sheet."
        )
    header = tuple(column_for(each, columns) for each in map.columns)
    if all(column.role in NO_ANSWER for column in header) and not _has_comment(header):
        raise InputError(
            f"The map lets no column of {_where(raw, file)} become an answer. Say of at least one "
            f"which question it answers."
        )
    return Sheet(raw.item, rows, header, map)


def _first_other(found: Sequence[str], names: tuple[str, ...]) -> str:
    pairs = zip_longest(found, names, fillvalue="nothing")
    return next(f"'{there}' where the map has '{here}'" for there, here in pairs if there != here)


def _header_of(sheet: Raw, columns: Columns, file: str) -> tuple[Column, ...]:
    """Read the first row by the columns' names."""
    named = tuple(
        replace(columns.named(name), header=name) if name else columns.named(name)
        for name in sheet.rows[0]
    )
    answers = [column for column in named if column.role not in {Role.FACT, Role.PERSONAL}]
    if all(column.role is Role.OTHER for column in answers) and not _has_comment(named):
        raise InputError(
            f"{_where(sheet, file)}: the first row names no question of this consultation. Name "
            f"the columns q1, q2 and so on, or give the questions' own words."
        )
    for place, (column, name) in enumerate(zip(named, sheet.rows[0], strict=True)):
        if not name and any(row[place] for row in sheet.rows[1:] if place < len(row)):
            raise InputError(
                f"{_where(sheet, file)}: column {_letter(place)} has cells but no name in the "
                f"first row. Name it, and unmerge cells that are merged."
            )
        if name and column.role is not Role.OTHER and named.index(column) < place:
            raise InputError(
                f"{_where(sheet, file)}: the columns {_letter(named.index(column))} and "
                f"{_letter(place)} are both '{column.name}'. Rename or join them."
            )
    return named


def rows_of(sheet: Sheet) -> Iterator[Row]:
    """Give every row that is not blank."""
    seen: Counter[str] = Counter()
    prefix = f"{sheet.item}, " if sheet.item else ""
    heads = sheet.map.heads if sheet.map else 1
    for number, cells in enumerate(sheet.rows[heads:], heads + 1):
        if any(cells):
            yield Row(
                f"{prefix}row {number}",
                _key(sheet, cells, seen),
                tuple(_mapped(sheet, cells)),
                _fault(sheet, cells),
            )


def _mapped(sheet: Sheet, cells: Sequence[str]) -> Iterator[tuple[Column, str]]:
    """Give the cells with their columns, each value as the map has it."""
    for place, (column, cell) in enumerate(zip(sheet.header, cells, strict=False)):
        if sheet.map is None:
            yield column, cell
        elif column.role is Role.FACT and column.name == "received":
            yield column, day_text(cell, sheet.map.days)
        elif column.role is Role.FACT and column.name == "language":
            yield column, cell[:2].lower()
        else:
            meant = dict(sheet.map.columns[place].values)
            yield column, meant.get(cell.strip()) or cell


def _fault(sheet: Sheet, cells: Sequence[str]) -> str:
    """Say why a row waits for a person, whatever its answers are."""
    if any(cells[len(sheet.header) :]):
        return (
            f"it has {len(cells)} cells and the first row only {len(sheet.header)}. Correct the "
            f"row and give it again"
        )
    held = shape_called(sheet.map.platform).held if sheet.map else ()
    named = {plainly(name): cell for name, cell in zip(sheet.rows[0], cells, strict=False)}
    for each in held:
        if each.column in named and named[each.column].strip().casefold() in each.values:
            return each.why
    return ""


def left_out(header: tuple[Column, ...], file: str) -> str:
    """Say which columns name or locate people, and are therefore not kept."""
    names = [f"'{column.header}'" for column in header if column.role is Role.PERSONAL]
    if not names:
        return ""
    return f"{file}: left out, because they name or locate people: {', '.join(names)}."


def _key(sheet: Sheet, cells: Sequence[str], seen: Counter[str]) -> str:
    """Tell a row by its own id; else by its cells, and how often they came before it."""
    pairs = zip(sheet.header, cells, strict=False)
    own = next((cell for column, cell in pairs if _is_id(column)), "")
    said = json_hash([list(sheet.rows[0]), own] if own else list(cells))
    seen[said] += 1
    return json_hash(["row", said, 1 if own else seen[said]])


def _is_id(column: Column) -> bool:
    return column.role is Role.FACT and column.name == "id"


def _has_comment(named: tuple[Column, ...]) -> bool:
    return any(column.role is Role.FACT and column.name == "comment" for column in named)


def _where(sheet: Raw, file: str) -> str:
    return f"{file}, {sheet.item}" if sheet.item else file


def _letter(place: int) -> str:
    """Name a column as spreadsheets do.

    >>> _letter(0), _letter(27)
    ('A', 'AB')
    """
    return (_letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)
