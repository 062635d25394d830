"""What the holder of a protected round lets the server read: the working lane."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from folkmoot.consultation.custody import Keyring, Lane
from folkmoot.consultation.responses import Response, sealed_part
from folkmoot.consultation.sealing import enclose
from folkmoot.foundation.canonical import Json, canonical_json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation.models import ResponseKeyRow, ResponseRow
from folkmoot.web.consultation.queries.moderation import SET_ASIDE, as_redacted
from folkmoot.web.consultation.queries.opening import opened
from folkmoot.web.consultation.queries.packs import round_of
from folkmoot.web.consultation.queries.responses import held_rows
from folkmoot.web.consultation.services.keys import working_key
from folkmoot.web.ledger import services as ledger


@transaction.atomic
def release(
    response: Response,
    document: Mapping[str, Json],
    keys: Keyring,
    *,
    by: Reference,
    at: datetime,
) -> None:
    """Let the server read *document* in place of a protected *response*; again takes its place.

    *document* is the response's sealed part, with what is left out left out. Whoever has not
    unlocked the round is refused with InputError.
    """
    _refuse_locked(response.round, keys)
    _release(response, document)
    _record(response.round, [response.reference], by=by, at=at, count=1)


@transaction.atomic
def release_all(round_id: str, keys: Keyring, *, by: Reference, at: datetime) -> int:
    """Let the server read all of a round that was not released yet; give how many.

    What was redacted is released so, and what was set aside is not.
    """
    _refuse_locked(round_id, keys)
    rows = held_rows().exclude(SET_ASIDE).filter(round_id=round_id, released__isnull=True)
    found = list(opened(rows, keys))
    for each in found:
        _release(each, sealed_part(as_redacted(each, keys)))
    if found:
        _record(round_id, [], by=by, at=at, count=len(found))
    return len(found)


def _release(response: Response, document: Mapping[str, Json]) -> None:
    row = ResponseRow.objects.select_for_update().get(name=response.id)
    if row.withdrawn is not None:
        raise InputError("This response was withdrawn. Nothing of it can be released.")
    public = working_key(row.round.pack_id)
    envelope = enclose(canonical_json(dict(document)), round_key=public)
    row.released = envelope.content
    row.save(update_fields=["released"])
    ResponseKeyRow.objects.update_or_create(
        response=row, lane=Lane.WORKING, defaults={"sealed": envelope.for_round}
    )


def _refuse_locked(round_id: str, keys: Keyring) -> None:
    if round_id not in keys.private:
        raise InputError("Unlock the round with its passphrase first.")


def _record(
    round_id: str, about: list[Reference], *, by: Reference, at: datetime, count: int
) -> None:
    held = round_of(round_id)
    assert held is not None
    detail = {"responses": count}
    ledger.record(
        held.consultation,
        "responses.released",
        about=about or [held.reference],
        by=by,
        at=at,
        detail=detail,
    )
