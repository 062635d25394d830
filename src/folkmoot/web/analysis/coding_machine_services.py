"""The machine as a coder: its codings of a batch, and whether they count, code by code."""

import hashlib
from collections import defaultdict
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.analysis.coding.codings import MACHINE, Coded, document
from folkmoot.analysis.coding.machine_coder import machine_codings
from folkmoot.analysis.coding.machines import Trial
from folkmoot.analysis.coding.machines import document as trial_document
from folkmoot.analysis.sentences import sentence_model
from folkmoot.foundation.canonical import Json, canonical_json, json_hash
from folkmoot.foundation.errors import FolkmootError, InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_batch_services import add_tasks, keep_codings
from folkmoot.web.analysis.coding_compared_queries import held_texts
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.models import BatchRow, TaskRow, TrialRow
from folkmoot.web.ledger import services as ledger

CHAIN = "analysis"


def ask_machine(batch: Batch) -> None:
    """Note that a machine is to read a batch; InputError for a closed one."""
    if batch.closed_on:
        raise InputError(_("This batch was closed."))
    BatchRow.objects.filter(id=batch.id).update(wants_machine=True, machine_told="")


def let_machine_read(batch_id: str, *, at: datetime) -> None:
    """Let the machine code a batch; whatever keeps it from that is told on the batch.

    It reads all responses of the consultation, as it does wherever it is used, and its codings of
    this batch are kept. A machine that read the batch before is not let in twice.
    """
    batch = queries.batch(batch_id)
    try:
        coder, found = _coded(batch)
    except FolkmootError as error:
        BatchRow.objects.filter(id=batch_id).update(machine_told=str(error))
        return
    if coder not in batch.coders:
        _keep(batch, coder, found, at=at)


@transaction.atomic
def admit(
    batch: Batch,
    coder: str,
    trial: Trial,
    *,
    admitted: bool,
    reason: str,
    by: Reference,
    at: datetime,
) -> None:
    """Say whether a machine's codings by one code count, with the figures that were seen, and why.

    It may be said anew. InputError without a reason, and for a machine that did not read the batch.
    """
    if coder not in batch.machines:
        raise InputError(_("This machine did not read the batch."))
    if not reason.strip():
        raise InputError(_("Give the reason: which figures decide."))
    figures = canonical_json(trial_document(trial)).decode()
    TrialRow.objects.update_or_create(
        batch_id=batch.id,
        coder=coder,
        code=trial.code,
        defaults={
            "document": figures,
            "admitted": admitted,
            "reason": reason.strip(),
            "by": str(by),
            "on": at.date(),
        },
    )
    detail: dict[str, Json] = {"batch": batch.id, "code": trial.code, "coder": coder}
    detail["admitted"], detail["hash"] = admitted, json_hash(trial_document(trial))
    ledger.record(CHAIN, "machine.admitted", about=[batch.book.about], by=by, at=at, detail=detail)


def _coded(batch: Batch) -> tuple[str, dict[str, list[Coded]]]:
    """Give who the machine is, and what it puts on each response of the batch."""
    folder = settings.SENTENCE_MODEL
    model = sentence_model(Path(folder)) if folder else None
    texts = tuple(held_texts(batch).values())
    made = machine_codings(texts, batch.book.codebook, model=model)
    wanted = set(queries.responses_in(batch.id))
    found: dict[str, list[Coded]] = defaultdict(list)
    for one in made.codings:
        if one.segment.response in wanted:
            found[one.segment.response].append(one)
    return made.coder, found


@transaction.atomic
def _keep(batch: Batch, coder: str, found: dict[str, list[Coded]], *, at: datetime) -> None:
    row = BatchRow.objects.select_for_update().get(id=batch.id)
    names = queries.responses_in(batch.id)
    TaskRow.objects.filter(batch=row, coder=MACHINE).delete()
    add_tasks(row, coder, names)
    for task in TaskRow.objects.filter(batch=row, coder=coder):
        codings = found.get(task.response, [])
        words = canonical_json(document(codings))
        task.document, task.hash = words.decode(), hashlib.sha256(words).hexdigest()
        task.done_on = task.handed_in_on = at.date()
        task.save()
        keep_codings(task, codings)
    row.coders, row.machine_told = [*row.coders, coder], ""
    row.save(update_fields=["coders", "machine_told"])
