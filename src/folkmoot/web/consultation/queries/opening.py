"""Sealed responses opened, by the keys that are at hand: the original, or what was released."""

import json
import logging
from collections.abc import Iterator, Mapping

from django.db.models import QuerySet

from folkmoot.consultation.custody import Keyring, Lane
from folkmoot.consultation.responses import Channel, Response, response_from, with_sealed_part
from folkmoot.consultation.sealing import disclose
from folkmoot.foundation.errors import InputError
from folkmoot.web.consultation.models import ResponseKeyRow, ResponseRow, RoundRow
from folkmoot.web.consultation.queries.keys import kept_key, private_key_of, working_name

log = logging.getLogger(__name__)


def opened(rows: QuerySet[ResponseRow], keys: Keyring | None = None) -> Iterator[Response]:
    """Open what of *rows* can be opened, and leave out the rest.

    The original where the round's key is at hand; elsewhere what its holder released.
    """
    lanes, sealed_keys = _lanes(rows, keys), _sealed_keys(rows)
    for row in rows:
        lane, private = lanes[row.round_id]
        content = row.content if lane is Lane.ORIGINAL else row.released
        sealed_key = sealed_keys.get((row.key, lane))
        if content and sealed_key and private and row.withdrawn is None:
            try:
                yield _open(row, disclose(bytes(content), sealed_key, private))
            except InputError:
                log.warning("A response of %s could not be opened.", row.round_id)


def bare(row: ResponseRow) -> Response:
    """Give a response from its row as far as it stands in the clear: nothing of what it says."""
    facts = {
        "kind": row.kind,
        "participants": row.participants,
        "language": row.language,
        "consents": row.consents,
        "parts": row.parts,
    }
    return response_from(
        facts,
        name=row.name,
        round_id=row.round_id,
        channel=Channel(row.channel),
        received=row.received,
        late=row.late,
    )


def _open(row: ResponseRow, words: bytes) -> Response:
    try:
        return with_sealed_part(bare(row), json.loads(words))
    except ValueError as error:
        raise InputError("What was sealed is no response.") from error


def _lanes(rows: QuerySet[ResponseRow], keys: Keyring | None) -> Mapping[str, tuple[Lane, bytes]]:
    """Give for each round which lane can be opened, and by which private key."""
    rounds = RoundRow.objects.filter(id__in={row.round_id for row in rows})
    lanes = {}
    for round_id, pack_id in rounds.values_list("id", "pack_id"):
        if private := private_key_of(round_id, keys):
            lanes[round_id] = (Lane.ORIGINAL, private)
        else:
            lanes[round_id] = (Lane.WORKING, kept_key(working_name(pack_id)))
    return lanes


def _sealed_keys(rows: QuerySet[ResponseRow]) -> dict[tuple[int, str], bytes]:
    held = ResponseKeyRow.objects.filter(response__in=rows.order_by().values("key"))
    found = held.values_list("response_id", "lane", "sealed")
    return {(key, lane): bytes(sealed) for key, lane, sealed in found}
