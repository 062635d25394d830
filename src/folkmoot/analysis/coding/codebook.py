"""A codebook of responses: its codes, their canonical document, and what changed between versions.

It is not the codebook of laws (`assessment.codebook`), which asks questions of provisions.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.errors import InputError

ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,49}")
"""What a code's short name is made of: it is typed many times an hour."""

COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
MEANING: Final = ("name", "definition", "include", "exclude", "is_codable")
"""What makes a code of one version the same code in another; its place and its colour do not."""


@dataclass(frozen=True, slots=True)
class Code:
    """One code: *id* is the short name that coders type, *parent* the code that it lies under.

    *include* and *exclude* say by example what belongs and what does not. *clauses* are the
    clauses of policies that it speaks to. A heading that only holds others is not *is_codable*.
    """

    id: str
    name: str
    definition: str = ""
    include: str = ""
    exclude: str = ""
    clauses: tuple[str, ...] = ()
    parent: str = ""
    is_codable: bool = True
    colour: str = ""

    def means(self, other: "Code") -> bool:
        """Say whether *other* is the same code: what coders read of it is the same.

        >>> Code("a", "Safety").means(Code("a", "Safety", colour="#AA0000"))
        True
        """
        return all(getattr(self, field) == getattr(other, field) for field in ("id", *MEANING))


@dataclass(frozen=True, slots=True)
class Codebook:
    """One version of a codebook; a code's parent may come before or after it.

    A doubled id or name, a parent that is not here, or codes that lie under each other in a circle
    raise InputError with every fault.
    """

    name: str
    version: int
    codes: tuple[Code, ...]

    def __post_init__(self) -> None:
        if found := faults(self.codes):
            raise InputError("\n".join(sentence for _, sentence in found))

    def code(self, id: str) -> Code:
        """Give the code *id*; raise InputError where there is none."""
        for code in self.codes:
            if code.id == id:
                return code
        raise InputError(f"Codebook {self.name} {self.version} has no code '{id}'.")

    @property
    def codable(self) -> tuple[Code, ...]:
        """The codes that may be put on a segment, in the codebook's order."""
        return tuple(code for code in self.codes if code.is_codable)

    @property
    def ids(self) -> tuple[str, ...]:
        """The short names of the codes that may be put on a segment."""
        return tuple(code.id for code in self.codable)

    def under(self, parent: str = "") -> tuple[Code, ...]:
        """Give the codes that lie directly under *parent*, or under none."""
        return tuple(code for code in self.codes if code.parent == parent)


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different in a later version, by the ids of codes; *same* may be laid together."""

    added: tuple[str, ...]
    gone: tuple[str, ...]
    reworded: tuple[str, ...]
    same: tuple[str, ...]


def faults(codes: Sequence[Code]) -> tuple[tuple[int, str], ...]:
    """Give a sentence for each fault of *codes* as a codebook, with the place of the code."""
    parents = {code.id: code.parent for code in codes}
    ids = [code.id for code in codes]
    found = [(place, _fault(code, parents)) for place, code in enumerate(codes)]
    found += [
        (place, f"The code '{id}' is here twice. Ids are never reused.")
        for place, id in enumerate(ids)
        if id in ids[:place]
    ]
    names = [code.name.casefold() for code in codes]
    found += [
        (place, f"Two codes are called '{codes[place].name}'. Coders cannot tell them apart.")
        for place, name in enumerate(names)
        if name in names[:place]
    ]
    return tuple((place, sentence) for place, sentence in found if sentence)


def changes(before: Codebook, after: Codebook) -> Changes:
    """Compare two versions of a codebook, each list in the order of the version it is from."""
    old, new = ({code.id: code for code in one.codes} for one in (before, after))
    both = [id for id in new if id in old]
    return Changes(
        added=tuple(id for id in new if id not in old),
        gone=tuple(id for id in old if id not in new),
        reworded=tuple(id for id in both if not old[id].means(new[id])),
        same=tuple(id for id in both if old[id].means(new[id])),
    )


def shared_codes(books: Sequence[Codebook]) -> tuple[str, ...]:
    """Give the codes by which batches of all of *books* may be laid together.

    Those that may be put on a segment and mean the same in every version.
    """
    if not books:
        return ()
    first, *others = books
    same = [set(changes(first, other).same) for other in others]
    return tuple(id for id in first.ids if all(id in one for one in same))


def document(codebook: Codebook) -> Json:
    """Give *codebook* as a document; a code's empty fields are left out."""
    codes: list[Json] = [_entry(code) for code in codebook.codes]
    return {"name": codebook.name, "version": codebook.version, "codes": codes}


def codebook_hash(codebook: Codebook) -> str:
    """Give the SHA-256 of the canonical document of *codebook*."""
    return json_hash(document(codebook))


def read_codebook(document: Mapping[str, object]) -> Codebook:
    """Give the codebook that *document* holds; raise InputError where it holds none."""
    name, version, codes = (document.get(key) for key in ("name", "version", "codes"))
    if not (isinstance(name, str) and isinstance(version, int) and isinstance(codes, list)):
        raise InputError("This document is no codebook: it needs name, version and codes.")
    return Codebook(name, version, tuple(_code(entry) for entry in codes))


def _entry(code: Code) -> Json:
    found: dict[str, Json] = {"id": code.id, "name": code.name}
    texts = ("definition", "include", "exclude", "parent", "colour")
    found |= {key: value for key in texts if (value := getattr(code, key))}
    if code.clauses:
        found["clauses"] = list(code.clauses)
    if not code.is_codable:
        found["is_codable"] = False
    return found


def _code(entry: object) -> Code:
    if not isinstance(entry, dict) or not {"id", "name"} <= entry.keys() <= _FIELDS:
        raise InputError("This document is no codebook: a code in it has other fields.")
    given = dict(entry)
    clauses = tuple(str(clause) for clause in given.pop("clauses", ()))
    is_codable = bool(given.pop("is_codable", True))
    texts = {key: str(value) for key, value in given.items()}
    return Code(**texts, clauses=clauses, is_codable=is_codable)


def _fault(code: Code, parents: Mapping[str, str]) -> str:
    if not ID.fullmatch(code.id):
        return (
            f"'{code.id}' is no short name of a code. Use small letters, digits, - and _, 50 of "
            f"them at most."
        )
    if not code.name.strip():
        return f"The code '{code.id}' has no name. Add one that people understand."
    if code.colour and not COLOUR.fullmatch(code.colour):
        return f"The colour of '{code.id}' is '{code.colour}'. Write it like #1A7F37."
    if code.parent and code.parent not in parents:
        return f"The code '{code.id}' lies under '{code.parent}', which is not here. Add it."
    if code.id in _above(code.parent, parents):
        return (
            f"The code '{code.id}' lies under itself, by way of '{code.parent}'. Open the circle."
        )
    return ""


def _above(id: str, parents: Mapping[str, str]) -> Iterable[str]:
    seen: dict[str, None] = {}
    while id and id not in seen:
        seen[id] = None
        id = parents.get(id, "")
    return seen


_FIELDS: Final = frozenset(field.name for field in fields(Code))
