"""The append-only ledger: entries chained by hash, and the check that nothing was changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from folkmoot.foundation.canonical import Json, canonical_json, json_hash
from folkmoot.foundation.references import Reference

GENESIS: Final = "0" * 64
"""What the first entry of a chain names as the one before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened, in one chain; ids and hashes only, never a person's words."""

    chain: str
    number: int
    event: str
    about: tuple[Reference, ...]
    by: Reference
    at: datetime
    detail: Mapping[str, Json]
    previous: str

    @property
    def hash(self) -> str:
        """The SHA-256 of the entry's canonical JSON, which holds the hash of the one before."""
        return json_hash(self.as_json())

    @property
    def line(self) -> bytes:
        """The entry as a line of a ledger's file: the canonical JSON that is hashed, and its end.

        The keys are in their order, so that each line ends with its number and the hash before.
        """
        return canonical_json(self.as_json()) + b"\n"

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed and published; the time to the minute, in UTC."""
        return {
            "chain": self.chain,
            "number": self.number,
            "event": self.event,
            "about": [str(reference) for reference in self.about],
            "by": str(self.by),
            "at": minute(self.at),
            "detail": dict(self.detail),
            "previous": self.previous,
        }


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a chain does not hold, and why in a sentence."""

    chain: str
    number: int
    reason: str


def first_break(documents: Iterable[tuple[Mapping[str, Json], str]]) -> Break | None:
    """Give the first break in one chain's entries, as JSON, with their stored hashes, or None.

    Numbers run from 1 without gaps; each entry names the hash of the one before; each stored
    hash is that of its entry.
    """
    previous = GENESIS
    for number, (document, stored) in enumerate(documents, start=1):
        if reason := _fault(document, stored, number=number, previous=previous):
            return Break(str(document["chain"]), number, reason)
        previous = stored
    return None


def minute(at: datetime) -> str:
    """Write a time as entries do: to the minute, in UTC."""
    return f"{at.astimezone(UTC).isoformat(timespec='minutes')[:16]}Z"


def _fault(document: Mapping[str, Json], stored: str, *, number: int, previous: str) -> str:
    found = document["number"]
    if found != number:
        return f"Entry {number} is missing: the next one found is number {found}."
    if document["previous"] != previous:
        return f"Entry {number} does not follow from the entry before it."
    if json_hash(document) != stored:
        return f"Entry {number} was changed after it was written."
    return ""
