"""Papers typed by two people: each typing sealed, and both settled into one response."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from folkmoot.consultation.custody import Keyring
from folkmoot.consultation.intake.batch import Intake
from folkmoot.consultation.intake.typing import Difference, differences
from folkmoot.consultation.responses import Channel
from folkmoot.foundation.canonical import canonical_json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation.models import TypingRow
from folkmoot.web.consultation.queries import items as reading
from folkmoot.web.consultation.queries.keys import public_key_of
from folkmoot.web.consultation.services.intake import round_and_pack
from folkmoot.web.consultation.services.sealed_items import seal_part
from folkmoot.web.consultation.services.settling import accept, waiting_row
from folkmoot.web.ledger import services as ledger

TWO = 2


@transaction.atomic
def type_paper(
    round_id: str, key: int, typed: Mapping[str, str], *, by: Reference, at: datetime
) -> None:
    """Keep what *by* typed of a paper, sealed; a third person is refused.

    Raise InputError for what cannot be understood, so that it is corrected before the paper goes.
    """
    round_, pack = round_and_pack(round_id)
    row = waiting_row(round_id, key)
    Intake(pack, round_, at=at).typed(typed, channel=Channel.PAPER, received=round_.day_of(at))
    people = set(row.typed.values_list("person", flat=True)) | {by.name}
    if len(people) > TWO:
        raise InputError("Two people have typed this paper. Settle what differs between them.")
    words = canonical_json(dict(typed))
    part = reading.part_of(by.name)
    content = seal_part(row, part, words, public=public_key_of(round_id))
    TypingRow.objects.update_or_create(item=row, person=by.name, defaults={"content": content})
    ledger.record(
        round_.consultation,
        "paper.typed",
        about=[round_.reference],
        by=by,
        at=at,
        detail={"item": f"{row.key:x}", "people": len(people)},
    )


def typed_differently(
    round_id: str, key: int, keys: Keyring | None = None
) -> tuple[Difference, ...]:
    """Give what two people typed differently; raise InputError before both have typed it."""
    first, second = _both(round_id, key, keys)
    return differences(first, second)


def settle_typing(
    round_id: str,
    key: int,
    settled: Mapping[str, str],
    *,
    by: Reference,
    at: datetime,
    keys: Keyring | None = None,
) -> str:
    """Make one response by paper of two typings; give its name.

    *settled* holds the right text of every field that differs; one that is missing is refused.
    """
    first, second = _both(round_id, key, keys)
    differing = {each.name for each in differences(first, second)}
    if missing := differing - set(settled):
        raise InputError(f"{len(missing)} differences are not settled yet. Choose for each.")
    merged = {**first, **{name: settled[name] for name in differing}}
    typed = {name: text for name, text in merged.items() if text}
    found = reading.item(round_id, key, keys)
    round_, pack = round_and_pack(round_id)
    waiting = found.waiting if found else None
    day = (waiting.received if waiting else None) or round_.day_of(at)
    response = Intake(pack, round_, at=at).typed(typed, channel=Channel.PAPER, received=day)
    return accept(round_id, key, response, waiting.keys if waiting else (), by=by, at=at)


def _both(round_id: str, key: int, keys: Keyring | None) -> tuple[dict[str, str], dict[str, str]]:
    found = reading.item(round_id, key, keys)
    people = found.typed_by if found else ()
    if len(people) < TWO:
        raise InputError("Two different people type a paper before it counts.")
    first, second = (reading.typing_of(round_id, key, person, keys) for person in people)
    if not (first and second):
        raise InputError("What was typed is sealed. Unlock the round's key first.")
    return first, second
