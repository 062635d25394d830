"""Coding that leaves the house as a file, and coding that comes in one."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.analysis.coding.codebook_files import as_toml
from folkmoot.analysis.coding.coding_files import write_codings, write_texts
from folkmoot.analysis.coding.codings import Coded, document, is_machine
from folkmoot.analysis.coding.refi_qda.project import LeftOut, Project, Taken
from folkmoot.analysis.coding.refi_qda.writing import export
from folkmoot.analysis.coding.settling import SETTLED
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.sheets import write_csv
from folkmoot.foundation.canonical import Json, canonical_json, content_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.analysis.coding_batch_services import add_tasks, keep_codings
from folkmoot.web.analysis.coding_book_services import save_codebook
from folkmoot.web.analysis.coding_memo_queries import Memo
from folkmoot.web.analysis.coding_queries import TAKEN, Batch, batch
from folkmoot.web.analysis.models import BatchRow, TaskRow
from folkmoot.web.consultation.services.private_folder import private_folder
from folkmoot.web.ledger import services as ledger

CHAIN = "analysis"
TOLD = 200
"""How much of what was left out of a file is listed."""


@dataclass(frozen=True, slots=True)
class Matched:
    """What of a file is on responses that are here: codings by response and coder."""

    texts: Mapping[str, Text]
    coders: tuple[str, ...]
    codings: tuple[Coded, ...]
    left_out: tuple[LeftOut, ...]


@transaction.atomic
def take_out(
    held: Batch, body: str, made: Project, memos: Iterable[Memo], *, by: Reference, at: datetime
) -> bytes:
    """Give a project for other programs, and tell the ledger how much went out to whom."""
    data = export(made)
    _record_taken_out(held, body, made, data, by=by, at=at)
    return data


@transaction.atomic
def take_out_sheets(
    held: Batch, body: str, made: Project, memos: Iterable[Memo], *, by: Reference, at: datetime
) -> bytes:
    """Give the same as sheets in one archive: codebook, codings, responses, memos."""
    with private_folder() as folder:
        (folder / "codebook.toml").write_text(as_toml(made.codebook), encoding="utf-8")
        write_codings(folder / "codings.csv", made.codings)
        write_texts(folder / "responses.csv", made.texts)
        rows = [(one.code, one.response, one.words, str(one.on or "")) for one in memos]
        write_csv(folder / "memos.csv", ("code", "response", "memo", "on"), rows)
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.iterdir()):
                archive.write(path, path.name)
    _record_taken_out(held, body, made, data.getvalue(), by=by, at=at)
    return data.getvalue()


def matched(taken: Taken, held: Mapping[str, Text]) -> Matched:
    """Match the texts of a file with responses that are *held*, by their id and every character.

    Others are left out with all that was coded in them, and so is what was settled elsewhere: here
    somebody settles it anew.
    """
    given = {text.id: text for text in taken.project.texts}
    same = {id: held[id] for id, text in given.items() if id in held and held[id].text == text.text}
    left_out = [LeftOut("source", id, _why(id, held)) for id in given if id not in same]
    codings = [
        one
        for one in taken.project.codings
        if one.segment.response in same and one.coder != SETTLED
    ]
    readers = {each for own in taken.project.readers.values() for each in own}
    coders = sorted(({one.coder for one in codings} | readers) - {SETTLED})
    return Matched(same, tuple(coders), tuple(codings), (*taken.left_out, *left_out))


@transaction.atomic
def take_in_project(
    name: str, consultation_id: str, taken: Taken, found: Matched, *, by: Reference, at: datetime
) -> Batch:
    """Keep the codebook of a file as *name*, and its codings as a batch that was read.

    InputError where nothing in it is on a response that is here, or the name is taken.
    """
    if not found.texts or not found.coders:
        raise InputError(_("Nothing in this file is on a response that is here, to the letter."))
    if BatchRow.objects.filter(id=name).exists():
        raise InputError(_("There is a batch of this name already. Give another name."))
    codes = taken.project.codebook.codes
    book = save_codebook(name, consultation_id, codes, after=0, by=by, at=at)
    coders = {each: each if is_machine(each) else TAKEN + each for each in found.coders}
    told: list[Json] = [[one.what, one.name, one.reason] for one in found.left_out[:TOLD]]
    row = BatchRow.objects.create(
        id=name,
        codebook_id=book.id,
        coders=sorted(coders.values()),
        drawn={"file": taken.origin or "?", "left_out": told, "out": len(found.left_out)},
        on=at.date(),
        by=str(by),
    )
    for each, coder in coders.items():
        own = _of_coder(found, taken.project, each, coder)
        _keep_readings(row, coder, own)
    detail: dict[str, Json] = {"batch": name, "codebook": book.id, "codings": len(found.codings)}
    detail |= {"responses": len(found.texts), "left_out": len(found.left_out)}
    ledger.record(CHAIN, "coding.taken-in", about=[book.about], by=by, at=at, detail=detail)
    return batch(name)


def _of_coder(
    found: Matched, project: Project, each: str, coder: str
) -> dict[str, tuple[Coded, ...]]:
    """Give what *each* of a file found, as *coder* here, by the responses that they read."""
    read = project.readers
    own: dict[str, list[Coded]] = {
        id: [] for id in found.texts if not read or each in read.get(id, ())
    }
    for one in found.codings:
        if one.coder == each and one.segment.response in own:
            own[one.segment.response].append(Coded(one.segment, one.code, coder, one.memo))
    return {id: tuple(codings) for id, codings in own.items()}


def _keep_readings(row: BatchRow, coder: str, own: Mapping[str, tuple[Coded, ...]]) -> None:
    """Keep what one coder found, handed in already."""
    add_tasks(row, coder, tuple(own))
    for task in TaskRow.objects.filter(batch=row, coder=coder):
        words = canonical_json(document(own[task.response]))
        task.document, task.hash = words.decode(), content_hash(words)
        task.done_on = task.handed_in_on = row.on
        task.save()
        keep_codings(task, own[task.response])


def _why(id: str, held: Mapping[str, Text]) -> str:
    if id in held:
        return _("Its words are not those of the response of this name.")
    return _("There is no response of this name here.")


def _record_taken_out(
    held: Batch, body: str, made: Project, data: bytes, *, by: Reference, at: datetime
) -> None:
    detail: dict[str, Json] = {"batch": held.id, "responses": len(made.texts)}
    detail |= {"codings": len(made.codings), "hash": content_hash(data)}
    about = [held.book.about, Reference(Kind.BODY, body)]
    ledger.record(CHAIN, "coding.taken-out", about=about, by=by, at=at, detail=detail)
