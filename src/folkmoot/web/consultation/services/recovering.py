"""Keys recovered: an officer hands one over, and a coordinator holds it from then on."""

from datetime import datetime, timedelta

from django.db import transaction

from folkmoot.consultation.custody import lock, unlock
from folkmoot.consultation.sealing import new_key_pair, open_with, unseal
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation.models import HolderRow, OfficerRow, ShareRow, UnlockRow
from folkmoot.web.consultation.queries import custody as reading
from folkmoot.web.consultation.queries.packs import round_of
from folkmoot.web.consultation.services.custody import keep_for_a_while
from folkmoot.web.ledger import services as ledger

HANDED_OVER = timedelta(days=1)
"""How long a code that an officer hands over can be used."""


def make_officer_key(passphrase: str, *, by: Reference) -> None:
    """Make the key pair of a recovery officer; one who has a key keeps it, with InputError.

    Rounds that were protected before cannot be shared with them.
    """
    if reading.is_officer(by.name):
        raise InputError("You have a recovery key already. It opens what was shared with you.")
    private, public = new_key_pair()
    locked = lock(private, passphrase)
    OfficerRow.objects.create(person=by.name, public_key=public, locked=locked)


def hand_over(round_id: str, passphrase: str, *, by: Reference, at: datetime) -> str:
    """Open an officer's share with their *passphrase*; give the code for whoever holds it next."""
    share = ShareRow.objects.filter(round_id=round_id, officer__person=by.name).first()
    if share is None:
        raise InputError("The key of this round was not shared with you.")
    private = open_with(unlock(bytes(share.officer.locked), passphrase), bytes(share.sealed))
    with transaction.atomic():
        code = keep_for_a_while(round_id, private, by=by, until=at + HANDED_OVER, handover=True)
        _record(round_id, "round.key_handed_over", by=by, at=at)
    return code


def take_over(round_id: str, code: str, passphrase: str, *, by: Reference, at: datetime) -> None:
    """Let *by* hold a round's key from now on, locked with a new *passphrase*.

    *code* is what an officer handed over: somebody else, and within a day; it works once.
    """
    row = UnlockRow.objects.filter(
        mark=reading.mark_of(code), round_id=round_id, handover=True, until__gt=at
    ).first()
    if row is None:
        raise InputError("Nobody handed over the key of this round under that code.")
    if row.person == by.name:
        raise InputError("Two people are needed: the officer who hands over, and somebody else.")
    private = unseal(bytes(row.sealed), code, secret=reading.secret())
    locked = lock(private, passphrase)
    with transaction.atomic():
        if not UnlockRow.objects.filter(key=row.key).delete()[0]:
            raise InputError("This code was used already.")
        UnlockRow.objects.filter(round_id=round_id).delete()
        HolderRow.objects.update_or_create(
            round_id=round_id, defaults={"person": by.name, "locked": locked}
        )
        _record(round_id, "round.key_recovered", by=by, at=at)


def _record(round_id: str, event: str, *, by: Reference, at: datetime) -> None:
    held = round_of(round_id)
    assert held is not None
    ledger.record(held.consultation, event, about=[held.reference], by=by, at=at)
