"""Reading batches and one's own part in them.

What others found is in `coding_compared_queries`, behind one door.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.http import Http404

from folkmoot.analysis.coding.codings import Coded, Remark, is_machine, read_document
from folkmoot.web.analysis.coding_book_queries import Book, book_of
from folkmoot.web.analysis.models import BatchRow, MemoRow, TaskRow
from folkmoot.web.federation import queries as federation

TAKEN = "taken:"
"""How the name of a coder begins whose codings came in a file of another program."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Responses that the same coders read by one version of a codebook."""

    id: str
    book: Book
    coders: tuple[str, ...]
    drawn: Mapping[str, object]
    on: date
    by: str
    shows_who: bool
    wants_machine: bool
    machine_told: str
    closed_on: date | None

    @property
    def people(self) -> tuple[str, ...]:
        """Its coders that are no machines."""
        return tuple(coder for coder in self.coders if not is_machine(coder))

    @property
    def machines(self) -> tuple[str, ...]:
        """Its coders that are machines."""
        return tuple(coder for coder in self.coders if is_machine(coder))


@dataclass(frozen=True, slots=True)
class Task:
    """One response that a coder reads in a batch: its number among theirs, and how far it is."""

    batch: str
    place: int
    response: str
    done_on: date | None
    handed_in_on: date | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a coder found in one response: codings, remarks, and a note on the response."""

    codings: tuple[Coded, ...] = ()
    remarks: tuple[Remark, ...] = ()
    memo: str = ""


@dataclass(frozen=True, slots=True)
class Mine:
    """One batch that somebody reads, and how far they are."""

    batch: Batch
    done: int
    whole: int
    is_handed_in: bool

    @property
    def left(self) -> int:
        """How many responses are still to be read."""
        return self.whole - self.done


def batches() -> tuple[Batch, ...]:
    """Give every batch, the latest first."""
    rows = BatchRow.objects.select_related("codebook").order_by("-on", "id")
    return tuple(map(_batch, rows))


def batches_by(book_id: str) -> tuple[Batch, ...]:
    """Give the batches that are read by one version of a codebook."""
    rows = BatchRow.objects.filter(codebook_id=book_id).select_related("codebook")
    return tuple(map(_batch, rows.order_by("-on", "id")))


def batch(id: str) -> Batch:
    """Give one batch; raise Http404 where there is none."""
    row = BatchRow.objects.filter(id=id).select_related("codebook").first()
    if row is None:
        raise Http404(f"There is no batch '{id}'.")
    return _batch(row)


def queue(person: str) -> tuple[Mine, ...]:
    """Give the open batches that *person* reads, what is not handed in first."""
    rows = TaskRow.objects.filter(coder=person, batch__closed_on__isnull=True).order_by()
    counts = rows.values("batch").annotate(
        whole=Count("id"), done=Count("done_on"), shut=Count("handed_in_on")
    )
    by_batch = {each["batch"]: each for each in counts}
    found = (
        Mine(one, told["done"], told["whole"], told["shut"] == told["whole"])
        for one in batches()
        if person in one.coders and (told := by_batch.get(one.id))
    )
    return tuple(sorted(found, key=lambda mine: mine.is_handed_in))


def tasks(batch_id: str, person: str) -> tuple[Task, ...]:
    """Give what *person* reads in a batch, in their own order."""
    rows = TaskRow.objects.filter(batch_id=batch_id, coder=person).order_by("place")
    return tuple(map(_task, rows))


def task(batch_id: str, person: str, place: int) -> Task:
    """Give one of *person*'s own responses; raise Http404 where it is not theirs."""
    row = TaskRow.objects.filter(batch_id=batch_id, coder=person, place=place).first()
    if row is None:
        raise Http404("This response is not yours to read in this batch.")
    return _task(row)


def reading(task: Task, person: str) -> Reading:
    """Give what *person* found in a response of theirs so far."""
    row = TaskRow.objects.get(batch_id=task.batch, coder=person, place=task.place)
    memo = MemoRow.objects.filter(
        batch_id=task.batch, response=task.response, by=person, code=""
    ).first()
    found = found_in(row)
    return Reading(found.codings, found.remarks, memo.text if memo else "")


def is_blind(batch: Batch, person: str) -> bool:
    """Say whether *person* reads the batch and has not handed in yet."""
    rows = TaskRow.objects.filter(batch_id=batch.id, coder=person, handed_in_on__isnull=True)
    return person in batch.coders and rows.exists()


def responses_in(batch_id: str) -> tuple[str, ...]:
    """Name the responses of a batch, in the order of their names."""
    rows = TaskRow.objects.filter(batch_id=batch_id).order_by("response")
    return tuple(rows.values_list("response", flat=True).distinct())


def handed_in(batch: Batch) -> tuple[str, ...]:
    """Name the coders of a batch, people and machines, who handed in."""
    rows = TaskRow.objects.filter(batch_id=batch.id).order_by().values("coder")
    told = rows.annotate(open=Count("id", filter=Q(handed_in_on__isnull=True)))
    ready = {each["coder"] for each in told if not each["open"]}
    return tuple(coder for coder in batch.coders if coder in ready)


def progress(batch: Batch) -> dict[str, int]:
    """Count what each coder of a batch has read: for those who read nothing of it themselves."""
    rows = TaskRow.objects.filter(batch_id=batch.id, done_on__isnull=False)
    counts = Counter(rows.values_list("coder", flat=True))
    return {coder: counts[coder] for coder in batch.coders}


def coder_names(coders: Iterable[str]) -> dict[str, str]:
    """Give what *coders* are called, by who they are: people by name, machines by their mark."""
    people = federation.people_names()
    return {coder: _name(coder, people) for coder in coders}


def found_in(row: TaskRow) -> Reading:
    """Give what a coder found, out of their task's row."""
    if not row.document:
        return Reading()
    told = json.loads(row.document)
    codings, remarks = read_document(told, response=row.response, coder=row.coder)
    return Reading(codings, remarks)


def _name(coder: str, people: Mapping[str, str]) -> str:
    kind, _, name = coder.partition(":")
    if kind == "person":
        return people.get(name, name)
    return name[:8] if is_machine(coder) else name


def _batch(row: BatchRow) -> Batch:
    return Batch(
        row.id,
        book_of(row.codebook),
        tuple(row.coders),
        row.drawn,
        row.on,
        row.by,
        row.shows_who,
        row.wants_machine,
        row.machine_told,
        row.closed_on,
    )


def _task(row: TaskRow) -> Task:
    return Task(row.batch_id, row.place, row.response, row.done_on, row.handed_in_on)
