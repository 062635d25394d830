"""Recording what people judge, confirm or report of a law."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.assessment.assessments import cited
from folkmoot.assessment.restrictions import ASSESSORS, Judgement, Part
from folkmoot.assessment.streams import Report, Validity
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment import change_queries, services
from folkmoot.web.assessment import judged_queries as queries
from folkmoot.web.assessment.models import (
    JudgementRow,
    LawDocument,
    ReportedRow,
    RestrictionRow,
    ValidationRow,
)
from folkmoot.web.ledger import services as ledger


@transaction.atomic
def restrict(
    jurisdiction: str, question: str, on: date, *, purpose: str, by: Reference, at: datetime
) -> int:
    """Put the answer to *question*, as it was on a day, to the five-part test; give its number."""
    standing = queries.standing_on(jurisdiction, on)
    asked = {one for one, _text, _value in queries.restrictable(jurisdiction, on)}
    if standing is None or question not in asked:
        raise InputError(_("The law has no such restriction on that day."))
    answer = standing.answers[question]
    grounds = [text for text in cited(standing.law, answer).split("; ") if text]
    row, _made = RestrictionRow.objects.get_or_create(
        jurisdiction_id=jurisdiction,
        question=question,
        value=answer.value,
        on=on,
        defaults={"provisions": grounds, "purpose": purpose, "by": str(by), "at": at},
    )
    _record("law.restriction.put", jurisdiction, {"restriction": row.id}, by=by, at=at)
    return row.id


@transaction.atomic
def judge(number: int, judgement: Judgement, *, by: Reference, at: datetime) -> None:
    """Hand in one assessor's judgement; it may be put right until the other's is in.

    InputError for a third assessor, and for a change once both have judged.
    """
    rows = RestrictionRow.objects.select_for_update().filter(id=number)
    restriction = rows.first()
    if restriction is None:
        raise InputError(_("There is no such restriction."))
    handed_in = set(restriction.judgements.values_list("assessor", flat=True))
    if len(handed_in) >= ASSESSORS:
        raise InputError(_("Both assessors have judged this. It stands as it is."))
    parts = [
        [part.value, judged.verdict.value, judged.reason]
        for part in Part
        if (judged := judgement.parts.get(part))
    ]
    JudgementRow.objects.update_or_create(
        restriction=restriction,
        assessor=str(by),
        defaults={"parts": parts, "sources": judgement.sources, "at": at},
    )
    detail: dict[str, Json] = {"restriction": number}
    _record("law.restriction.judged", restriction.jurisdiction_id, detail, by=by, at=at)


@transaction.atomic
def validate(
    jurisdiction: str,
    organisation: str,
    remarks: Sequence[tuple[str, Validity, str]],
    *,
    seen: str,
    on: date,
    by: Reference,
    at: datetime,
) -> None:
    """Record what *organisation* said *on* a day of the answers whose hash is *seen*.

    *remarks* are questions with what was said of each and the words that go with it.
    """
    name = change_queries.names_of(jurisdiction)[1]
    if not LawDocument.objects.filter(name=name, hash=seen).exists():
        raise InputError(_("These answers are not known here. Load the page again."))
    if not remarks:
        raise InputError(_("Nothing is said yet. Say something of one answer at least."))
    said = [[question, verdict.value, text] for question, verdict, text in remarks]
    row = ValidationRow.objects.create(
        jurisdiction_id=jurisdiction,
        organisation=organisation,
        on=on,
        answers_hash=seen,
        remarks=said,
        by=str(by),
        at=at,
    )
    detail: dict[str, Json] = {"validation": row.id, "answers": seen, "remarks": len(said)}
    _record("law.validated", jurisdiction, detail, by=by, at=at)


@transaction.atomic
def report(jurisdiction: str, told: Report, *, by: Reference, at: datetime) -> None:
    """Record what a government or civil society reports, with its source and year."""
    codebook = change_queries.known()[0]
    question = codebook.questions.get(told.question)
    if question is None or not question.takes(told.value):
        raise InputError(_("This is no answer that the codebook knows to that question."))
    row = ReportedRow.objects.create(
        jurisdiction_id=jurisdiction,
        stream=told.stream.value,
        question=told.question,
        value=told.value,
        source=told.source,
        year=str(LooseDate.parse(told.year)),
        words=told.words,
        by=str(by),
        at=at,
    )
    detail: dict[str, Json] = {"reported": row.id, "stream": told.stream.value}
    _record("law.reported", jurisdiction, detail, by=by, at=at)


def _record(
    event: str, jurisdiction: str, detail: dict[str, Json], *, by: Reference, at: datetime
) -> None:
    about = [Reference(Kind.LAW, jurisdiction)]
    ledger.record(services.CHAIN, event, about=about, by=by, at=at, detail=detail)
