"""Papers typed by two people: what a form of them asks, and where two typings differ."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import Question, QuestionKind
from folkmoot.consultation.responses import Consents

FACTS: Final = ("received", "kind", "participants", "organisation", "language")


class FieldKind(StrEnum):
    """What a field of the form takes."""

    WORDS = "words"
    CHOICE = "choice"
    SCALE = "scale"
    LINE = "line"
    DAY = "day"
    KIND = "kind"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: *name* is its column's, *part* the question, statement or clause it is of."""

    name: str
    kind: FieldKind
    part: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two people typed differently."""

    name: str
    first: str
    second: str


def fields_of(consultation: Consultation) -> tuple[Field, ...]:
    """Give every field of the form in which a paper is typed, in the order of the pack."""
    fields = [Field(name, _of_fact(name), name) for name in FACTS]
    for question in consultation.questions:
        fields += _of_question(question)
    fields += [Field(each.id, FieldKind.SCALE, each.id) for each in consultation.statements]
    fields.append(Field("comment", FieldKind.WORDS, "comment"))
    return (*fields, *(Field(name, FieldKind.YES, name) for name in Consents.names()))


def read(given: Mapping[str, str], consultation: Consultation) -> dict[str, str]:
    """Take from *given* what the form asks, without what is empty; nobody's consent is guessed.

    A consent that is not ticked is kept as "no", so that leaving it out and not seeing it differ.
    """
    typed = {}
    for each in fields_of(consultation):
        text = unicodedata.normalize("NFC", given.get(each.name, "")).replace("\r\n", "\n").strip()
        if each.kind is FieldKind.YES:
            text = "yes" if text else "no"
        if text:
            typed[each.name] = text
    return typed


def differences(first: Mapping[str, str], second: Mapping[str, str]) -> tuple[Difference, ...]:
    """Give every field that two people typed differently; blanks between words make none.

    >>> differences({"q2": "No  more."}, {"q2": "No more.", "q3": "Yes"})
    (Difference(name='q3', first='', second='Yes'),)
    """
    names = dict.fromkeys([*first, *second])
    pairs = ((name, first.get(name, ""), second.get(name, "")) for name in names)
    return tuple(
        Difference(name, one, other)
        for name, one, other in pairs
        if " ".join(one.split()) != " ".join(other.split())
    )


def _of_question(question: Question) -> list[Field]:
    if question.kind is QuestionKind.CHOICE:
        why = Field(f"{question.id} why", FieldKind.WORDS, question.id)
        return [Field(question.id, FieldKind.CHOICE, question.id), why]
    if question.kind is QuestionKind.CLAUSES:
        return [
            Field(f"{question.id} {clause}", FieldKind.WORDS, question.id)
            for clause in question.clauses
        ]
    if question.kind is QuestionKind.AGREEMENT:
        return []  # its statements are fields of their own
    return [Field(question.id, FieldKind.WORDS, question.id)]


def _of_fact(name: str) -> FieldKind:
    return {"received": FieldKind.DAY, "kind": FieldKind.KIND}.get(name, FieldKind.LINE)
