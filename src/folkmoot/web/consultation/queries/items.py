"""Waiting items: counted by anybody who runs the round, opened with its key only."""

import json
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from folkmoot.consultation.custody import Keyring
from folkmoot.consultation.intake.waiting import Ending, Waiting, waiting_from
from folkmoot.consultation.sealing import disclose
from folkmoot.foundation.errors import InputError
from folkmoot.web.consultation.models import ItemSecretRow, PageRow, QuarantinedItem, TypingRow
from folkmoot.web.consultation.queries.keys import private_key_of

LISTED = 50
"""How many waiting items a page lists."""


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One item in its list. *waiting* is None where the round's key is not at hand."""

    key: int
    day: date
    channel: str
    pages: int
    to_type: bool
    typed_by: tuple[str, ...]
    ending: Ending
    response: str
    why: str
    settled: date | None
    waiting: Waiting | None


def items_of(
    round_id: str, *, page: int = 1, to_type: bool | None = None, keys: Keyring | None = None
) -> tuple[ItemShown, ...]:
    """Give one page of a round's waiting items, the oldest first."""
    rows = _waiting(round_id, to_type).order_by("day", "key")
    return _shown(round_id, rows[(page - 1) * LISTED : page * LISTED], keys)


def settled_items(round_id: str) -> tuple[ItemShown, ...]:
    """Give the items of a round that somebody dealt with, the latest first; none is opened."""
    rows = QuarantinedItem.objects.filter(round_id=round_id).exclude(state=Ending.WAITING)
    latest = rows.order_by("-settled", "key")[:LISTED].prefetch_related("typed")
    return tuple(_item(row, None) for row in latest)


def waiting_count(round_id: str, *, to_type: bool | None = None) -> int:
    """Count a round's waiting items."""
    return _waiting(round_id, to_type).count()


def item(round_id: str, key: int, keys: Keyring | None = None) -> ItemShown | None:
    """Give one item of a round, opened where its key is at hand, or None."""
    rows = QuarantinedItem.objects.filter(round_id=round_id, key=key)
    return next(iter(_shown(round_id, rows, keys)), None)


def page_of(round_id: str, key: int, number: int, keys: Keyring | None = None) -> bytes | None:
    """Give one page of a scan as a picture, or None where there is none or no key for it."""
    row = PageRow.objects.filter(item__round_id=round_id, item_id=key, number=number).first()
    if row is None:
        return None
    return opened_part(
        row.item_id, f"page-{number}", bytes(row.content), private_key_of(round_id, keys)
    )


def typing_of(round_id: str, key: int, person: str, keys: Keyring | None = None) -> dict[str, str]:
    """Give what *person* typed of a paper; nothing where they did not, or there is no key."""
    row = TypingRow.objects.filter(item__round_id=round_id, item_id=key, person=person).first()
    if row is None:
        return {}
    words = opened_part(
        row.item_id, part_of(person), bytes(row.content), private_key_of(round_id, keys)
    )
    return {str(name): str(text) for name, text in json.loads(words or b"{}").items()}


def part_of(person: str) -> str:
    """Name the part of an item that is what *person* typed."""
    return f"typing-{person}"


def opened_part(key: int, part: str, content: bytes, private: bytes) -> bytes | None:
    """Open one part of an item, or give None where its key is gone or not this one."""
    found = ItemSecretRow.objects.filter(item_id=key, part=part)
    sealed = found.values_list("sealed", flat=True).first()
    if not (private and sealed):
        return None
    try:
        return disclose(content, bytes(sealed), private)
    except InputError:
        return None


def _waiting(round_id: str, to_type: bool | None) -> QuerySet[QuarantinedItem]:
    rows = QuarantinedItem.objects.filter(round_id=round_id, state=Ending.WAITING)
    return rows if to_type is None else rows.filter(to_type=to_type)


def _shown(
    round_id: str, rows: QuerySet[QuarantinedItem], keys: Keyring | None
) -> tuple[ItemShown, ...]:
    private, listed = private_key_of(round_id, keys), list(rows)
    held = ItemSecretRow.objects.filter(item__in=[row.key for row in listed], part="words")
    secrets = {key: bytes(sealed) for key, sealed in held.values_list("item_id", "sealed")}
    return tuple(_item(row, _open(row, secrets.get(row.key), private)) for row in listed)


def _open(row: QuarantinedItem, sealed: bytes | None, private: bytes) -> Waiting | None:
    if not (private and sealed and row.content):
        return None
    try:
        return waiting_from(json.loads(disclose(bytes(row.content), sealed, private)))
    except (InputError, ValueError):
        return None


def _item(row: QuarantinedItem, waiting: Waiting | None) -> ItemShown:
    return ItemShown(
        key=row.key,
        day=row.day,
        channel=row.channel,
        pages=row.pages,
        to_type=row.to_type,
        typed_by=tuple(sorted(typed.person for typed in row.typed.all())),
        ending=Ending(row.state),
        response=row.response,
        why=row.why,
        settled=row.settled,
        waiting=waiting,
    )
