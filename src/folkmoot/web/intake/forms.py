"""What a participant fills in: read from the page, kept in a draft, made into a response.

A draft is plain JSON: for whom, the consents, and under "answers" what stands in each field.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import SCALE, Question, QuestionKind
from folkmoot.consultation.responses import (
    Answer,
    Channel,
    Consents,
    RespondentKind,
    Response,
)
from folkmoot.foundation.canonical import Json

LONGEST: Final = 100_000
"""Characters that one answer may have."""
CHOSEN: Final = "choice:"
PLACED: Final = "scale:"

Fields = dict[str, str]
Draft = dict[str, Json]


def answers_in(draft: Draft) -> Fields:
    """Give what stands in each field."""
    found = draft.get("answers")
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def read_whom(data: QueryDict) -> tuple[Draft, dict[str, str]]:
    """Read for whom somebody answers, and the faults by field."""
    kind = data.get("kind", "")
    many = data.get("participants", "").strip()
    read: Draft = {
        "kind": kind if kind in set(RespondentKind) else RespondentKind.UNKNOWN,
        "organisation": data.get("organisation", "").strip()[:300],
        "participants": many,
    }
    faults = {}
    if kind == RespondentKind.GROUP and not (many.isdecimal() and 0 < int(many) < 1_000_000):
        faults["participants"] = _("Write how many people took part, such as 12.")
    return read, faults


def read_question(
    data: QueryDict, question: Question, pack: Consultation
) -> tuple[Fields, dict[str, str]]:
    """Read the fields of one question, and the faults by field."""
    fields: Fields = {}
    for name in names_of(question, pack):
        value = data.get(name, "").replace("\r\n", "\n").replace("\0", "").strip()
        fields[name] = value
    faults = {
        name: _("This is too long. Leave at most 100,000 characters here, and mail the rest.")
        for name, value in fields.items()
        if len(value) > LONGEST
    }
    return fields, faults


def names_of(question: Question, pack: Consultation) -> list[str]:
    """Give the names of a question's fields."""
    if question.kind is QuestionKind.AGREEMENT:
        return [f"{PLACED}{statement.id}" for statement in pack.statements]
    if question.kind is QuestionKind.CLAUSES:
        return [f"{question.id}.{clause}" for clause in question.clauses]
    if question.kind is QuestionKind.CHOICE:
        return [f"{CHOSEN}{question.id}", question.id]
    return [question.id]


def read_consents(data: QueryDict) -> Draft:
    """Read the consents: each is given only where its box is ticked."""
    return {"consents": [name for name in Consents.names() if name in data]}


def response_of(draft: Draft, pack: Consultation, round_id: str) -> Response:
    """Make a response of what stands in *draft*."""
    fields = answers_in(draft)
    found = [_answer(question, fields) for question in pack.questions]
    comments = [
        Answer(question.id, text, clause=clause, clauses=(clause,))
        for question in pack.questions
        if question.kind is QuestionKind.CLAUSES
        for clause in question.clauses
        if (text := fields.get(f"{question.id}.{clause}", ""))
    ]
    places = [
        Answer(statement.id, scale=int(place), clauses=statement.clauses)
        for statement in pack.statements
        if (place := fields.get(f"{PLACED}{statement.id}", "")) in set(map(str, SCALE))
    ]
    many = str(draft.get("participants") or "")
    return Response(
        id="",
        round=round_id,
        channel=Channel.FORM,
        received=date.min,
        kind=RespondentKind(str(draft.get("kind") or RespondentKind.UNKNOWN)),
        participants=int(many) if many.isdecimal() else None,
        organisation=str(draft.get("organisation") or ""),
        language=str(draft.get("language") or ""),
        answers=tuple(answer for answer in (*found, *places, *comments) if not answer.is_empty),
        consents=_consents(draft),
    )


def _answer(question: Question, fields: Mapping[str, str]) -> Answer:
    chosen = fields.get(f"{CHOSEN}{question.id}", "")
    known = {choice.id for choice in question.choices}
    return Answer(
        question.id,
        fields.get(question.id, "") if question.kind is not QuestionKind.CLAUSES else "",
        choice=chosen if chosen in known else "",
        clauses=question.clauses,
    )


def _consents(draft: Draft) -> Consents:
    given = draft.get("consents")
    names = set(given) if isinstance(given, list) else {"use"}
    return Consents(**{name: name in names for name in Consents.names()})
