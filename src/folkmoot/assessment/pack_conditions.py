"""What the files of law packs share: known keys, words from a closed set, dates, conditions."""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache, partial
from typing import TypeVar

from folkmoot.assessment.codebook import STANDARD, Codebook
from folkmoot.assessment.expressions import TRUE, Condition, comparisons
from folkmoot.assessment.parsing import parse
from folkmoot.foundation.dates import LooseDate, exact
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.packs import PackFile

_EXACT = re.compile(r"\d{4}-\d\d-\d\d")
Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file, read key by key; each fault gets the line of its key."""

    file: PackFile
    data: Mapping[str, object]
    name: str = ""
    position: int = 0

    def text(self, key: str, default: str | None = None) -> str:
        """Give a text; a missing one is a fault unless there is a *default*."""
        return self.file.text(self.data, key, of=self.name, position=self.position, default=default)

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts, empty where there is none."""
        found = self.data.get(key, [])
        if isinstance(found, list) and all(isinstance(one, str) and one for one in found):
            return tuple(found)
        self.fault(f"'{key}' must be a list of texts. Write {key} = [\"…\"].", key)
        return ()

    def pairs(self, key: str) -> dict[str, str]:
        """Give a table of texts by name, empty where there is none."""
        found = self.data.get(key, {})
        if isinstance(found, dict) and all(isinstance(one, str) for one in found.values()):
            return dict(found)
        self.fault(f"'{key}' must be a table of texts. Write {key} = {{ name = \"…\" }}.", key)
        return {}

    def word(self, key: str, kind: type[Word], default: Word) -> Word:
        """Give a word of a closed set."""
        text = self.text(key, default.value)
        try:
            return kind(text)
        except ValueError:
            self.fault(f"'{text}' is no {key}. Choose one of {', '.join(kind)}.", key)
            return default

    def day(self, key: str, default: date = date.min) -> date:
        """Give an exact day."""
        text = self.text(key, "" if default != date.min else None)
        if not text:
            return default
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.fault(f"'{text}' is not a day. Write it as 2026-11-22.", key)
            return default

    def loose(self, key: str) -> LooseDate | None:
        """Give a date as loose as its source has it, None where the key is left out."""
        text = self.text(key, "")
        try:
            return _date(text) if text else None
        except InputError as error:
            self.fault(str(error), key)
            return None

    def only(self, *known: str) -> None:
        """Note a fault for every key that is not *known*: a misspelt one would be lost silently."""
        for key in self.data:
            if key not in known:
                self.fault(f"'{key}' means nothing here. Keys are {', '.join(known)}.", key)

    def fault(self, message: str, key: str = "") -> None:
        """Note a fault at the line of *key*."""
        self.file.fault(message, self.name, self.position, key)


@lru_cache(maxsize=2048)
def _date(text: str) -> LooseDate:
    # Most dates of laws are exact, and the EDTF grammar takes milliseconds for each.
    if _EXACT.fullmatch(text):
        with suppress(ValueError):
            return exact(date.fromisoformat(text))
    return LooseDate.parse(text)


def tables(file: PackFile, name: str) -> Iterable[Table]:
    """Give each [[*name*]] of *file*."""
    for position, data in file.tables(name):
        yield Table(file, data, name, position)


@dataclass(slots=True)
class Conditions:
    """Reads the conditions of one file: predicates first, then whatever rests on them."""

    file: PackFile
    codebook: Codebook
    predicates: dict[str, Condition] = field(default_factory=dict)

    def define(self) -> None:
        """Read the table [predicates]; each may use those above it."""
        top = Table(self.file, self.file.data)
        found = top.pairs("predicates")
        table = Table(self.file, found, "predicates")
        for name, text in found.items():
            self.predicates[name] = self.read(text, partial(table.fault, key=name))

    def of(self, table: Table, key: str) -> Condition:
        """Read the condition under *key* of *table*."""
        return self.read(table.text(key), lambda why: table.fault(f"{key}: {why}", key))

    def read(self, text: str, fault: Callable[[str], None]) -> Condition:
        """Read *text*; tell *fault* each thing wrong with it."""
        if not text:
            return TRUE
        try:
            condition = parse(text, self.predicates)
        except InputError as error:
            fault(str(error))
            return TRUE
        for comparison in comparisons(condition):
            self._check(comparison.question, comparison.values, fault)
        return condition

    def _check(self, name: str, values: Iterable[str], fault: Callable[[str], None]) -> None:
        question = self.codebook.questions.get(name)
        if question is None:
            fault(f"'{name}' is not a question of the codebook. Ask one that is, or add it there.")
            return
        for value in values:
            if not question.takes(value):
                every = ", ".join((*question.answers, *STANDARD))
                fault(f"'{value}' is not an answer to {name}. It takes {every}.")
