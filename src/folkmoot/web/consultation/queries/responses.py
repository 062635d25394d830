"""Responses as frozen values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import SCALE_WORDS
from folkmoot.consultation.responses import (
    WHOLE,
    Answer,
    Channel,
    Consents,
    RespondentKind,
    Response,
)
from folkmoot.web.consultation.models import AnswerRow, ResponseRow


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer beside what was asked; *asked* is empty for words to no question."""

    part: str
    asked: str
    said: str
    text: str
    clauses: tuple[str, ...]


def responses_of(consultation_id: str, *, round_id: str = "") -> tuple[Response, ...]:
    """Give the responses that may be used, of all rounds or one, in the order of their names.

    Withdrawn ones are not among them. A name tells nothing of when a response came in.
    """
    rows = ResponseRow.objects.filter(
        round__pack_id=consultation_id, may_use=True, withdrawn__isnull=True
    )
    if round_id:
        rows = rows.filter(round_id=round_id)
    found = rows.order_by("name").prefetch_related("answers")
    return tuple(as_response(row) for row in found)


def response(name: str) -> Response | None:
    """Give one response, or None where there is none or it was withdrawn."""
    row = ResponseRow.objects.filter(name=name, withdrawn__isnull=True).first()
    return as_response(row) if row else None


def withdrawn_on(name: str) -> date | None:
    """Give the day on which a response was withdrawn, or None."""
    return ResponseRow.objects.filter(name=name).values_list("withdrawn", flat=True).first()


def as_response(row: ResponseRow) -> Response:
    """Give a response from its row."""
    return Response(
        id=row.name,
        round=row.round_id,
        channel=Channel(row.channel),
        received=row.received,
        kind=RespondentKind(row.kind),
        participants=row.participants,
        organisation=row.organisation,
        language=row.language,
        answers=_answers(row.answers.all()),
        consents=Consents(
            row.may_use, row.may_quote, row.may_attribute, row.may_archive, row.may_pass_on
        ),
        late=row.late,
    )


def asked_and_answered(
    found: Response, consultation: Consultation, language: str
) -> tuple[Answered, ...]:
    """Put each answer beside what was asked, in *language*."""
    asked = {q.id: q.text.in_language(language) for q in consultation.questions}
    asked |= {s.id: s.text.in_language(language) for s in consultation.statements}
    choices = {
        (question.id, choice.id): choice.label.in_language(language)
        for question in consultation.questions
        for choice in question.choices
    }
    return tuple(
        Answered(
            part=answer.part,
            asked="" if answer.question == WHOLE else asked.get(answer.question, answer.question),
            said=choices.get((answer.question, answer.choice), answer.choice)
            or _on_the_scale(answer.scale, language),
            text=answer.text,
            clauses=answer.clauses,
        )
        for answer in found.answers
    )


def _on_the_scale(scale: int | None, language: str) -> str:
    return "" if scale is None else SCALE_WORDS[scale].in_language(language)


def _answers(rows: Iterable[AnswerRow]) -> tuple[Answer, ...]:
    return tuple(
        Answer(row.question, row.text, row.choice, row.scale, row.clause, tuple(row.clauses))
        for row in sorted(rows, key=lambda row: row.place)
    )
