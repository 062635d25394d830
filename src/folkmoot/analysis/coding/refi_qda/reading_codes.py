"""The codes of a project from elsewhere, with short names of their own."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from folkmoot.analysis.coding.codebook import COLOUR, Code, Codebook
from folkmoot.analysis.coding.refi_qda.descriptions import described
from folkmoot.analysis.coding.refi_qda.elements import (
    below,
    description_of,
    guid_of,
    inside,
    name_of,
)
from folkmoot.analysis.coding.refi_qda.project import ORIGIN
from folkmoot.analysis.coding.refi_qda.referred import free

LONGEST: Final = 40
_BETWEEN: Final = re.compile(r"[^a-z0-9]+")
_VERSION: Final = re.compile(r"Codebook: (.*)\nVersion: (\d{1,9})")


@dataclass(frozen=True, slots=True)
class Codes:
    """A codebook, and which short name the code of each guid has."""

    codebook: Codebook
    ids: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Found:
    """A code as it stands in the file: *id* is the short name told there, *under* a guid."""

    guid: str
    under: str
    id: str
    code: Code


def read_codes(document: etree._Element, cases: Collection[str]) -> Codes:
    """Read the codebook of a project; a code with the guid of one of *cases* is no code.

    NVivo tells cases as codes too.
    """
    found = [
        one
        for top in inside(document, "CodeBook", "Codes")
        for one in _found(top, "")
        if one.guid not in cases
    ]
    ids: dict[str, str] = {}
    codes: list[Code] = []
    for one in found:
        ids[one.guid] = _free_id(one.id or slug(one.code.name), set(ids.values()))
        parent = ids.get(one.under, "")
        name = free(one.code.name, {code.name.casefold() for code in codes})
        codes.append(replace(one.code, id=ids[one.guid], name=name, parent=parent))
    name, version = _version(document)
    return Codes(Codebook(name, version, tuple(codes)), ids)


def slug(name: str) -> str:
    """Give a short name that can be typed, made out of *name*.

    >>> slug("Santé & sécurité"), slug("安全")
    ('sante-securite', 'code')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _BETWEEN.sub("-", plain).strip("-")[:LONGEST].strip("-") or "code"


def _found(parent: etree._Element, under: str) -> Iterator[_Found]:
    """Give the codes below *parent*, each before those that lie under it."""
    for element in below(parent, "Code"):
        guid, said = guid_of(element), described(description_of(element))
        colour = element.get("color", "").strip()
        code = Code(
            id="",
            name=name_of(element) or "?",
            definition=said.definition,
            include=said.include,
            exclude=said.exclude,
            clauses=said.clauses,
            is_codable=element.get("isCodable", "true").strip().lower() not in ("false", "0"),
            colour=colour if COLOUR.fullmatch(colour) else "",
        )
        yield _Found(guid, under, said.id, code)
        yield from _found(element, guid)


def _free_id(wanted: str, taken: set[str]) -> str:
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted[:LONGEST]}-{number}"
    return free


def _version(document: etree._Element) -> tuple[str, int]:
    told = _VERSION.fullmatch(description_of(document))
    if told and document.get("origin") == ORIGIN:
        return told[1], int(told[2])
    return slug(name_of(document)), 1
