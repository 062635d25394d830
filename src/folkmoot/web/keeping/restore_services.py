"""Restoring: an installation out of a backup, into an empty place on either database, or nothing.

Afterwards what was taken back since the backup was made is taken back again: the file of keys
tells what, and has no key for it.
"""

import base64
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.apps import apps
from django.db import connections, transaction
from django.db.models import ForeignKey

from folkmoot.consultation.sealing import open_with
from folkmoot.foundation.errors import InputError, RecordBroken
from folkmoot.record.archives import Archive, unpack
from folkmoot.web.intake.models import ReceiptRow, SubmissionKeyRow, SubmissionRow
from folkmoot.web.keeping import rows
from folkmoot.web.keeping.backup_services import FORMAT, KEYS, SEALED_KEYS, applied
from folkmoot.web.keeping.files import place_of
from folkmoot.web.keeping.held import Copy
from folkmoot.web.keeping.kept_queries import heads

LATER = "It was made by another version: install that one, restore there, and update it then."


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored: when it was made, its rows, and what was taken back since."""

    made: str
    rows: int
    files: int
    taken_back: int


def restore(
    folder: Path, *, at: datetime, name: str = "", private: Path | None = None, keys: bool = True
) -> Restored:
    """Restore the newest archive in *folder*, or the one called *name*, with the keys beside it.

    Refused with InputError where anything is held already, and with RecordBroken where a file is
    not as it was written. Either all of it is there afterwards, or no row of it.
    """
    data, held = unpack(_newest(folder, name)), _keys_in(folder, private) if keys else None
    archives = [data, held] if held else [data]
    for archive in archives:
        _refuse_other_versions(archive)
    _refuse_what_is_held()
    with transaction.atomic(using="default"), _atomic_intake():
        stored = sum(_store_tables(archive) for archive in archives)
        _check_counts(data)
        _drop_keys_of_nothing()
        _check_heads(data)
    files = sum(_store_files(archive) for archive in archives)
    back = _take_back_again(held, at=at) if held else 0
    return Restored(str(data.about["made"]), stored, files, back)


def _newest(folder: Path, name: str) -> Path:
    found = sorted(folder.glob("folkmoot-*.zip"))
    wanted = [path for path in found if path.name == name] if name else found[-1:]
    if not wanted:
        there = ", ".join(path.name for path in found) or "none"
        raise InputError(f"There is no such backup in {folder}. Those there are: {there}.")
    return wanted[0]


def _keys_in(folder: Path, private: Path | None) -> Archive:
    plain, sealed = folder / KEYS, folder / SEALED_KEYS
    if plain.exists():
        return unpack(plain)
    if not sealed.exists():
        raise InputError(f"There is neither {KEYS} nor {SEALED_KEYS} in {folder}.")
    if private is None:
        raise InputError(f"{sealed} is sealed. Name the file of its private key with --key.")
    opened = open_with(base64.b64decode(private.read_bytes()), sealed.read_bytes())
    return unpack(opened, called=SEALED_KEYS)


def _refuse_other_versions(archive: Archive) -> None:
    if archive.about["format"] != FORMAT or archive.about["migrations"] != applied():
        version = archive.about["folkmoot"]
        raise InputError(f"The backup was made by Folkmoot {version}, with other tables. {LATER}")


def _refuse_what_is_held() -> None:
    for model in (*rows.tables(Copy.DATA), *rows.tables(Copy.KEYS)):
        if rows.rows_of(model).exists():
            raise InputError(
                f"Something is held here already ({model._meta.label}). Restore into an empty "
                f"home, named with --home, or into an empty database."
            )


def _atomic_intake() -> "transaction.Atomic":
    return transaction.atomic(using=rows.database_of(ReceiptRow))


def _store_tables(archive: Archive) -> int:
    stored, columns = [], archive.about["columns"]
    assert isinstance(columns, dict)
    total = 0
    for member in archive.members:
        kind, _, file = member.partition("/")
        if kind == "tables":
            label = file.removesuffix(".jsonl")
            model = apps.get_model(label)
            total += rows.store(model, archive.lines(member), list(columns[label]))
            stored.append(model)
    for database in connections:
        there = [model for model in stored if rows.database_of(model) == database]
        rows.set_counters(database, there)
    return total


def _check_counts(archive: Archive) -> None:
    told = archive.about["rows"]
    assert isinstance(told, dict)
    for model in rows.tables(Copy.DATA):
        if rows.count(model) != told[model._meta.label]:
            raise RecordBroken(f"{model._meta.label} has not as many rows as were backed up.")


def _check_heads(archive: Archive) -> None:
    if heads() != archive.about["heads"]:
        raise RecordBroken("The ledger's chains do not end as they did when they were backed up.")


def _drop_keys_of_nothing() -> None:
    """Let go of keys whose responses came after the backup, and of words whose keys are gone."""
    for model in rows.tables(Copy.KEYS):
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey):
                there = field.related_model._base_manager.values("pk")
                rows.rows_of(model).exclude(**{f"{field.attname}__in": there}).delete()
    marks = SubmissionRow.objects.values("mark")
    SubmissionKeyRow.objects.exclude(mark__in=marks).delete()
    SubmissionRow.objects.exclude(mark__in=SubmissionKeyRow.objects.values("mark")).delete()
    if apps.is_installed("folkmoot.web.consultation"):
        from folkmoot.web.consultation.models import ResponseKeyRow, ResponseRow

        held = ResponseKeyRow.objects.filter(lane="original").values("response")
        ResponseRow.objects.exclude(key__in=held).update(content=None)


def _store_files(archive: Archive) -> int:
    names = [name for name in archive.members if name.startswith("files/")]
    for name in names:
        path = place_of(name.removeprefix("files/"))
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.writelines(archive.lines(name))
            os.fsync(file.fileno())
    return len(names)


def _take_back_again(keys: Archive, *, at: datetime) -> int:
    told: list[dict[str, str]] = json.loads(keys.read("withdrawn.json"))
    by_mark = {each["mark"]: each for each in told if each["mark"]}
    back = _take_back_at_intake(by_mark.values())
    if apps.is_installed("folkmoot.web.consultation"):
        back += _take_back_at_workbench(told, at=at)
    return back


def _take_back_at_intake(told: Iterable[dict[str, str]]) -> int:
    back = 0
    with _atomic_intake():
        for each in told:
            open_ones = ReceiptRow.objects.filter(mark=each["mark"], withdrawn__isnull=True)
            day = date.fromisoformat(each["day"])
            back += open_ones.update(withdrawn=day, fate=None, public_key=b"")
            SubmissionRow.objects.filter(mark=each["mark"]).delete()
    return back


def _take_back_at_workbench(told: Iterable[dict[str, str]], *, at: datetime) -> int:
    from folkmoot.foundation.references import Kind, Reference
    from folkmoot.web.consultation.queries.packs import rounds_held
    from folkmoot.web.consultation.services.withdrawing import withdraw_by_marks, withdraw_by_name

    back, told = 0, list(told)
    for held in rounds_held():
        here = [each for each in told if each["round"] == held.id]
        days = {each["mark"]: date.fromisoformat(each["day"]) for each in here if each["mark"]}
        back += withdraw_by_marks(held.id, days, at=at)
        by = Reference(Kind.BODY, held.body)
        for each in here:
            back += not each["mark"] and withdraw_by_name(each["name"], by=by, at=at)
    return back
