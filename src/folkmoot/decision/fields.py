"""Typed fields of a pack's tables: fractions, numbers, times, references; or a fault."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Final, TypeVar

from folkmoot.foundation.errors import UnknownReference
from folkmoot.foundation.packs import PackFile
from folkmoot.foundation.references import Kind, Reference

RANGE: Final = re.compile(r"(?P<stem>.*?)(?P<first>\d+)\.\.(?P<last>\d+)")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Closed = TypeVar("Closed", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Fields:
    """One *table* of a pack file: the array *of* tables it stands in, and its *position* there."""

    file: PackFile
    table: Mapping[str, object]
    of: str = ""
    position: int = 0

    def fault(self, key: str, message: str) -> None:
        """Note a fault at *key*."""
        self.file.fault(message, self.of, self.position, key)

    def text(self, key: str, default: str | None = None) -> str:
        """Give the text under *key*; missing without a *default* is a fault."""
        return self.file.text(self.table, key, of=self.of, position=self.position, default=default)

    def texts(self, key: str) -> tuple[str, ...]:
        """Give the list of texts under *key*, empty where it is missing."""
        found = self.table.get(key, [])
        if isinstance(found, list) and all(isinstance(item, str) for item in found):
            return tuple(found)
        self.fault(key, f'\'{key}\' must be a list of texts. Write {key} = ["…", "…"].')
        return ()

    def flag(self, key: str, *, default: bool) -> bool:
        """Give true or false."""
        found = self.table.get(key, default)
        if not isinstance(found, bool):
            self.fault(key, f"'{key}' must be true or false, without quotation marks.")
            return default
        return found

    def number(self, key: str, default: int | None = None) -> int:
        """Give a whole number from 0; missing without a *default* is a fault."""
        found = self.table.get(key, default)
        if isinstance(found, bool) or not isinstance(found, int) or found < 0:
            self.fault(key, f"'{key}' must be a whole number, 0 or more. Write {key} = 1.")
            return default or 0
        return found

    def fraction(self, key: str, default: str) -> Fraction:
        """Give a fraction from 0 to 1 written as text, such as "2/3"."""
        try:
            found = Fraction(self.text(key, default))
        except (ValueError, ZeroDivisionError):
            found = Fraction(-1)
        if not 0 <= found <= 1:
            self.fault(key, f"'{key}' must be a fraction from 0 to 1. Write {key} = \"2/3\".")
            return Fraction(0)
        return found

    def one_of(self, key: str, closed: type[Closed], default: str | None = None) -> Closed:
        """Give a member of the *closed* set."""
        found = self.text(key, default)
        if found in set(closed):
            return closed(found)
        self.fault(key, f"'{key}' is '{found}'. It must be one of: {', '.join(closed)}.")
        return next(iter(closed))

    def time(self, key: str) -> datetime:
        """Give a date with time and offset, written without quotation marks."""
        found = self.table.get(key)
        if isinstance(found, datetime) and found.tzinfo is not None:
            return found
        self.fault(
            key, f"'{key}' must be a time with its offset. Write {key} = 2026-05-23T10:30:00+02:00."
        )
        return EPOCH

    def reference(self, key: str) -> Reference:
        """Give the reference under *key*."""
        return self._parsed(key, self.text(key)) or Reference(Kind.EVENT, "unknown")

    def references(self, key: str) -> tuple[Reference, ...]:
        """Give the list of references under *key*."""
        found = (self._parsed(key, text) for text in self.texts(key))
        return tuple(reference for reference in found if reference)

    def _parsed(self, key: str, text: str) -> Reference | None:
        try:
            return Reference.parse(text)
        except UnknownReference as error:
            if text:
                self.fault(key, str(error))
            return None


def tables(file: PackFile, name: str) -> Iterator[Fields]:
    """Give the fields of each [[*name*]] of a file."""
    for position, table in file.tables(name):
        yield Fields(file, table, name, position)


def expanded(names: Sequence[str]) -> Iterator[str]:
    """Give *names* with ranges written out.

    >>> list(expanded(["n-08..10", "x"]))
    ['n-08', 'n-09', 'n-10', 'x']
    """
    for name in names:
        if match := RANGE.fullmatch(name):
            width = len(match["first"])
            for number in range(int(match["first"]), int(match["last"]) + 1):
                yield f"{match['stem']}{number:0{width}}"
        else:
            yield name
