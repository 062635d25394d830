"""Reading the coders' work: batches, one's own codings, and others' once all are handed in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import QuerySet

from folkmoot.assessment.answers import Confidence
from folkmoot.assessment.checklists import Checklist, coding_checklist
from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.codings import CodedAnswer, Coding
from folkmoot.assessment.gates import Gate
from folkmoot.assessment.pack_codebook import read_codebook
from folkmoot.assessment.provisions import Reading
from folkmoot.foundation.references import Reference
from folkmoot.web.assessment import stored
from folkmoot.web.assessment.models import (
    BatchRow,
    CodedAnswerRow,
    CodingRow,
    JurisdictionRow,
    LawDocument,
)
from folkmoot.web.assessment.names import place_name

CODEBOOK = "laws/codebook.toml"
BLIND, THIRD, NAIVE, IMPORTED = "blind", "third", "naive", "imported"
COUNTED = (BLIND, IMPORTED)
"""The kinds of readings between which divergence is counted."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Laws that are read together, as in force *on* one day, and the codebook they are read by."""

    name: str
    on: date
    laws: tuple[str, ...]
    questions: tuple[str, ...]
    gate: Gate
    codebook: Codebook

    def groups(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Give the batch's questions by group, both in the codebook's order."""
        found = (
            (group, tuple(one.id for one in questions if one.id in self.questions))
            for group, questions in self.codebook.groups().items()
        )
        return tuple((group, questions) for group, questions in found if questions)


@dataclass(frozen=True, slots=True)
class Task:
    """One law of a batch that somebody is to read, and what they have so far."""

    batch: Batch
    jurisdiction: str
    place: str
    kind: str
    handed_in_on: date | None
    coding: Coding

    @property
    def checklist(self) -> Checklist:
        """What is still to do."""
        return coding_checklist(self.coding, self.batch.codebook, self.batch.questions)


@dataclass(frozen=True, slots=True)
class Assigned:
    """Who reads a law, as what, and whether they are done; nothing of what they wrote."""

    jurisdiction: str
    coder: Reference
    kind: str
    handed_in_on: date | None


@dataclass(frozen=True, slots=True)
class Handed:
    """One reading of a law of which all are handed in; *number* tells it from the others."""

    number: int
    kind: str
    coding: Coding


def batches() -> tuple[Batch, ...]:
    """Give every batch, the latest first."""
    return tuple(_batch(row) for row in BatchRow.objects.order_by("-at", "name"))


def batch(name: str) -> Batch | None:
    """Give one batch, or None."""
    row = BatchRow.objects.filter(name=name).first()
    return _batch(row) if row else None


def queue(person: Reference) -> tuple[Task, ...]:
    """Give what *person* is to read or has read, what is not handed in first."""
    rows = CodingRow.objects.filter(coder=str(person)).select_related("batch")
    held = sorted(rows.prefetch_related("answers"), key=lambda row: row.handed_in_on is not None)
    names = place_names(row.jurisdiction_id for row in held)
    return tuple(_task(row, names) for row in held)


def task(batch_name: str, law: str, person: Reference) -> Task | None:
    """Give *person*'s own reading of one law, or None where it is not theirs to read."""
    rows = CodingRow.objects.filter(batch_id=batch_name, jurisdiction_id=law, coder=str(person))
    row = rows.select_related("batch").prefetch_related("answers").first()
    return _task(row, place_names([law])) if row else None


def assigned(batch_name: str) -> tuple[Assigned, ...]:
    """Say who reads what in a batch, and who is done."""
    return tuple(
        Assigned(row.jurisdiction_id, Reference.parse(row.coder), row.kind, row.handed_in_on)
        for row in CodingRow.objects.filter(batch_id=batch_name).order_by("id")
    )


def opened(batch_name: str) -> dict[str, tuple[Handed, ...]]:
    """Give the readings of a batch, by law: of those laws of which all are handed in.

    This is the one door to what somebody else coded. One reading that is still being made shuts
    it for everybody, also for those who saw the others before.
    """
    rows = CodingRow.objects.filter(batch_id=batch_name)
    return {law: held for (_, law), held in _opened(rows).items()}


def opened_in_all() -> dict[tuple[str, str], tuple[Handed, ...]]:
    """Give the same of all batches, by batch and law."""
    return _opened(CodingRow.objects.all())


def being_read(law: str) -> bool:
    """Say whether somebody is reading *law* at present, in any batch."""
    return CodingRow.objects.filter(jurisdiction_id=law, handed_in_on=None).exists()


def place_names(laws: Iterable[str]) -> dict[str, str]:
    """Give what *laws* are called in the reader's language, by id; unknown ones are left out."""
    rows = JurisdictionRow.objects.filter(id__in=list(laws)).values_list("id", "name")
    found = stored.laws()
    known = found.registry.jurisdictions if found else {}
    return {law: place_name(known[law]) if law in known else name for law, name in rows}


def current_codebook() -> str:
    """Give the hash of the codebook that stands now; empty where none is stored."""
    rows = LawDocument.objects.filter(name=CODEBOOK, current__isnull=False)
    return rows.values_list("hash", flat=True).first() or ""


@lru_cache(maxsize=8)
def codebook(text_hash: str) -> Codebook:
    """Give the codebook as it was when its text had this hash."""
    text = LawDocument.objects.values_list("text", flat=True).get(name=CODEBOOK, hash=text_hash)
    return read_codebook(stored.as_files({CODEBOOK: text})[CODEBOOK])


def _opened(asked: QuerySet[CodingRow]) -> dict[tuple[str, str], tuple[Handed, ...]]:
    by_law: dict[tuple[str, str], list[CodingRow]] = {}
    for row in asked.select_related("batch").prefetch_related("answers").order_by("id"):
        by_law.setdefault((row.batch_id, row.jurisdiction_id), []).append(row)
    return {
        law: tuple(Handed(n, row.kind, _coding(row, str(n))) for n, row in enumerate(held, 1))
        for law, held in sorted(by_law.items())
        if all(row.handed_in_on is not None for row in held)
    }


def _batch(row: BatchRow) -> Batch:
    return Batch(
        row.name,
        row.on,
        tuple(row.laws),
        tuple(row.questions),
        Gate(row.gate, row.sample, row.source),
        codebook(row.codebook),
    )


def _task(row: CodingRow, names: Mapping[str, str]) -> Task:
    return Task(
        _batch(row.batch),
        row.jurisdiction_id,
        names[row.jurisdiction_id],
        row.kind,
        row.handed_in_on,
        _coding(row, row.coder),
    )


def _coding(row: CodingRow, coder: str) -> Coding:
    return Coding(
        row.jurisdiction_id,
        coder,
        row.batch.on,
        recorded=row.handed_in_on or row.assigned_on,
        is_blind=row.kind != IMPORTED,
        about=row.about,
        answers={answer.question: _answer(answer) for answer in row.answers.all()},
    )


def _answer(row: CodedAnswerRow) -> CodedAnswer:
    return CodedAnswer(
        row.question,
        row.value,
        tuple(row.cites),
        Reading(row.reading),
        Confidence(row.confidence),
        row.caution,
        row.why,
    )
