"""Waiting items into rows: sealed to the round's key, each part under a key of its own."""

import base64
from collections.abc import Sequence
from datetime import datetime

from folkmoot.consultation.intake.items import Item
from folkmoot.consultation.intake.waiting import sealed_of
from folkmoot.consultation.rounds import Round
from folkmoot.consultation.sealing import enclose
from folkmoot.foundation.canonical import canonical_json, json_hash
from folkmoot.web.consultation.models import ItemSecretRow, PageRow, QuarantinedItem
from folkmoot.web.consultation.queries.keys import public_key_of
from folkmoot.web.consultation.services.storing import keyed

WORDS = "words"
"""The part of an item that is its own words, and why it waits."""


def keep_waiting(items: Sequence[Item], round_: Round, at: datetime) -> list[QuarantinedItem]:
    """Seal and store *items* that wait; those that are here already stay as they are."""
    hashes = {mark_of(item, round_): item for item in items}
    known = set(QuarantinedItem.objects.filter(hash__in=hashes).values_list("hash", flat=True))
    public = public_key_of(round_.id)
    return [
        _keep(item, hashed, round_, public=public, at=at)
        for hashed, item in hashes.items()
        if hashed not in known
    ]


def seal_part(row: QuarantinedItem, part: str, words: bytes, *, public: bytes) -> bytes:
    """Seal *words* as a part of an item under a new key; give what is to be stored of them."""
    envelope = enclose(words, round_key=public)
    ItemSecretRow.objects.update_or_create(
        item=row, part=part, defaults={"sealed": envelope.for_round}
    )
    return envelope.content


def mark_of(item: Item, round_: Round) -> str:
    """Give the keyed hash by which a waiting item is known again."""
    return keyed(f"item:{round_.id}:" + json_hash([item.file, item.item, item.reason]))


def _keep(
    item: Item, hashed: str, round_: Round, *, public: bytes, at: datetime
) -> QuarantinedItem:
    row = QuarantinedItem(
        hash=hashed,
        round_id=round_.id,
        day=round_.day_of(at),
        channel=item.channel,
        pages=len(item.pages),
        to_type=bool(item.pages),
    )
    row.save(force_insert=True)
    row.content = seal_part(row, WORDS, canonical_json(sealed_of(item)), public=public)
    row.save(update_fields=["content"])
    for number, page in enumerate(item.pages, 1):
        picture = base64.b64decode(page)
        content = seal_part(row, f"page-{number}", picture, public=public)
        PageRow.objects.create(item=row, number=number, content=content)
    return row
