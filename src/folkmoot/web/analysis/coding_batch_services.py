"""Batches: making one, reading in it, handing in, closing it."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.analysis.coding.codings import MACHINE, Coded, document
from folkmoot.foundation.canonical import Json, canonical_json, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis import coding_compared_queries as compared
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_book_queries import Book
from folkmoot.web.analysis.coding_queries import Batch, Reading, Task
from folkmoot.web.analysis.models import BatchRow, CodingRow, MemoRow, TaskRow
from folkmoot.web.ledger import services as ledger

CHAIN = "analysis"


@transaction.atomic
def make_batch(
    name: str,
    book: Book,
    responses: Sequence[str],
    *,
    coders: Collection[str],
    drawn: dict[str, Json],
    shows_who: bool = False,
    wants_machine: bool = False,
    by: Reference,
    at: datetime,
) -> Batch:
    """Give *responses* to be read to each of *coders*, each in an order of their own.

    InputError for a name that is taken, and where there is nothing or nobody to read.
    """
    if BatchRow.objects.filter(id=name).exists():
        raise InputError(_("There is a batch of this name already. Give another name."))
    if not responses:
        raise InputError(_("There is no response to read. Choose others."))
    if not coders and not wants_machine:
        raise InputError(_("Choose who reads."))
    row = BatchRow.objects.create(
        id=name,
        codebook_id=book.id,
        coders=sorted(coders),
        drawn=drawn,
        shows_who=shows_who,
        wants_machine=wants_machine,
        on=at.date(),
        by=str(by),
    )
    for coder in sorted(coders) or [MACHINE]:  # where no person reads, its place is held
        add_tasks(row, coder, responses)
    detail: dict[str, Json] = {"batch": name, "codebook": book.id, "coders": len(coders)}
    detail |= {"responses": len(responses), "names": json_hash(sorted(responses))}
    ledger.record(CHAIN, "batch.made", about=[book.about], by=by, at=at, detail=detail)
    return queries.batch(name)


@transaction.atomic
def save_reading(task: Task, found: Reading, *, by: Reference, at: datetime) -> None:
    """Keep what *by* found in a response of theirs; InputError where it is handed in or closed."""
    row = _own(task, by)
    words = canonical_json(document(found.codings, found.remarks))
    row.document, row.hash = words.decode(), hashlib.sha256(words).hexdigest()
    row.done_on = at.date()
    row.save(update_fields=["document", "hash", "done_on"])
    keep_codings(row, found.codings)
    notes = MemoRow.objects.filter(batch_id=task.batch, response=task.response, by=str(by), code="")
    notes.delete()
    if found.memo.strip():
        MemoRow.objects.create(
            batch_id=task.batch,
            response=task.response,
            text=found.memo.strip(),
            by=str(by),
            on=at.date(),
        )


@transaction.atomic
def hand_in(batch: Batch, usable: Collection[str], *, by: Reference, at: datetime) -> None:
    """Hand in all that *by* read in a batch; it can't be changed afterwards.

    InputError while a response among *usable* waits; those withdrawn since are passed over. The
    ledger hears of it when everybody handed in: before, it would tell how far another is.
    """
    BatchRow.objects.select_for_update().get(id=batch.id)
    rows = TaskRow.objects.filter(batch_id=batch.id, coder=str(by), handed_in_on__isnull=True)
    if not rows or batch.closed_on:
        raise InputError(_("There is nothing to hand in."))
    if rows.filter(done_on__isnull=True, response__in=usable).exists():
        raise InputError(_("Some responses still wait to be read."))
    rows.update(handed_in_on=at.date())
    if set(batch.people) <= set(queries.handed_in(batch)):
        _record_all_read(batch, by=by, at=at)


@transaction.atomic
def let_read(batch: Batch, coder: str, *, by: Reference, at: datetime) -> None:
    """Lay a batch before one more coder, and shut what was found until they hand in."""
    row = _led(batch, by)
    if coder in row.coders:
        raise InputError(_("This person reads the batch already."))
    add_tasks(row, coder, queries.responses_in(batch.id))
    row.coders = [*row.coders, coder]
    row.save(update_fields=["coders"])
    _record_coders(batch, "batch.coder-joined", row, by=by, at=at)


@transaction.atomic
def go_on_without(batch: Batch, coder: str, *, by: Reference, at: datetime) -> None:
    """Go on without a coder who has not handed in; what they found counts nowhere."""
    row = _led(batch, by)
    if coder not in row.coders or coder in queries.handed_in(batch):
        raise InputError(_("This person has handed in, or does not read the batch."))
    row.coders = [one for one in row.coders if one != coder]
    row.save(update_fields=["coders"])
    _record_coders(batch, "batch.coder-left", row, by=by, at=at)


@transaction.atomic
def close(batch: Batch, *, by: Reference, at: datetime) -> None:
    """Close a batch: what stands is kept, with the kind of whoever wrote, and stays counted.

    InputError for whoever read it, and while somebody still reads or a difference is not settled.
    """
    row = BatchRow.objects.select_for_update().get(id=batch.id)
    if row.closed_on:
        raise InputError(_("This batch was closed."))
    if str(by) in row.coders:
        raise InputError(_("You read this batch. Somebody who did not read it closes it."))
    found = compared.compared(batch, str(by))
    decided = {compared.place_of(one) for one in compared.decisions(batch.id)}
    if not found.is_whole:
        raise InputError(_("Somebody still reads this batch."))
    if any(compared.place_of(one) not in decided for one in found.differences):
        raise InputError(_("Some differences are not settled."))
    outcome = compared.outcome(found)
    row.closed_on, row.closed_by = at.date(), str(by)
    row.outcome = canonical_json(outcome).decode()
    row.save(update_fields=["closed_on", "closed_by", "outcome"])
    detail: dict[str, Json] = {"batch": batch.id, "hash": json_hash(outcome)}
    detail["codings"] = len(compared.standing(found))
    ledger.record(CHAIN, "batch.closed", about=[batch.book.about], by=by, at=at, detail=detail)


def keep_codings(row: TaskRow, codings: Sequence[Coded]) -> None:
    """Keep the codings of one reading as rows, for counting; the document holds them too."""
    row.codings.all().delete()
    CodingRow.objects.bulk_create(
        CodingRow(
            task=row,
            start=one.segment.start,
            end=one.segment.end,
            code=one.code,
            memo=one.memo,
        )
        for one in codings
    )


def add_tasks(row: BatchRow, coder: str, responses: Sequence[str]) -> None:
    """Lay *responses* before *coder*, in an order that is only theirs."""
    ordered = sorted(responses, key=lambda name: _lot(row.id, coder, name))
    TaskRow.objects.bulk_create(
        TaskRow(batch=row, place=place, response=name, coder=coder)
        for place, name in enumerate(ordered, start=1)
    )


def _record_all_read(batch: Batch, *, by: Reference, at: datetime) -> None:
    rows = TaskRow.objects.filter(batch_id=batch.id, done_on__isnull=False)
    read = [
        list(each) for each in rows.order_by("coder", "response").values_list("response", "hash")
    ]
    codings = CodingRow.objects.filter(task__in=rows).count()
    detail: dict[str, Json] = {"batch": batch.id, "readings": len(read), "codings": codings}
    detail["hash"] = json_hash(read)
    ledger.record(CHAIN, "batch.read", about=[batch.book.about], by=by, at=at, detail=detail)


def _led(batch: Batch, by: Reference) -> BatchRow:
    """Give the row of an open batch to whoever leads it: somebody who reads nothing of it."""
    row = BatchRow.objects.select_for_update().get(id=batch.id)
    if row.closed_on:
        raise InputError(_("This batch was closed."))
    if str(by) in row.coders:
        raise InputError(_("You read this batch. Somebody who did not read it says who reads."))
    return row


def _record_coders(batch: Batch, event: str, row: BatchRow, *, by: Reference, at: datetime) -> None:
    detail: dict[str, Json] = {"batch": batch.id, "coders": len(row.coders)}
    ledger.record(CHAIN, event, about=[batch.book.about], by=by, at=at, detail=detail)


def _own(task: Task, by: Reference) -> TaskRow:
    rows = TaskRow.objects.select_for_update().select_related("batch")
    row = rows.get(batch_id=task.batch, coder=str(by), place=task.place)
    is_theirs = str(by) in row.batch.coders
    if row.handed_in_on or row.batch.closed_on or not is_theirs:
        raise InputError(_("This batch is handed in, and can no longer be changed."))
    return row


def _lot(batch: str, coder: str, response: str) -> str:
    return hashlib.sha256(f"{batch}\n{coder}\n{response}".encode()).hexdigest()
