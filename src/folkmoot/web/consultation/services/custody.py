"""Custody chosen, and the key of a protected round unlocked for a short while."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from folkmoot.consultation.custody import Custody, lock, unlock
from folkmoot.consultation.receipts import new_code
from folkmoot.consultation.sealing import new_key_pair, public_of, seal, seal_to
from folkmoot.foundation.canonical import Json, content_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.components import write_ahead
from folkmoot.web.consultation.models import (
    HolderRow,
    OfficerRow,
    RoundKeyRow,
    ShareRow,
    UnlockRow,
)
from folkmoot.web.consultation.queries import custody as reading
from folkmoot.web.consultation.queries.packs import round_of
from folkmoot.web.consultation.services.keys import destroy_key, keys_for
from folkmoot.web.consultation.services.notices import announce
from folkmoot.web.ledger import services as ledger

UNLOCKED = timedelta(minutes=30)
"""How long a key stays unlocked at most."""

OFFICERS = 2
"""How many recovery officers a protected round has at least, where its body has them."""

TOO_LATE = (
    "Who keeps the key of this round was settled when it was announced: responses are sealed to "
    "it, and those who sent them were told."
)


def protect(
    round_id: str, passphrase: str, *, officers: Collection[str], by: Reference, at: datetime
) -> None:
    """Give a round a key that only *by*, with *passphrase*, and its recovery officers can use.

    The server keeps nothing that opens what comes in from then on. Refused with InputError once
    the round is announced, for a short passphrase, and for fewer officers than there should be.
    """
    _refuse_if_settled(round_id, at)
    _refuse_few(officers, dict(reading.officers_of(round_id, at)))
    private, public = new_key_pair()
    locked = lock(private, passphrase)
    with transaction.atomic():
        RoundKeyRow.objects.filter(round_id=round_id).delete()
        row = RoundKeyRow.objects.create(
            round_id=round_id, public_key=public, custody=Custody.PROTECTED
        )
        HolderRow.objects.create(round=row, person=by.name, locked=locked)
        _share(row, private, officers)
        detail: dict[str, Json] = {"officers": len(officers), "public_key": content_hash(public)}
        _record(round_id, "round.key_protected", by=by, at=at, detail=detail)
        transaction.on_commit(lambda: destroy_key(round_id))
    announce(round_id)


def leave_ordinary(round_id: str, *, by: Reference, at: datetime) -> None:
    """Let the server keep a round's key after all; refused once the round is announced."""
    _refuse_if_settled(round_id, at)
    with transaction.atomic():
        RoundKeyRow.objects.filter(round_id=round_id).delete()
        detail: dict[str, Json] = {"public_key": content_hash(keys_for(round_id))}
        _record(round_id, "round.key_ordinary", by=by, at=at, detail=detail)
    announce(round_id)


def unlock_round(round_id: str, passphrase: str, *, by: Reference, at: datetime) -> str:
    """Unlock a round for its holder for UNLOCKED; give the code that its browser is to keep.

    Anybody else's passphrase, or another, raises InputError.
    """
    row = HolderRow.objects.filter(round_id=round_id, person=by.name).first()
    if row is None:
        raise InputError("You do not hold the key of this round.")
    private = unlock(bytes(row.locked), passphrase)
    return keep_for_a_while(round_id, private, by=by, until=at + UNLOCKED)


def lock_again(code: str) -> None:
    """Forget what was unlocked under *code*: the code opens nothing any more."""
    UnlockRow.objects.filter(mark=reading.mark_of(code)).delete()
    write_ahead.clear_when_done("default")


def lock_all_of(person: str) -> None:
    """Forget all that somebody unlocked, in whatever browser."""
    if UnlockRow.objects.filter(person=person, handover=False).delete()[0]:
        write_ahead.clear_when_done("default")


def forget_unlocked(at: datetime) -> None:
    """Forget what was unlocked longer ago than it may be."""
    UnlockRow.objects.filter(until__lte=at).delete()


def keep_for_a_while(
    round_id: str, private: bytes, *, by: Reference, until: datetime, handover: bool = False
) -> str:
    """Keep a private key until then, sealed under a new code and the site's secret; give the code.

    A key that is not the round's raises InputError.
    """
    held = RoundKeyRow.objects.get(round_id=round_id)
    if public_of(private) != bytes(held.public_key):
        raise InputError("This key opens another round. Nothing was unlocked.")
    code = new_code()
    UnlockRow.objects.create(
        mark=reading.mark_of(code),
        round=held,
        person=by.name,
        until=until,
        handover=handover,
        sealed=seal(private, code, secret=reading.secret()),
    )
    return code


def _share(row: RoundKeyRow, private: bytes, officers: Collection[str]) -> None:
    found = OfficerRow.objects.filter(person__in=officers)
    ShareRow.objects.bulk_create(
        [
            ShareRow(round=row, officer=each, sealed=seal_to(bytes(each.public_key), private))
            for each in found
        ]
    )


def _refuse_if_settled(round_id: str, at: datetime) -> None:
    if not reading.can_choose(round_id, at):
        raise InputError(TOO_LATE)


def _refuse_few(chosen: Collection[str], known: dict[str, str]) -> None:
    if set(chosen) - set(known):
        raise InputError("Only recovery officers who have made their key can be chosen.")
    least = min(OFFICERS, len(known))
    if len(set(chosen)) < least:
        raise InputError(
            f"Choose at least {least} recovery officers: if you lose your passphrase, they are the "
            f"only way to what people sent."
        )


def _record(
    round_id: str, event: str, *, by: Reference, at: datetime, detail: dict[str, Json]
) -> None:
    held = round_of(round_id)
    assert held is not None
    ledger.record(held.consultation, event, about=[held.reference], by=by, at=at, detail=detail)
