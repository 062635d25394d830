"""Files into a round: what is accepted is stored, what waits is kept for a person."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.db import transaction

from folkmoot.consultation.intake.batch import Intake, Seen
from folkmoot.consultation.intake.items import Batch, Item, ItemState
from folkmoot.consultation.rounds import Round
from folkmoot.consultation.sandbox.warden import read_files
from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation.models import ItemKey, QuarantinedItem
from folkmoot.web.consultation.queries import packs as reading
from folkmoot.web.consultation.services.storing import keyed, new_name, store
from folkmoot.web.ledger import services as ledger


def take_in(files: Sequence[Path], round_id: str, *, by: Reference, at: datetime) -> Batch:
    """Take *files* into a round; accepted, duplicate and quarantined add up to what came in.

    Letters and sheets without days of their own count as received on the day of *at*. The same
    files taken in again are duplicates, and wait in quarantine once.
    """
    round_ = reading.round_of(round_id)
    pack = reading.consultation(round_.consultation) if round_ else None
    if round_ is None or pack is None:
        raise InputError(f"There is no round '{round_id}'. Open it first.")
    found = read_files(files)
    with transaction.atomic():
        batch = Intake(pack, round_, at=at, seen=_seen_in(round_)).take_found(found)
        items = _named(batch.items, round_)
        accepted = [item for item in items if item.response]
        rows = store([item.response for item in accepted if item.response], round_, pack)
        ItemKey.objects.bulk_create(
            [
                ItemKey(hash=_key(round_, key), response=row)
                for item, row in zip(accepted, rows, strict=True)
                for key in dict.fromkeys(item.keys)
            ],
            ignore_conflicts=True,
            batch_size=200,
        )
        _keep_waiting([item for item in items if item.state is ItemState.QUARANTINED], round_, at)
        _record(batch, items, round_, by=by, at=at)
    return replace(batch, items=tuple(items))


def _seen_in(round_: Round) -> Seen:
    """Ask the round's own keys, so that the same letter may go to two rounds."""

    def seen(keys: tuple[str, ...]) -> str:
        hashes = [_key(round_, key) for key in keys]
        found = ItemKey.objects.filter(hash__in=hashes).values_list("response__name", flat=True)
        return found.first() or ""

    return seen


def _named(items: Sequence[Item], round_: Round) -> list[Item]:
    return [
        replace(item, response=replace(item.response, id=new_name(round_.body, "".join(item.keys))))
        if item.response
        else item
        for item in items
    ]


def _keep_waiting(items: Sequence[Item], round_: Round, at: datetime) -> None:
    QuarantinedItem.objects.bulk_create(
        [
            QuarantinedItem(
                hash=_key(round_, json_hash([item.file, item.item, item.reason])),
                round_id=round_.id,
                day=round_.day_of(at),
                file=item.file[:255],
                item=item.item[:255],
                reason=item.reason,
                found=item.found,
            )
            for item in items
        ],
        ignore_conflicts=True,
        batch_size=200,
    )


def _record(
    batch: Batch, items: Sequence[Item], round_: Round, *, by: Reference, at: datetime
) -> None:
    names = sorted(item.response.id for item in items if item.response)
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


def _key(round_: Round, key: str) -> str:
    return keyed(f"item:{round_.id}:{key}")
