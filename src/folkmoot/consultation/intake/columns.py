"""The names of what is answered: how a sheet's columns and a form's lines are understood."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import Question, QuestionKind
from folkmoot.consultation.responses import WHOLE, Consents


class Role(Enum):
    """What a column is to a response."""

    QUESTION = "question"
    REASON = "reason"  # the words beside a choice
    STATEMENT = "statement"
    COMMENT = "comment"  # on one clause
    FACT = "fact"  # about the response: when, who, which consents
    PERSONAL = "personal"  # names or locates somebody, so it is left out
    LEFT_OUT = "left out"  # by whoever made the map
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: *name* is the question's, statement's or fact's; for OTHER as it was written.

    *header* is its name in the sheet, for sentences about it.
    """

    role: Role
    name: str
    clause: str = ""
    header: str = field(default="", compare=False)


FACTS: Final = {
    "id": "id|response id|número|numéro",
    "received": "received|date|day|timestamp|submitted|end date|enddate|fecha|reçu|التاريخ",
    "kind": "kind|type|respondent|tipo|catégorie|النوع",
    "participants": "participants|participantes|nombre de participants|المشاركون",
    "organisation": "organisation|organization|organización|المنظمة",
    "language": "language|langue|idioma|اللغة",
    "comment": "comment|comments|commentaire|comentario|تعليق",
} | {name: name.replace("_", " ") for name in Consents.names()}
"""Each fact about a response, and the names that its column may have."""

PERSONAL: Final = re.compile(
    r"(full |first |last |sur|sender |recipient ?(first|last)?)?name|nom|nombre|الاسم|"
    r"(recipient ?)?e ?mail( ?address)?|correo|courriel|البريد|ip ?(address)?|"
    r"(tele)?phone( number)?|mobile|(postal )?address|post ?code|zip( code)?|"
    r"user ?agent|browser|location ?(latitude|longitude)|latitude|longitude"
)
_REASON: Final = ("why", "pourquoi", "por qué", "لماذا")
_QUESTION: Final = ("question", "pregunta", "السؤال", "سؤال")
_CLAUSE: Final = ("clause", "article", "cláusula", "artículo", "البند", "المادة")


class Columns:
    """The columns that one consultation knows."""

    def __init__(self, consultation: Consultation) -> None:
        self._known: dict[str, Column] = {}
        for fact, names in FACTS.items():
            self._add(Column(Role.FACT, fact), *names.split("|"))
        for statement in consultation.statements:
            texts = (text for _, text in statement.text.texts)
            self._add(Column(Role.STATEMENT, statement.id), statement.id, *texts)
        for question in consultation.questions:
            self._add_question(question)

    def named(self, header: str) -> Column:
        """Give the column that *header* names; OTHER where it is none that is known."""
        plain = plainly(header)
        if found := self._known.get(plain):
            return found
        if clause := re.fullmatch(rf"(?:{'|'.join(_CLAUSE)}) (\d+(?:\.\d+)*)", plain):
            return Column(Role.COMMENT, WHOLE, clause[1])
        return Column(Role.PERSONAL if PERSONAL.fullmatch(plain) else Role.OTHER, header.strip())

    def _add_question(self, question: Question) -> None:
        texts = [text for _, text in question.text.texts]
        self._add(Column(Role.QUESTION, question.id), *_called(question.id), *texts)
        reasons = (f"{name} {why}" for name in _called(question.id) for why in _REASON)
        self._add(Column(Role.REASON, question.id), *reasons)
        if question.kind is QuestionKind.CLAUSES:
            for clause in question.clauses:
                names = (f"{word} {clause}" for word in (question.id, *_CLAUSE))
                self._add(Column(Role.COMMENT, question.id, clause), *names)

    def _add(self, column: Column, *names: str) -> None:
        for name in names:
            self._known.setdefault(plainly(name), column)


def plainly(name: str) -> str:
    """Give a name without what makes no difference.

    >>> plainly("  Pass_on: ")
    'pass on'
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(re.sub(r"[_\-–]+", " ", folded).split()).strip(" .:?؟¿*")


def _called(question_id: str) -> Iterator[str]:
    yield question_id
    if number := re.fullmatch(r"q(\d+)", question_id):
        yield from (f"{word} {number[1]}" for word in _QUESTION)
