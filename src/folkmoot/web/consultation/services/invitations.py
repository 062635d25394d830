"""Inviting people to a round, and writing to those of whom nothing came.

The list and the answers have nothing in common: a token is made of a row's key and the site's
secret, the intake face holds only its mark, and the list is destroyed when the round is compiled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from folkmoot.consultation.custody import Custody
from folkmoot.consultation.invitation_lists import Invited
from folkmoot.consultation.invitations import mark_of, token_for
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation.models import InvitationRow, MailedRow, RoundRow
from folkmoot.web.consultation.queries.keys import custody_of
from folkmoot.web.consultation.queries.packs import as_round
from folkmoot.web.consultation.services.letters import (
    Letter,
    invitation,
    post,
    reminder,
    send,
)
from folkmoot.web.intake import box_services as box
from folkmoot.web.ledger import services as ledger

BATCH = 200


@dataclass(frozen=True, slots=True)
class PaperLetter:
    """One invitation to print: for whom, in which language, and the token."""

    name: str
    address: str
    language: str
    token: str


def invite(round_id: str, people: tuple[Invited, ...], *, by: Reference, at: datetime) -> int:
    """Put *people* on the list of a round and let their tokens answer; give how many are new.

    Somebody whose address is on the list stays as they were. A round that is compiled has no
    list any more, and refuses one with InputError.
    """
    with transaction.atomic():
        held = as_round(RoundRow.objects.select_for_update().get(id=round_id))
        if held.compiled is not None:
            raise InputError("This round is over. Nobody can be invited to it any more.")
        rows = InvitationRow.objects.filter(round=round_id).exclude(address="")
        known = {address.casefold() for address in rows.values_list("address", flat=True)}
        new = [each for each in people if not each.address or each.address.casefold() not in known]
        added = InvitationRow.objects.bulk_create(
            [InvitationRow(round=round_id, **_columns(each)) for each in new], batch_size=BATCH
        )
        if added and held.announced is not None:  # of a draft the public record says nothing
            _record(held, "round.invited", {"invited": len(added)}, by=by, at=at)
    _let_in(added)
    return len(added)


def take_off(round_id: str, key: int) -> None:
    """Take somebody off the list, so that nothing is sent to them any more."""
    InvitationRow.objects.filter(round=round_id, key=key).delete()


def letters_of(round_id: str, *, on_paper: bool) -> list[PaperLetter]:
    """Give the letters to print: of those without an address, or of all."""
    rows = InvitationRow.objects.filter(round=round_id).order_by("name", "address", "key")
    found = list(rows.filter(address="") if on_paper else rows)
    _let_in(found)
    return [PaperLetter(row.name, row.address, row.language, _token(row)) for row in found]


def send_invitations(round_id: str, *, at: datetime) -> int:
    """Mail their token to those who have not had it; give to how many. Stopping it does no harm."""
    held = as_round(RoundRow.objects.get(id=round_id))
    if not held.takes_answers_at(at):
        return 0
    rows = InvitationRow.objects.filter(round=round_id, sent=False).exclude(address="")
    waiting = list(rows.order_by("key"))
    _let_in(waiting)
    with get_connection() as connection:
        went = [row.key for row in waiting if _invited(held, row, connection)]
    if sent := len(went):
        _count(held, "invitation", sent, at=at)
    return sent


def remind(round_id: str, *, at: datetime) -> int:
    """Mail their token again to those of whom nothing came; once a day. Give to how many.

    In a round under a passphrase everybody invited is written to: whoever reads the mail server
    would otherwise learn who has answered, by who is no longer reminded.
    """
    held = as_round(RoundRow.objects.get(id=round_id))
    if not held.takes_answers_at(at) or not _is_first(held, "reminder", at):
        return 0
    sent = send(_reminders(held))
    _count(held, "reminder", sent, at=at)
    return sent


def _let_in(rows: Sequence[InvitationRow]) -> None:
    """Tell the intake face the marks of these; again where it may not have heard of them."""
    for round_id in {row.round for row in rows}:
        box.post_tokens(round_id, [mark_of(_token(row), round_id) for row in rows])


def _invited(held: Round, row: InvitationRow, connection: BaseEmailBackend) -> bool:
    went = post(invitation(held, row.address, _token(row), row.language), connection)
    InvitationRow.objects.filter(key=row.key).update(sent=went)
    return went


def _reminders(held: Round) -> Iterator[Letter]:
    is_ordinary = custody_of(held.id) is Custody.ORDINARY
    used = box.spent_tokens(held.id) if is_ordinary else set()
    rows = InvitationRow.objects.filter(round=held.id, sent=True).exclude(address="")
    for row in rows.order_by("key").iterator(BATCH):
        token = _token(row)
        if mark_of(token, held.id) not in used:
            yield reminder(held, row.address, token, row.language)


def _token(row: InvitationRow) -> str:
    return token_for(row.key, row.round, secret=settings.SECRET_KEY.encode())


def _columns(each: Invited) -> dict[str, str]:
    return {"name": each.name, "address": each.address, "language": each.language}


def _is_first(held: Round, what: str, at: datetime) -> bool:
    """Say whether this is the first mailing of its kind today, and hold the place of it."""
    _, is_new = MailedRow.objects.get_or_create(
        round=held.id, what=what, day=held.day_of(at), defaults={"letters": 0}
    )
    return is_new


def _count(held: Round, what: str, letters: int, *, at: datetime) -> None:
    row, _ = MailedRow.objects.get_or_create(
        round=held.id, what=what, day=held.day_of(at), defaults={"letters": 0}
    )
    row.letters += letters
    row.save(update_fields=["letters"])


def _record(
    held: Round, event: str, detail: dict[str, Json], *, by: Reference, at: datetime
) -> None:
    ledger.record(held.consultation, event, about=[held.reference], by=by, at=at, detail=detail)
