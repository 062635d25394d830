"""Histories: what really happened, event by event, each with its date as known and its sources."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.packs import PackFile, raise_faults, read_toml
from folkmoot.foundation.references import Kind, Reference

Table = Mapping[str, object]


class Standing(StrEnum):
    """How far a source carries an event."""

    TOLD = "told"  # a source says that it happened
    PLANNED = "planned"  # a source says that it was to happen, and none says that it did


@dataclass(frozen=True, slots=True)
class HistorySource:
    """What an event rests on; *note* says what to beware of."""

    id: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """One event: what happened in which body, and how it ended as far as the record goes.

    *sources* are "id, place". *follows* and *contradicted_by* name other events of the history.
    """

    id: str
    date: LooseDate
    body: str
    what: str
    outcome: str
    standing: Standing
    sources: tuple[str, ...]
    note: str
    follows: tuple[str, ...]
    contradicted_by: tuple[str, ...]
    about: tuple[Reference, ...]

    @property
    def reference(self) -> Reference:
        """The event's reference, such as event:icm-2015."""
        return Reference(Kind.EVENT, self.id)


@dataclass(frozen=True, slots=True)
class History:
    """A history in the order in which its file tells it, which is that of time as far as known."""

    id: str
    title: str
    summary: str
    policy: str
    encoded_by: str
    sources: tuple[HistorySource, ...]
    events: tuple[Occasion, ...]

    def source(self, place: str) -> HistorySource:
        """Give the source that "id, place" names."""
        wanted = source_id(place)
        return next(source for source in self.sources if source.id == wanted)


def source_id(place: str) -> str:
    """Give the id in "id, place".

    >>> source_id("consultation-pack, Guidance notes")
    'consultation-pack'
    """
    return place.partition(",")[0].strip()


@cache
def histories_of(policy: str, home: Path) -> tuple[History, ...]:
    """Give the histories in the folder *home* that tell of *policy*; they are read once."""
    found = (load_history(file.parent) for file in sorted(home.glob("*/events.toml")))
    return tuple(history for history in found if history.policy == policy)


def load_history(folder: Path) -> History:
    """Read events.toml in *folder*; raise PackFaults with every fault at once."""
    file = read_toml(folder / "events.toml")
    sources = tuple(_source(file, table, n) for n, table in file.tables("source"))
    events = tuple(_event(file, table, n) for n, table in file.tables("event"))
    _check(file, events, {source.id for source in sources})
    history = History(
        id=file.text(file.data, "id"),
        title=file.text(file.data, "title"),
        summary=file.text(file.data, "summary"),
        policy=file.text(file.data, "policy", default=""),
        encoded_by=file.text(file.data, "encoded_by"),
        sources=sources,
        events=events,
    )
    raise_faults(file)
    return history


def _source(file: PackFile, table: Table, n: int) -> HistorySource:
    return HistorySource(
        id=file.text(table, "id", of="source", position=n),
        title=file.text(table, "title", of="source", position=n),
        note=file.text(table, "note", of="source", position=n, default=""),
    )


def _event(file: PackFile, table: Table, n: int) -> Occasion:
    keys = ("id", "body", "what", "outcome")
    words = {key: file.text(table, key, of="event", position=n) for key in keys}
    return Occasion(
        **words,
        date=_date(file, table, n),
        standing=_standing(file, table, n),
        sources=_names(file, table, n, key="sources"),
        note=file.text(table, "note", of="event", position=n, default=""),
        follows=_names(file, table, n, key="follows"),
        contradicted_by=_names(file, table, n, key="contradicted_by"),
        about=_about(file, table, n),
    )


def _date(file: PackFile, table: Table, n: int) -> LooseDate:
    try:
        return LooseDate.parse(file.text(table, "date", of="event", position=n) or "unknown")
    except InputError as error:
        file.fault(str(error), "event", n, "date")
        return LooseDate.parse("unknown")


def _standing(file: PackFile, table: Table, n: int) -> Standing:
    text = file.text(table, "state", of="event", position=n, default=Standing.TOLD.value)
    if text in set(Standing):
        return Standing(text)
    file.fault(f"'{text}' is no state. Write {' or '.join(Standing)}.", "event", n, "state")
    return Standing.TOLD


def _names(file: PackFile, table: Table, n: int, *, key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    file.fault(f"'{key}' must be a list of texts.", "event", n, key)
    return ()


def _about(file: PackFile, table: Table, n: int) -> tuple[Reference, ...]:
    found = []
    for text in _names(file, table, n, key="about"):
        try:
            found.append(Reference.parse(text))
        except InputError as error:
            file.fault(str(error), "event", n, "about")
    return tuple(found)


def _check(file: PackFile, events: tuple[Occasion, ...], sources: Collection[str]) -> None:
    ids = [event.id for event in events]
    for n, event in enumerate(events):
        if event.id in ids[:n]:
            file.fault(f"The id '{event.id}' is used twice.", "event", n, "id")
        if not event.sources:
            file.fault('An event needs a source. Add sources = ["id, place"].', "event", n)
        for place in event.sources:
            if source_id(place) not in sources:
                file.fault(f"'{source_id(place)}' is in no [[source]].", "event", n, "sources")
        for other in (*event.follows, *event.contradicted_by):
            if other not in ids:
                file.fault(f"There is no event '{other}' in this history.", "event", n)
