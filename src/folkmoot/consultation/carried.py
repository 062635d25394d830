"""The record as a bundle carries it: one chain, checked link by link before it is believed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.errors import RecordBroken
from folkmoot.foundation.references import Reference
from folkmoot.record.ledger import GENESIS, Entry

RESULT_COMPILED: Final = "result.compiled"
"""The entry of a ledger that holds the hash of a told result under *result*."""


@dataclass(frozen=True, slots=True)
class CarriedChain:
    """A chain that holds, entry by entry, with the hash of each."""

    entries: tuple[Mapping[str, Json], ...]
    hashes: tuple[str, ...]

    @property
    def head(self) -> str:
        """The hash that stands for all of it."""
        return self.hashes[-1] if self.hashes else GENESIS

    def carries_on(self, length: int, head: str) -> bool:
        """Say whether this is the chain of *length* and *head*, and what was added since."""
        return length == 0 or (length <= len(self.hashes) and self.hashes[length - 1] == head)

    def tells_of(self, held: Reference, hashed: str) -> bool:
        """Say whether it tells that the round *held* was compiled to the result *hashed*."""
        return any(
            entry["event"] == RESULT_COMPILED
            and str(held) in _texts(entry["about"])
            and isinstance(entry["detail"], Mapping)
            and entry["detail"].get("result") == hashed
            for entry in self.entries
        )


def carried(entries: Iterable[tuple[Entry, str]]) -> list[Json]:
    """Give a chain's *entries* with their stored hashes as a bundle carries them."""
    return [{**entry.as_json(), "hash": stored} for entry, stored in entries]


def read_chain(document: Json, *, name: str = "ledger.json") -> CarriedChain:
    """Read a chain; raise RecordBroken naming the first entry that does not hold."""
    entries: list[Mapping[str, Json]] = []
    hashes: list[str] = []
    for number, found in enumerate(_items(document, name), start=1):
        if not isinstance(found, Mapping):
            raise RecordBroken(f"{name}: entry {number} is none.")
        entry = {key: value for key, value in found.items() if key != "hash"}
        if not {"event", "about", "detail", "previous", "number"} <= entry.keys():
            raise RecordBroken(f"{name}: entry {number} is none.")
        if entry["number"] != number or entry["previous"] != (hashes[-1] if hashes else GENESIS):
            raise RecordBroken(f"{name}: entry {number} does not follow from the one before it.")
        if _hash(entry) != found.get("hash"):
            raise RecordBroken(f"{name}: entry {number} was changed after it was written.")
        entries.append(entry)
        hashes.append(str(found["hash"]))
    return CarriedChain(tuple(entries), tuple(hashes))


def _hash(entry: Mapping[str, Json]) -> str:
    try:
        return json_hash(entry)
    except TypeError:  # a number with a fraction, which no entry has
        return ""


def _items(document: Json, name: str) -> Sequence[Json]:
    if isinstance(document, str) or not isinstance(document, Sequence):
        raise RecordBroken(f"{name} is no chain of entries.")
    return document


def _texts(value: Json) -> tuple[str, ...]:
    listed = isinstance(value, Sequence) and not isinstance(value, str)
    return tuple(map(str, value)) if listed and isinstance(value, Sequence) else ()
