"""Sheets of other platforms: kept sealed between the steps, then taken in piece by piece."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from folkmoot.consultation.intake import maps
from folkmoot.consultation.intake.batch import Intake
from folkmoot.consultation.intake.items import Batch, ItemState
from folkmoot.consultation.intake.maps import SheetMap
from folkmoot.consultation.intake.platforms import wide
from folkmoot.consultation.intake.sheets import Sheet, rows_of
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.rounds import Round
from folkmoot.consultation.sandbox.raw import Raw, RawForm, from_json
from folkmoot.consultation.sandbox.warden import read_files
from folkmoot.consultation.sealing import seal, unseal
from folkmoot.foundation.canonical import canonical_json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation.models import ImportRow
from folkmoot.web.consultation.services.intake import keep, record, round_and_pack, seen_in

PIECE = 500
"""Rows that are stored in one transaction: what an interruption can make to be done again."""
KEPT_DAYS = 2
"""How long a sheet may lie sealed before somebody goes on with it."""
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Preview:
    """A sheet before it is imported: what its columns become, and what would become of its rows."""

    file: str
    map: SheetMap
    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    batch: Batch | None
    fault: str = ""


def begin_import(
    files: Sequence[Path], round_id: str, *, by: Reference, at: datetime
) -> tuple[int, str]:
    """Read one sheet (and Polis' comments beside it); give its key and the code that opens it.

    Raise InputError where there is no sheet among *files*.
    """
    round_, pack = round_and_pack(round_id)
    _forget_old(at)
    sheets = [(found.file, raw) for found in read_files(files) for raw in found.raws]
    faults = [raw.fault for _, raw in sheets if raw.fault]
    tables = [(file, raw) for file, raw in sheets if raw.form is RawForm.SHEET and raw.rows]
    if not tables:
        raise InputError(faults[0] if faults else "That is no sheet. Give a CSV, XLSX or ODS file.")
    comments = {
        number: words for _, raw in tables for number, words in maps.comments_in(raw.rows).items()
    }
    only_comments = [each for each in tables if not maps.comments_in(each[1].rows)]
    file, raw = (only_comments or tables)[0]
    code = secrets.token_urlsafe(24)
    row = ImportRow.objects.create(
        round_id=round_.id,
        person=by.name,
        day=round_.day_of(at),
        content=_sealed(file, raw, code),
        map=maps.propose(raw.rows, pack, comments=comments).as_json(),
        rows=max(len(wide(raw.rows)) - 1, 0),
    )
    return row.key, code


def preview(round_id: str, key: int, code: str, *, at: datetime) -> Preview:
    """Say what would become of every row with the map as it is; nothing is stored."""
    round_, pack = round_and_pack(round_id)
    row = _row(round_id, key)
    file, raw = _opened(row, code)
    map = maps.map_from_json(row.map)
    rows = wide(raw.rows)
    shown = tuple(tuple(cells) for cells in rows[map.heads : map.heads + SHOWN])
    labels = tuple(rows[1]) if map.heads > 2 else ()
    try:
        intake, sheet = _understood(file, raw, map, (round_, pack), at=at)
        batch = intake.judge(list(rows_of(sheet)), file)
    except InputError as error:
        return Preview(file, map, labels, shown, None, str(error))
    return Preview(file, map, labels, shown, batch)


def correct_map(round_id: str, key: int, map: SheetMap, code: str) -> None:
    """Keep the map as a person corrected it; refused once rows were taken in by it."""
    row, (_, pack) = _row(round_id, key), round_and_pack(round_id)
    if row.done:
        raise InputError("Rows were taken in by this map already. Begin a new import to change it.")
    _, raw = _opened(row, code)
    row.map = maps.with_codes(map, raw.rows, pack).as_json()
    row.save(update_fields=["map"])


def run_import(round_id: str, key: int, code: str, *, by: Reference, at: datetime) -> None:
    """Take in the rows that are not in yet, piece by piece; go on where it was interrupted.

    Each piece and the count of rows done are stored in one transaction. When the last row is in,
    the sheet's words are destroyed; the map and the counts stay.
    """
    round_, pack = round_and_pack(round_id)
    row = _row(round_id, key)
    file, raw = _opened(row, code)
    map = maps.map_from_json(row.map)
    intake, sheet = _understood(file, raw, map, (round_, pack), at=at)
    rows = list(rows_of(sheet))
    for begin in range(row.done, len(rows), PIECE):
        with transaction.atomic():
            held = ImportRow.objects.select_for_update().get(key=key)
            if held.done != begin:
                return  # somebody else goes on with it at this moment
            batch = keep(intake.judge(rows[begin : begin + PIECE], file), round_, pack, at=at)
            record(batch, round_, by=by, at=at)
            _count(held, batch)
    ImportRow.objects.filter(key=key).update(rows=len(rows), done=len(rows), content=None)


def _count(row: ImportRow, batch: Batch) -> None:
    row.done += batch.came_in
    row.accepted += batch.count(ItemState.ACCEPTED)
    row.duplicate += batch.count(ItemState.DUPLICATE)
    row.quarantined += batch.count(ItemState.QUARANTINED)
    row.save(update_fields=["done", "accepted", "duplicate", "quarantined"])


def _understood(
    file: str, raw: Raw, map: SheetMap, held: tuple[Round, Consultation], *, at: datetime
) -> tuple[Intake, Sheet]:
    round_, pack = held
    intake = Intake(pack, round_, at=at, seen=seen_in(round_), map=map)
    return intake, intake.sheet(raw, file)


def _row(round_id: str, key: int) -> ImportRow:
    row = ImportRow.objects.filter(round_id=round_id, key=key).first()
    if row is None:
        raise InputError("There is no such import. Choose the file again.")
    return row


def _sealed(file: str, raw: Raw, code: str) -> bytes:
    document = canonical_json(
        {"file": file, "rows": [list(row) for row in raw.rows], "item": raw.item}
    )
    return seal(document, code, secret=settings.SECRET_KEY.encode())


def _opened(row: ImportRow, code: str) -> tuple[str, Raw]:
    if row.content is None:
        raise InputError("This import is done, and its sheet is not kept. Choose the file again.")
    words = unseal(bytes(row.content), code, secret=settings.SECRET_KEY.encode())
    document = json.loads(words)
    blank = {"texts": [], "keys": [], "sent": "", "fault": "", "pages": []}
    raw = from_json({"form": "sheet", "item": document["item"], "rows": document["rows"], **blank})
    return document["file"], raw


def _forget_old(at: datetime) -> None:
    """Destroy sheets that nobody went on with."""
    before = (at - timedelta(days=KEPT_DAYS)).date()
    ImportRow.objects.filter(day__lt=before).update(content=None)
