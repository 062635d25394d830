"""Rows of a sheet, each a response of its own."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from folkmoot.consultation.intake.columns import Column, Columns, Role
from folkmoot.consultation.sandbox.raw import Raw
from folkmoot.foundation.canonical import json_hash
from folkmoot.foundation.errors import InputError


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its place in the sheet; *key* tells it from all others of any import."""

    item: str
    key: str
    cells: tuple[tuple[Column, str], ...]
    fault: str = ""


def header_of(sheet: Raw, columns: Columns, file: str) -> tuple[Column, ...]:
    """Read the first row; raise InputError where the columns cannot be told."""
    named = tuple(columns.named(name) for name in sheet.rows[0])
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


def rows_of(sheet: Raw, header: tuple[Column, ...]) -> Iterator[Row]:
    """Give every row that is not blank."""
    seen: Counter[str] = Counter()
    prefix = f"{sheet.item}, " if sheet.item else ""
    for number, cells in enumerate(sheet.rows[1:], 2):
        if any(cells):
            fault = ""
            if any(cells[len(header) :]):
                fault = f"it has {len(cells)} cells and the first row only {len(header)}"
            pairs = tuple(zip(header, cells, strict=False))
            key = _key(sheet, header, cells, seen)
            yield Row(f"{prefix}row {number}", key, pairs, fault)


def left_out(header: tuple[Column, ...], file: str) -> str:
    """Say which columns name or locate people, and are therefore not kept."""
    names = [f"'{column.name}'" for column in header if column.role is Role.PERSONAL]
    if not names:
        return ""
    return f"{file}: left out, because they name or locate people: {', '.join(names)}."


def _key(sheet: Raw, header: tuple[Column, ...], cells: tuple[str, ...], seen: Counter[str]) -> str:
    """Tell a row by its own id; else by its cells, and how often they came before it."""
    own = next((cell for column, cell in zip(header, cells, strict=False) if _is_id(column)), "")
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
