"""Reading a list of people to invite, as people have them: a sheet, or addresses one a line."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from enum import StrEnum
from typing import Final

MOST: Final = 20_000
"""Lines that one list may have: what a page takes in while somebody waits."""
TOLD: Final = 50
"""Faults that are told one by one; more of them are counted."""

_ADDRESS: Final = re.compile(
    r"[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\]{1,185}\.[^\W\d_]{2,60}"
)
_COLUMNS: Final = {
    "address": {"address", "e-mail", "email", "mail", "e-mail address", "email address"}
    | {"adresse", "courriel", "correo", "correo electrónico", "بريد", "البريد الإلكتروني"},
    "name": {"name", "nom", "nombre", "اسم", "الاسم"},
    "language": {"language", "langue", "idioma", "lengua", "لغة", "اللغة"},
}


class ListFault(StrEnum):
    """Why a line is not taken."""

    NO_ADDRESS = "no_address"
    TWICE = "twice"
    LANGUAGE = "language"  # the round is not held in it


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody to invite; without an *address* they get a letter on paper."""

    name: str
    address: str
    language: str


@dataclass(frozen=True, slots=True)
class InvitationList:
    """What was read; a line with a fault is left out, and *faults* has its number and why."""

    invited: tuple[Invited, ...]
    faults: tuple[tuple[int, ListFault], ...]
    too_long: bool = False


def read_list(text: str, languages: Sequence[str]) -> InvitationList:
    """Read *text*: with a header of columns, or an address (or a name with one) on each line.

    The first of *languages* is everybody's that says no other. A name without an address is
    somebody to write to on paper, where there is a header that says which column is the name.
    """
    invited: dict[str, Invited] = {}
    faults: list[tuple[int, ListFault]] = []
    for number, row in _rows(text):
        if len(invited) + len(faults) >= MOST:
            return InvitationList((), (), too_long=True)
        found = _one(row, languages)
        key = found.address.casefold() or f"{number}" if isinstance(found, Invited) else ""
        if isinstance(found, ListFault):
            faults.append((number, found))
        elif key in invited:
            faults.append((number, ListFault.TWICE))
        else:
            invited[key] = found
    return InvitationList(tuple(invited.values()), tuple(faults))


def _rows(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Give each line that says something, with its number from 1, as columns by what they hold."""
    lines = text.replace("\0", "").splitlines()
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    head = [_column(cell) for cell in next(csv.reader([first], delimiter=delimiter), [])]
    named = "address" in head or "name" in head
    begun = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        if named and not begun:
            begun = True
            continue
        if named:
            cells = next(csv.reader([line], delimiter=delimiter), [])
            yield number, dict(zip(head, map(str.strip, cells), strict=False))
        else:
            yield number, _loose(line.strip())


def _loose(line: str) -> Mapping[str, str]:
    """Read one line without columns: an address, or a name with an address beside it."""
    name, address = parseaddr(line)
    if _ADDRESS.fullmatch(address):
        return {"name": name, "address": address}
    return {"address": line.strip(' ,;\t"')}


def _one(row: Mapping[str, str], languages: Sequence[str]) -> Invited | ListFault:
    name = " ".join(row.get("name", "").split())[:200]
    address, language = row.get("address", ""), row.get("language", "").casefold()
    if address and not _ADDRESS.fullmatch(address):
        return ListFault.NO_ADDRESS
    if not address and not name:
        return ListFault.NO_ADDRESS
    if language and language not in languages:
        return ListFault.LANGUAGE
    return Invited(name, address, language or languages[0])


def _column(cell: str) -> str:
    said = cell.strip().strip("\ufeff").casefold()
    return next((name for name, words in _COLUMNS.items() if said in words), "")
