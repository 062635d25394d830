"""One table of a pack's TOML file, read field by field, each fault at its own line."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.packs import PackFile
from folkmoot.policy.clauses import SourcePlace

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Row:
    """The table at *position* among the [[*kind*]] of *file*."""

    file: PackFile
    kind: str
    position: int
    table: Mapping[str, object]

    def fault(self, key: str, message: str) -> None:
        """Note a fault at the line of *key*, or of the table where it has none."""
        self.file.fault(message, self.kind, self.position, key)

    def text(self, key: str, default: str | None = None) -> str:
        """Give a text; a missing one is a fault unless there is a *default*."""
        return self.file.text(
            self.table, key, of=self.kind, position=self.position, default=default
        )

    def number(self, key: str) -> int:
        """Give a whole number, 0 where there is none."""
        value = self.table.get(key, 0)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self.fault(key, f"'{key}' must be a whole number.")
        return 0

    def flag(self, key: str, default: bool) -> bool:
        """Give true or false."""
        value = self.table.get(key, default)
        if isinstance(value, bool):
            return value
        self.fault(key, f"'{key}' must be true or false.")
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts, empty where there is none."""
        value = self.table.get(key, [])
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.fault(key, f"'{key}' must be a list of texts. Write {key} = [\"…\"].")
        return ()

    def choice(self, key: str, choices: type[Choice], default: Choice) -> Choice:
        """Give one of *choices*."""
        value = self.text(key, default.value)
        if value in set(choices):
            return choices(value)
        self.fault(key, f"'{value}' is no {key}. Write one of {', '.join(choices)}.")
        return default

    def date(self, key: str) -> LooseDate:
        """Give a date of any precision; where there is none it is unknown."""
        try:
            return LooseDate.parse(self.text(key, "unknown"))
        except InputError as error:
            self.fault(key, str(error))
            return LooseDate("unknown", None, None)

    def places(self, known: Collection[str]) -> tuple[SourcePlace, ...]:
        """Give the sources with their places; none at all, or an unknown one, is a fault."""
        places = tuple(map(SourcePlace.parse, self.texts("sources")))
        if not places:
            self.fault("sources", 'This names no source. Add sources = ["id, place"].')
        for place in places:
            self.check("sources", place.source, known, "sources.toml")
        return places

    def among(self, key: str, known: Collection[str], where: str) -> tuple[str, ...]:
        """Give a list of ids, each of which must be in *known*."""
        ids = self.texts(key)
        for one in ids:
            self.check(key, one, known, where)
        return ids

    def check(self, key: str, one: str, known: Collection[str], where: str) -> None:
        """Note a fault where *one* is not in *known*, which is told by *where*."""
        if one not in known:
            self.fault(key, f"'{one}' is not in {where}. Add it there, or correct it here.")

    def only(self, *keys: str) -> None:
        """Note a fault for each field that is not among *keys*."""
        for key in self.table:
            if key not in keys:
                self.fault(key, f"[[{self.kind}]] has no field '{key}'. It has {', '.join(keys)}.")


def rows(file: PackFile, kind: str) -> Iterator[Row]:
    """Give each [[*kind*]] of *file*."""
    return (Row(file, kind, position, table) for position, table in file.tables(kind))


def distinct(file: PackFile, kind: str) -> Iterator[Row]:
    """Give each [[*kind*]] of *file*, noting a fault for an id that stands twice."""
    seen: set[object] = set()
    for row in rows(file, kind):
        if (one := row.table.get("id")) in seen:
            row.fault("id", f"The id '{one}' stands twice. Ids are never reused: take a new one.")
        seen.add(one)
        yield row
