"""Codings: that a coder, a person or a machine, put a code on a segment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from folkmoot.analysis.coding.segments import Segment
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError

MACHINE: Final = "machine:"
"""How a machine's name as a coder begins; the hash of its weights and parameters follows."""

SETTLED: Final = "settled"
"""The coder of what stands once differences were decided; it read nothing itself."""


@dataclass(frozen=True, slots=True, order=True)
class Coded:
    """That *coder* put *code* on *segment*; the *memo* is what the coder thought there."""

    segment: Segment
    code: str
    coder: str
    memo: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """What *coder* thought at *segment* without putting a code there."""

    segment: Segment
    coder: str
    words: str


@dataclass(frozen=True, slots=True, order=True)
class Memo:
    """What *coder* thought about a code, a response, or with neither about the whole work."""

    words: str
    code: str = ""
    response: str = ""
    coder: str = ""


def is_machine(coder: str) -> bool:
    """Say whether *coder* is a machine.

    >>> is_machine("machine:3f2a"), is_machine("tomas")
    (True, False)
    """
    return coder.startswith(MACHINE)


def by_coder(codings: Iterable[Coded]) -> dict[str, tuple[Coded, ...]]:
    """Give each coder's codings, coders and codings in order."""
    found: dict[str, list[Coded]] = {}
    for coding in sorted(codings):
        found.setdefault(coding.coder, []).append(coding)
    return {coder: tuple(found[coder]) for coder in sorted(found)}


def document(codings: Iterable[Coded], remarks: Iterable[Remark] = ()) -> Json:
    """Give one coder's *codings* and *remarks* of one response as a document.

    Whose they are, and of which response, is told beside it and not in it.
    """
    marks: list[Json] = []
    for coding in sorted(codings):
        mark: dict[str, Json] = {"start": coding.segment.start, "end": coding.segment.end}
        mark |= {"code": coding.code} | ({"memo": coding.memo} if coding.memo else {})
        marks.append(mark)
    notes: list[Json] = [
        {"start": one.segment.start, "end": one.segment.end, "words": one.words}
        for one in sorted(remarks)
    ]
    return {"codings": marks, "remarks": notes}


def read_document(
    document: Mapping[str, object], *, response: str, coder: str
) -> tuple[tuple[Coded, ...], tuple[Remark, ...]]:
    """Give the codings and remarks that *document* holds of *coder* about *response*."""
    marks, notes = document.get("codings"), document.get("remarks", [])
    if not (isinstance(marks, list) and isinstance(notes, list)):
        raise InputError("This document holds no codings: it needs 'codings' and 'remarks'.")
    codings = [
        Coded(_place(mark, response), str(mark["code"]), coder, str(mark.get("memo", "")))
        for mark in marks
    ]
    remarks = [Remark(_place(note, response), coder, str(note["words"])) for note in notes]
    return tuple(sorted(codings)), tuple(sorted(remarks))


def _place(mark: Mapping[str, object], response: str) -> Segment:
    start, end = mark.get("start"), mark.get("end")
    if not (isinstance(start, int) and isinstance(end, int)):
        raise InputError("A coding in this document has no place: it needs 'start' and 'end'.")
    return Segment(response, start, end)
