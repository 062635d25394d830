"""Waiting items dealt with: accepted, called a duplicate or set aside, each by somebody."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from folkmoot.consultation.custody import Keyring
from folkmoot.consultation.intake import values
from folkmoot.consultation.intake.batch import Intake
from folkmoot.consultation.intake.waiting import Ending, Waiting, Why, paper
from folkmoot.consultation.responses import Response
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation.models import QuarantinedItem, ResponseRow
from folkmoot.web.consultation.queries import items as reading
from folkmoot.web.consultation.services.intake import know_again, round_and_pack
from folkmoot.web.consultation.services.sealed_items import keep_waiting
from folkmoot.web.consultation.services.storing import new_name, store
from folkmoot.web.ledger import services as ledger


@transaction.atomic
def set_aside(round_id: str, key: int, why: Why, *, by: Reference, at: datetime) -> None:
    """End an item with a reason. What it says stays sealed, until the round's words go."""
    round_, _ = round_and_pack(round_id)
    row = waiting_row(round_id, key)
    row.why = why
    _end(row, Ending.SET_ASIDE, round_, by=by, at=at)


@transaction.atomic
def take_back_in(round_id: str, key: int, *, by: Reference, at: datetime) -> None:
    """Let an item wait again that was set aside."""
    round_, _ = round_and_pack(round_id)
    rows = QuarantinedItem.objects.select_for_update().filter(round_id=round_id, key=key)
    row = rows.filter(state=Ending.SET_ASIDE).first()
    if row is None:
        raise InputError("Only what was set aside can wait again.")
    row.why = ""
    _end(row, Ending.WAITING, round_, by=by, at=at)


@transaction.atomic
def call_duplicate(round_id: str, key: int, name: str, *, by: Reference, at: datetime) -> None:
    """End an item as a duplicate of the response called *name*; its own words are destroyed."""
    round_, _ = round_and_pack(round_id)
    row = waiting_row(round_id, key)
    if not ResponseRow.objects.filter(round_id=round_id, name=name).exists():
        raise InputError(f"This round has no response '{name}'. Copy its name from the list.")
    row.response = name
    _end(row, Ending.DUPLICATE, round_, by=by, at=at)


def take_as_letter(
    round_id: str,
    key: int,
    given: Mapping[str, str],
    *,
    by: Reference,
    at: datetime,
    keys: Keyring | None = None,
) -> str:
    """Accept the words that were read of an item as a letter; *given* says of whom. Give its name.

    What a print of it would not show is not taken.
    """
    waiting = _opened(round_id, key, keys)
    response = _intake(round_id, at).read(
        waiting.found,
        given,
        channel=waiting.channel,
        received=waiting.received or at.date(),
    )
    return accept(round_id, key, response, waiting.keys, by=by, at=at)


def take_corrected(
    round_id: str,
    key: int,
    typed: Mapping[str, str],
    *,
    by: Reference,
    at: datetime,
    keys: Keyring | None = None,
) -> str:
    """Accept an item as somebody corrected it, field by field; give the response's name."""
    waiting = _opened(round_id, key, keys)
    day = waiting.received or at.date()
    response = _intake(round_id, at).typed(typed, channel=waiting.channel, received=day)
    return accept(round_id, key, response, waiting.keys, by=by, at=at)


@transaction.atomic
def send_to_typing(round_id: str, key: int) -> None:
    """Put an item among those that two people type."""
    row = waiting_row(round_id, key)
    row.to_type = True
    row.save(update_fields=["to_type"])


def day_typed(text: str) -> date:
    """Read the day on which a paper came; raise InputError for what is none."""
    return values.day(text)


@transaction.atomic
def add_paper(round_id: str, name: str, *, received: date, by: Reference, at: datetime) -> int:
    """Put a paper that nobody scanned among those that two people type; give its key."""
    round_, _ = round_and_pack(round_id)
    last = round_.day_of(round_.closes)
    item = paper(name, received=received, late=received > last)
    rows = keep_waiting([item], round_, at)
    if not rows:
        raise InputError(f"A paper called '{name}' waits already. Give this one another name.")
    QuarantinedItem.objects.filter(key=rows[0].key).update(to_type=True)
    return rows[0].key


@transaction.atomic
def accept(
    round_id: str,
    key: int,
    response: Response,
    keys: tuple[str, ...],
    *,
    by: Reference,
    at: datetime,
) -> str:
    """End an item as *response*, which is stored; its own words are destroyed. Give the name."""
    round_, pack = round_and_pack(round_id)
    row = waiting_row(round_id, key)
    named = _named(response, round_, row)
    stored = store([named], round_, pack)
    know_again([(keys, stored[0])], round_)
    row.response = named.id
    _end(row, Ending.ACCEPTED, round_, by=by, at=at)
    return named.id


def waiting_row(round_id: str, key: int) -> QuarantinedItem:
    """Hold a waiting item of a round; raise InputError where somebody has dealt with it."""
    rows = QuarantinedItem.objects.select_for_update().filter(round_id=round_id, key=key)
    row = rows.filter(state=Ending.WAITING).first()
    if row is None:
        raise InputError("Somebody has dealt with this already.")
    return row


def _end(
    row: QuarantinedItem, ending: Ending, round_: Round, *, by: Reference, at: datetime
) -> None:
    """Write how an item ended; of one that became a response, nothing of its own is left."""
    row.state = ending
    row.settled = None if ending is Ending.WAITING else round_.day_of(at)
    if ending in {Ending.ACCEPTED, Ending.DUPLICATE}:
        row.content = None
        row.secrets.all().delete()
        row.scanned.all().delete()
        row.typed.all().delete()
    row.save()
    about = [round_.reference]
    if row.response:
        about.append(Reference(Kind.RESPONSE, row.response))
    detail: dict[str, Json] = {"item": f"{row.key:x}", "ending": str(ending), "why": row.why}
    ledger.record(round_.consultation, "item.settled", about=about, by=by, at=at, detail=detail)


def _opened(round_id: str, key: int, keys: Keyring | None) -> Waiting:
    found = reading.item(round_id, key, keys)
    if found is None or found.waiting is None:
        raise InputError("This item is sealed. Unlock the round's key first.")
    return found.waiting


def _intake(round_id: str, at: datetime) -> Intake:
    round_, pack = round_and_pack(round_id)
    return Intake(pack, round_, at=at)


def _named(response: Response, round_: Round, row: QuarantinedItem) -> Response:
    return replace(response, id=new_name(round_.body, f"item:{row.hash}"))
