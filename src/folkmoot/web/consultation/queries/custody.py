"""Who keeps the keys of rounds: holders, recovery officers, and what is unlocked just now."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from folkmoot.consultation.custody import Custody, Keyring
from folkmoot.consultation.receipts import code_hash
from folkmoot.consultation.rounds import RoundState
from folkmoot.consultation.sealing import unseal
from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError
from folkmoot.web.consultation.models import (
    HolderRow,
    OfficerRow,
    QuarantinedItem,
    ResponseRow,
    ShareRow,
    UnlockRow,
)
from folkmoot.web.consultation.queries.keys import NO_KEYS, custody_of
from folkmoot.web.consultation.queries.packs import body_of_round, round_of
from folkmoot.web.federation import queries as federation

People = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KeysHeld:
    """Who can open what one round receives, and whether that can still be chosen."""

    custody: Custody
    holder: str
    holder_name: str
    officers: tuple[str, ...]
    can_choose: bool
    can_recover: People


def keys_held(round_id: str, at: datetime) -> KeysHeld:
    """Give who keeps the keys of a round."""
    names = federation.people_names()
    holder = HolderRow.objects.filter(round_id=round_id).values_list("person", flat=True).first()
    shares = ShareRow.objects.filter(round_id=round_id).values_list("officer__person", flat=True)
    return KeysHeld(
        custody=custody_of(round_id),
        holder=holder or "",
        holder_name=names.get(holder or "", holder or ""),
        officers=tuple(sorted(names.get(person, person) for person in shares)),
        can_choose=can_choose(round_id, at),
        can_recover=officers_of(round_id, at),
    )


def can_choose(round_id: str, at: datetime) -> bool:
    """Say whether custody can still be chosen: nothing is announced, and nothing has come in."""
    held = round_of(round_id)
    if held is None or held.state_at(at) not in {RoundState.DRAFT, RoundState.PREVIEW}:
        return False
    came = (ResponseRow, QuarantinedItem)
    return not any(model.objects.filter(round_id=round_id).exists() for model in came)


def officers_of(round_id: str, at: datetime) -> People:
    """Give id and name of the recovery officers of a round's body who have made their key."""
    people = federation.people_with(Role.RECOVERY, body_of_round(round_id), at)
    ready = set(OfficerRow.objects.filter(person__in=people).values_list("person", flat=True))
    return tuple(sorted((each, name) for each, name in people.items() if each in ready))


def is_officer(person: str) -> bool:
    """Say whether somebody has made their recovery key."""
    return OfficerRow.objects.filter(person=person).exists()


def rounds_shared_with(person: str) -> tuple[str, ...]:
    """Give the rounds whose key a recovery officer can hand over."""
    found = ShareRow.objects.filter(officer__person=person).values_list("round_id", flat=True)
    return tuple(sorted(found))


def keyring(code: str, *, person: str, at: datetime) -> Keyring:
    """Give what *person* unlocked under *code*, as long as it lasts."""
    row = UnlockRow.objects.filter(
        mark=mark_of(code), person=person, until__gt=at, handover=False
    ).first()
    if row is None:
        return NO_KEYS
    try:
        return Keyring({row.round_id: unseal(bytes(row.sealed), code, secret=secret())})
    except InputError:
        return NO_KEYS


def unlocked_until(code: str, round_id: str, *, person: str, at: datetime) -> datetime | None:
    """Give until when *person* has a round unlocked, or None."""
    found = UnlockRow.objects.filter(
        mark=mark_of(code), round_id=round_id, person=person, until__gt=at, handover=False
    )
    return found.values_list("until", flat=True).first()


def mark_of(code: str) -> str:
    """Give the mark of a code under which a key is unlocked."""
    return code_hash(code, secret=secret())


def secret() -> bytes:
    """Give the site's own secret."""
    return settings.SECRET_KEY.encode()
