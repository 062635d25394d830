"""Sealed responses opened, by the keys that are at hand: the original, or what was released."""

import json
import logging
from collections.abc import Callable, Iterable, Iterator

from django.db.models import QuerySet

from folkmoot.consultation.custody import Keyring, Lane
from folkmoot.consultation.responses import Channel, Response, response_from, with_sealed_part
from folkmoot.consultation.sealing import opener
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError
from folkmoot.web.consultation.models import ResponseKeyRow, ResponseRow, RoundRow
from folkmoot.web.consultation.queries.keys import kept_key, private_key_of, working_name

Opener = Callable[[bytes, bytes], bytes]

log = logging.getLogger(__name__)


def opened(rows: QuerySet[ResponseRow], keys: Keyring | None = None) -> Iterator[Response]:
    """Open what of *rows* can be opened, and leave out the rest.

    The original where the round's key is at hand; elsewhere what its holder released.
    """
    held = list(rows)
    lanes, sealed_keys = _lanes(held, keys), _sealed_keys(rows)
    for row in held:
        lane, disclosed = lanes[row.round_id]
        content = row.content if lane is Lane.ORIGINAL else row.released
        sealed_key = sealed_keys.get((row.key, lane))
        if content and sealed_key and disclosed and row.withdrawn is None:
            try:
                yield _whole(row, disclosed(bytes(content), sealed_key))
            except InputError:
                log.warning("A response of %s could not be opened.", row.round_id)


def bare(row: ResponseRow) -> Response:
    """Give a response from its row as far as it stands in the clear: nothing of what it says."""
    return _response(row, row.parts)


def _whole(row: ResponseRow, words: bytes) -> Response:
    try:
        return with_sealed_part(_response(row, parts=[]), json.loads(words))
    except ValueError as error:
        raise InputError("What was sealed is no response.") from error


def _response(row: ResponseRow, parts: Json) -> Response:
    return response_from(
        {
            "kind": row.kind,
            "participants": row.participants,
            "language": row.language,
            "consents": row.consents,
            "parts": parts,
        },
        name=row.name,
        round_id=row.round_id,
        channel=Channel(row.channel),
        received=row.received,
        late=row.late,
    )


def _lanes(
    rows: Iterable[ResponseRow], keys: Keyring | None
) -> dict[str, tuple[Lane, Opener | None]]:
    """Give for each round which lane can be opened, and what opens it."""
    rounds = RoundRow.objects.filter(id__in={row.round_id for row in rows})
    lanes: dict[str, tuple[Lane, Opener | None]] = {}
    for round_id, pack_id in rounds.values_list("id", "pack_id"):
        lane, private = Lane.ORIGINAL, private_key_of(round_id, keys)
        if not private:
            lane, private = Lane.WORKING, kept_key(working_name(pack_id))
        lanes[round_id] = (lane, opener(private) if private else None)
    return lanes


def _sealed_keys(rows: QuerySet[ResponseRow]) -> dict[tuple[int, str], bytes]:
    held = ResponseKeyRow.objects.filter(response__in=rows.order_by().values("key"))
    found = held.values_list("response_id", "lane", "sealed")
    return {(key, lane): bytes(sealed) for key, lane, sealed in found}
