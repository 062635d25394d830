"""Fates: what became of one response, for whoever holds its receipt."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from folkmoot.foundation.canonical import Json, canonical_json


@dataclass(frozen=True, slots=True)
class Fate:
    """A response since it was sent, in the words of its own language.

    *themes*, *campaigns*, *motions* and *decisions* rest on it, however far; *changed* are clauses
    that a decision resting on it changed or adopted. *quoted* says where words of it were quoted.
    *answers* are what the body says back: theme, what was asked, what was said, what was done.
    *until* is the day on which the original words are destroyed, unless they may be archived.
    """

    name: str
    received: date
    late: bool = False
    withdrawn: date | None = None
    read: bool = False
    themes: tuple[str, ...] = ()
    campaigns: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    motions: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    answers: tuple[tuple[str, str, str, str], ...] = ()
    until: date | None = None

    def as_json(self) -> dict[str, Json]:
        """Give the fate as it is sealed and laid down at the intake face."""
        return asdict(self) | {
            "received": self.received.isoformat(),
            "withdrawn": self.withdrawn.isoformat() if self.withdrawn else None,
            "until": self.until.isoformat() if self.until else None,
        }

    def as_bytes(self) -> bytes:
        """Give the fate as the bytes that are sealed."""
        return canonical_json(self.as_json())


def read_fate(document: Mapping[str, Json]) -> Fate:
    """Read what *as_json* gave."""
    withdrawn, until = document["withdrawn"], document.get("until")
    return Fate(
        name=str(document["name"]),
        received=date.fromisoformat(str(document["received"])),
        late=bool(document["late"]),
        withdrawn=date.fromisoformat(str(withdrawn)) if withdrawn else None,
        read=bool(document["read"]),
        themes=_texts(document["themes"]),
        campaigns=_texts(document["campaigns"]),
        quoted=_texts(document["quoted"]),
        motions=_texts(document["motions"]),
        decisions=_texts(document["decisions"]),
        changed=_texts(document["changed"]),
        answers=tuple(_answer(each) for each in _items(document["answers"])),
        until=date.fromisoformat(str(until)) if until else None,
    )


def _answer(document: Json) -> tuple[str, str, str, str]:
    theme, asked, said, did = _texts(document)
    return theme, asked, said, did


def _texts(document: Json) -> tuple[str, ...]:
    return tuple(map(str, _items(document)))


def _items(document: Json) -> Sequence[Json]:
    assert isinstance(document, Sequence)
    return document
