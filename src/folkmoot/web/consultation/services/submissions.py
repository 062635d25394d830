"""Responses over the form: stored once before their receipt is shown, and withdrawn by it."""

from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from folkmoot.consultation.receipts import code_for, code_hash
from folkmoot.consultation.responses import Response
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation.models import (
    AnswerRow,
    Draft,
    ItemKey,
    Receipt,
    ResponseRow,
)
from folkmoot.web.consultation.queries import packs as reading
from folkmoot.web.consultation.queries.responses import as_response
from folkmoot.web.consultation.services.storing import new_name, store
from folkmoot.web.ledger import services as ledger


def receipt_for(idempotency_key: str) -> str:
    """Give the code of a submission by its *idempotency_key*, the same for each retry."""
    return code_for(idempotency_key, secret=_secret())


def submit_response(response: Response, *, code: str, at: datetime) -> Response:
    """Store *response* under *code* and give it with its name and whether it came late.

    Sent again under the same code it is not stored again: what was stored the first time is given
    back. A round that takes no answers at *at* is refused with InputError. The day it came in is
    the one where the round is held. The ledger learns of it when the round is compiled, so that
    it tells nothing of when anybody wrote.
    """
    hashed = code_hash(code, secret=_secret())
    round_ = _taking_answers(response.round, at)
    try:
        with transaction.atomic():
            if (before := _stored_under(hashed)) is not None:
                return before
            pack = reading.consultation(round_.consultation)
            assert pack is not None
            named = replace(
                response,
                id=new_name(round_.body, hashed),
                received=round_.day_of(at),
                late=round_.is_late(at),
            )
            (row,) = store([named], round_, pack)
            Receipt.objects.create(hash=hashed, response=row)
            Draft.objects.filter(hash=hashed).delete()
    except IntegrityError:
        if (before := _stored_under(hashed)) is not None:  # sent twice at the same moment
            return before
        raise
    return named


@transaction.atomic
def withdraw_response(code: str, *, at: datetime) -> bool:
    """Take back the response that *code* leads to; say whether there was one to take back.

    Its words, its organisation and its keys are gone; that there was a response, in which round
    and on which day, stays, so that what rests on it is not left hanging.
    """
    receipt = Receipt.objects.filter(hash=code_hash(code, secret=_secret())).first()
    if receipt is None:
        return False
    row = ResponseRow.objects.select_for_update().get(key=receipt.response_id)
    if row.withdrawn is not None:
        return True
    round_ = reading.round_of(row.round_id)
    assert round_ is not None
    AnswerRow.objects.filter(response=row).delete()
    ItemKey.objects.filter(response=row).delete()
    row.withdrawn = round_.day_of(at)
    row.organisation, row.language, row.participants = "", "", None
    row.may_quote = row.may_attribute = row.may_archive = row.may_pass_on = row.may_use = False
    row.save()
    ledger.record(
        round_.consultation,
        "response.withdrawn",
        about=[Reference(Kind.RESPONSE, row.name)],
        by=Reference(Kind.BODY, round_.body),
        at=at.replace(hour=0, minute=0),
    )
    return True


def _stored_under(hashed: str) -> Response | None:
    found = Receipt.objects.filter(hash=hashed).select_related("response").first()
    return as_response(found.response) if found else None


def _taking_answers(round_id: str, at: datetime) -> Round:
    round_ = reading.round_of(round_id)
    if round_ is None:
        raise InputError(f"There is no round '{round_id}'.")
    if not round_.takes_answers_at(at):
        raise InputError(
            f"This round took answers until {round_.grace_ends:%Y-%m-%d}. Write to the address "
            f"that you were given: what comes late is kept too."
        )
    return round_


def _secret() -> bytes:
    return settings.SECRET_KEY.encode()
