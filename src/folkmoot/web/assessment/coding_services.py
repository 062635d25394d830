"""The coders' work: opening a batch, saying who reads what, saving as one goes, handing in."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.assessment.checklists import Check
from folkmoot.assessment.codings import CodedAnswer, Coding
from folkmoot.assessment.gates import Gate
from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment import coding_queries as queries
from folkmoot.web.assessment.models import BatchRow, CodedAnswerRow, CodingRow
from folkmoot.web.ledger import services as ledger

CHAIN = "law"
KINDS = (queries.BLIND, queries.THIRD, queries.NAIVE, queries.IMPORTED)


@transaction.atomic
def open_batch(
    name: str,
    on: date,
    laws: Collection[str],
    questions: Collection[str],
    *,
    gate: Gate,
    by: Reference,
    at: datetime,
) -> None:
    """Open a batch of *laws* to be read as in force *on* a day; InputError for what cannot be."""
    codebook_hash = queries.current_codebook()
    if not codebook_hash:
        raise InputError(_("No law is stored here. Take in the packs of law."))
    if on > at.date():
        raise InputError(_("This day is still to come. Choose today or earlier."))
    if BatchRow.objects.filter(name=name).exists():
        raise InputError(_("There is a batch of this name already. Give another name."))
    known = queries.place_names(laws)
    asked = [one.id for one in queries.codebook(codebook_hash) if one.id in questions]
    if not asked or not laws or set(laws) - set(known):
        raise InputError(_("Choose at least one law and one group of questions."))
    BatchRow.objects.create(
        name=name,
        on=on,
        laws=sorted(laws),
        questions=asked,
        gate=gate.most,
        sample=gate.sample,
        source=gate.source,
        codebook=codebook_hash,
        by=str(by),
        at=at,
    )
    detail: dict[str, Json] = {"batch": name, "laws": len(laws), "questions": len(asked)}
    detail |= {"gate": gate.most, "sample": gate.sample, "codebook": codebook_hash}
    _record("coding.batch_opened", laws, detail, by=by, at=at)


@transaction.atomic
def assign(
    batch: str, laws: Collection[str], coder: Reference, *, kind: str, by: Reference, at: datetime
) -> int:
    """Let *coder* read those *laws* of a batch; give how many are new to them.

    *kind* is one of KINDS. What is assigned already stays as it is.
    """
    held = queries.batch(batch)
    if held is None or kind not in KINDS or not laws or set(laws) - set(held.laws):
        raise InputError(_("Choose laws of this batch, and how they are to be read."))
    made = [
        CodingRow.objects.get_or_create(
            batch_id=batch,
            jurisdiction_id=law,
            coder=str(coder),
            defaults={"kind": kind, "assigned_by": str(by), "assigned_on": at.date()},
        )[1]
        for law in laws
    ]
    new = [law for law, is_new in zip(laws, made, strict=True) if is_new]
    if new:
        _record("coding.assigned", new, {"batch": batch, "kind": kind}, by=by, at=at)
    return len(new)


@transaction.atomic
def save_answers(
    batch: str,
    law: str,
    questions: Iterable[str],
    answers: Iterable[CodedAnswer],
    *,
    by: Reference,
) -> None:
    """Keep what *by* answers to some *questions*; those without an answer lose theirs.

    InputError for a law that is not theirs to read, or is handed in.
    """
    row = _own(batch, law, by)
    held = queries.batch(batch)
    given = {answer.question: answer for answer in answers}
    for question in questions:
        if held is None or question not in held.questions:
            raise InputError(_("This question is not asked in this batch."))
        _save(row, question, given.get(question), held)


@transaction.atomic
def hand_in(
    batch: str, law: str, *, about: str, leaves_out: bool, by: Reference, at: datetime
) -> None:
    """Hand in *by*'s reading of a law, *about* how it was read; it can't be changed afterwards.

    InputError while an answer cites nothing or does not say why it is unknown, and while questions
    are unanswered, unless *leaves_out* says that they are left out on purpose.
    """
    row, task = _own(batch, law, by), queries.task(batch, law, by)
    if task is None or not about.strip():
        raise InputError(_("Say what you read, and where: official texts, pages, from memory."))
    found = task.checklist
    if found.of(Check.NO_CITATION) or found.of(Check.UNEXPLAINED):
        raise InputError(_("Each answer cites something, and each unknown one says why."))
    if found.of(Check.UNANSWERED) and not leaves_out:
        raise InputError(_("Some questions are not answered. Say that you leave them out."))
    row.about, row.handed_in_on = about.strip(), at.date()
    row.save(update_fields=["about", "handed_in_on"])
    detail: dict[str, Json] = {"batch": batch, "answers": found.answered, "asked": found.asked}
    detail["hash"] = json_hash(coding_json(task.coding))
    _record("coding.handed_in", [law], detail, by=by, at=at)


def coding_json(coding: Coding) -> Json:
    """Give a coding as canonical JSON, to be hashed."""
    return [
        [
            answer.question,
            answer.value,
            list(answer.cites),
            answer.reading.value,
            answer.confidence.value,
            answer.caution,
            answer.why,
        ]
        for _, answer in sorted(coding.answers.items())
    ]


def _own(batch: str, law: str, person: Reference) -> CodingRow:
    rows = CodingRow.objects.select_for_update().filter(batch_id=batch, jurisdiction_id=law)
    row = rows.filter(coder=str(person)).first()
    if row is None:
        raise InputError(_("This law is not yours to read in this batch."))
    if row.handed_in_on is not None:
        raise InputError(_("This reading is handed in, and can no longer be changed."))
    return row


def _save(row: CodingRow, question: str, answer: CodedAnswer | None, batch: queries.Batch) -> None:
    if answer is None:
        CodedAnswerRow.objects.filter(coding=row, question=question).delete()
        return
    if not batch.codebook.questions[question].takes(answer.value):
        raise InputError(_("This is not an answer to the question. Choose one of those listed."))
    CodedAnswerRow.objects.update_or_create(
        coding=row,
        question=question,
        defaults={
            "value": answer.value,
            "cites": list(answer.cites),
            "reading": answer.reading.value,
            "confidence": answer.confidence.value,
            "caution": answer.caution,
            "why": answer.why,
        },
    )


def _record(
    event: str, laws: Iterable[str], detail: dict[str, Json], *, by: Reference, at: datetime
) -> None:
    about = [Reference(Kind.LAW, law) for law in sorted(laws)]
    ledger.record(CHAIN, event, about=about, by=by, at=at, detail=detail)
