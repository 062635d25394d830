"""Items that wait for a person: what is sealed of them, and how they may end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from folkmoot.consultation.intake.items import Item, ItemState
from folkmoot.consultation.responses import Channel
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError


class Ending(StrEnum):
    """How an item stands or ended: it never just goes."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    SET_ASIDE = "set aside"


class Why(StrEnum):
    """For which reason an item is set aside."""

    EMPTY = "empty"  # it says nothing
    UNREADABLE = "unreadable"  # and its sender cannot be asked
    NO_ANSWER = "no-answer"  # it is no answer to this consultation
    SPAM = "spam"
    NOT_SENT = "not-sent"  # it was never sent off, or was taken back
    CAME_AGAIN = "came-again"  # its sender gave it anew in a form that can be read


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is known of a waiting item, once opened. *keys* tell it from others."""

    file: str
    item: str
    reason: str
    found: str
    cells: tuple[tuple[str, str], ...]
    keys: tuple[str, ...]
    channel: Channel
    received: date | None
    late: bool

    @property
    def where(self) -> str:
        """Its file, and its place in it."""
        return f"{self.file}, {self.item}" if self.item else self.file


def sealed_of(item: Item) -> dict[str, Json]:
    """Give what is sealed of a waiting *item*."""
    return {
        "file": item.file,
        "item": item.item,
        "reason": item.reason,
        "found": item.found,
        "cells": [list(cell) for cell in item.cells],
        "keys": list(item.keys),
        "channel": str(item.channel),
        "received": item.received.isoformat() if item.received else None,
        "late": item.late,
    }


def waiting_from(document: Mapping[str, Json]) -> Waiting:
    """Read what was sealed; raise InputError for anything else."""
    try:
        day = document["received"]
        return Waiting(
            file=str(document["file"]),
            item=str(document["item"]),
            reason=str(document["reason"]),
            found=str(document["found"]),
            cells=tuple((str(k), str(v)) for k, v in map(_items, _items(document["cells"]))),
            keys=tuple(map(str, _items(document["keys"]))),
            channel=Channel(str(document["channel"])),
            received=date.fromisoformat(str(day)) if day else None,
            late=document["late"] is True,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError("What was sealed is no waiting item.") from error


def paper(name: str, *, received: date, late: bool) -> Item:
    """Give an item for a paper that nobody scanned: *name* is what is written on its corner."""
    if not name.strip():
        raise InputError("Give the paper a name or a number, and write it on its corner.")
    reason = "It lies on paper. Two people type it."
    plain = Item(name.strip()[:200], "", ItemState.QUARANTINED, reason=reason)
    return replace(plain, channel=Channel.PAPER, received=received, late=late)


def _items(document: Json) -> Sequence[Json]:
    if not isinstance(document, Sequence) or isinstance(document, str):
        raise TypeError
    return document
