"""Files into a round: what is accepted is stored, what waits is kept for a person."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.db import transaction

from folkmoot.consultation.intake.batch import Intake, Seen
from folkmoot.consultation.intake.items import Batch, Item, ItemState
from folkmoot.consultation.intake.maps import SheetMap
from folkmoot.consultation.intake.waiting import Ending
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.rounds import Round
from folkmoot.consultation.sandbox.warden import Found, read_files
from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation.models import (
    FetchedRow,
    ItemKey,
    QuarantinedItem,
    ResponseRow,
)
from folkmoot.web.consultation.queries import packs as reading
from folkmoot.web.consultation.services.sealed_items import keep_waiting, mark_of
from folkmoot.web.consultation.services.storing import keyed, new_name, store
from folkmoot.web.ledger import services as ledger


def take_in(
    files: Sequence[Path],
    round_id: str,
    *,
    by: Reference,
    at: datetime,
    map: SheetMap | None = None,
) -> Batch:
    """Take *files* into a round; accepted, duplicate and quarantined add up to what came in.

    Letters and sheets without days of their own count as received on the day of *at*. The same
    files taken in again are duplicates, and wait in quarantine once. *map* says what the columns of
    the sheets in them become.
    """
    round_and_pack(round_id)  # before anything is read
    return take_found(read_files(files), round_id, by=by, at=at, map=map)


def take_found(
    found: Sequence[Found],
    round_id: str,
    *,
    by: Reference,
    at: datetime,
    map: SheetMap | None = None,
    marks: Sequence[str] = (),
) -> Batch:
    """Take what the sandbox *found* into a round; *marks* are of the mail that it was found in."""
    round_, pack = round_and_pack(round_id)
    with transaction.atomic():
        batch = Intake(pack, round_, at=at, seen=seen_in(round_), map=map).take_found(found)
        batch = keep(batch, round_, pack, at=at)
        FetchedRow.objects.bulk_create([FetchedRow(mark=mark) for mark in marks])
        record(batch, round_, by=by, at=at)
    return batch


def round_and_pack(round_id: str) -> tuple[Round, Consultation]:
    """Give a round with what it asks; raise InputError where there is none."""
    round_ = reading.round_of(round_id)
    pack = reading.pack_asked_in(round_id) if round_ else None
    if round_ is None or pack is None:
        raise InputError(f"There is no round '{round_id}'. Open it first.")
    return round_, pack


def keep(batch: Batch, round_: Round, pack: Consultation, *, at: datetime) -> Batch:
    """Store what was accepted and what waits; give the batch as it ended, inside a transaction."""
    items = _named([_if_settled(item, round_) for item in batch.items], round_)
    accepted = [item for item in items if item.response]
    rows = store([item.response for item in accepted if item.response], round_, pack)
    know_again([(item.keys, row) for item, row in zip(accepted, rows, strict=True)], round_)
    keep_waiting([item for item in items if item.state is ItemState.QUARANTINED], round_, at)
    return replace(batch, items=tuple(items))


def know_again(pairs: Sequence[tuple[tuple[str, ...], ResponseRow]], round_: Round) -> None:
    """Remember the keys of items with the responses that they became."""
    keys = {_key(round_, key): row for keys, row in pairs for key in keys}
    rows = [ItemKey(hash=hashed, response=row) for hashed, row in keys.items()]
    shuffled = sorted(rows, key=lambda row: row.key)
    ItemKey.objects.bulk_create(shuffled, ignore_conflicts=True, batch_size=200)


def seen_in(round_: Round) -> Seen:
    """Ask the round's own keys, so that the same letter may go to two rounds."""

    def seen(keys: tuple[str, ...]) -> str:
        hashes = [_key(round_, key) for key in keys]
        found = ItemKey.objects.filter(hash__in=hashes).values_list("response__name", flat=True)
        return found.first() or ""

    return seen


def record(batch: Batch, round_: Round, *, by: Reference, at: datetime) -> None:
    """Write to the ledger how many items came in and how they ended."""
    names = sorted(item.response.id for item in batch.items if item.response)
    counts = {str(state): batch.count(state) for state in ItemState}
    detail: dict[str, Json] = {**counts, "came_in": batch.came_in, "responses": json_hash(names)}
    ledger.record(
        round_.consultation,
        "items.taken_in",
        about=[round_.reference],
        by=by,
        at=at,
        detail=detail,
    )


def _if_settled(item: Item, round_: Round) -> Item:
    """Call an item a duplicate when somebody has dealt with it already."""
    if item.state is not ItemState.QUARANTINED:
        return item
    held = QuarantinedItem.objects.filter(hash=mark_of(item, round_))
    row = held.exclude(state=Ending.WAITING).first()
    if row is None:
        return item
    reason = f"The same as one that somebody dealt with: {row.response or row.state}."
    return replace(item, state=ItemState.DUPLICATE, reason=reason)


def _named(items: Sequence[Item], round_: Round) -> list[Item]:
    return [
        replace(item, response=replace(item.response, id=new_name(round_.body, "".join(item.keys))))
        if item.response
        else item
        for item in items
    ]


def _key(round_: Round, key: str) -> str:
    return keyed(f"item:{round_.id}:{key}")
