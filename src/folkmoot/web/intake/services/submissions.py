"""Responses over the form: sealed, and stored once before their receipt is shown."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Model

from folkmoot.consultation.notices import Notice
from folkmoot.consultation.receipts import code_for
from folkmoot.consultation.responses import Response, facts_of, sealed_part
from folkmoot.consultation.sealing import enclose, key_of_code, public_of
from folkmoot.foundation.canonical import canonical_json
from folkmoot.foundation.errors import InputError
from folkmoot.web.intake import queries
from folkmoot.web.intake.box_services import place
from folkmoot.web.intake.marks import intake_secret, mark_of
from folkmoot.web.intake.models import (
    CollationRow,
    CommentRow,
    ReceiptRow,
    SubmissionKeyRow,
    SubmissionRow,
    TokenRow,
)
from folkmoot.web.intake.statements import insert_and_forget_draft


@dataclass(frozen=True, slots=True)
class Sent:
    """What is told of a response that was stored: its *mark*, its day, and whether it was late."""

    mark: str
    day: date
    late: bool


class NotAdmitted(InputError):
    """The round asks for an invitation, and this one is none, or was used."""


class RoundTakesNothing(InputError):
    """The round takes no answers now."""


def receipt_for(idempotency_key: str) -> str:
    """Give the code of a submission by its *idempotency_key*, the same for each retry."""
    return code_for(idempotency_key, secret=intake_secret())


def submit_response(
    response: Response, *, code: str, at: datetime, token: str = "", gathering: str = ""
) -> Sent:
    """Store *response*, sealed, under *code*, and forget its draft; all of it or nothing.

    Sent again under the same code it is not stored again: what was stored the first time stays.
    A round that takes no answers at *at* is refused with RoundTakesNothing. Where only the invited
    answer, the invitation whose mark is *token* is spent, or that gathering is done; else the
    response is refused with NotAdmitted. Nothing that is stored joins a response to either.
    The day is the one where the round is held. Afterwards nothing here opens it but its code.
    """
    mark = mark_of(code)
    try:
        notice = taking_answers(response.round, at)
    except RoundTakesNothing:
        if before := _sent_before(mark):  # sent again, because its answer was lost on the way
            return before
        raise
    sent = Sent(mark, notice.round.day_of(at), notice.round.is_late(at))
    rows = _sealed(response, notice, sent, public_of(key_of_code(code)))  # nobody waits for this
    try:
        with transaction.atomic(using=place()):
            _admit(notice, token, gathering)
            insert_and_forget_draft(rows, mark)
    except (IntegrityError, NotAdmitted):
        if before := _sent_before(mark):  # sent twice at the same moment
            return before
        raise
    return sent


def taking_answers(round_id: str, at: datetime) -> Notice:
    """Give the notice of a round that takes answers at *at*, or raise RoundTakesNothing."""
    notice = queries.notice(round_id)
    if notice is None:
        raise RoundTakesNothing(f"There is no round '{round_id}'.")
    if not notice.round.takes_answers_at(at):
        raise RoundTakesNothing(
            f"This round took answers until {notice.round.grace_ends:%Y-%m-%d}. Write to the "
            f"address that you were given: what comes late is kept too."
        )
    return notice


def _admit(notice: Notice, token: str, gathering: str) -> None:
    """Spend the invitation or end the gathering; its rows are changed, and nothing is joined."""
    of_round = {"round": notice.round.id}
    if gathering:
        open_one = CollationRow.objects.filter(**of_round, mark=gathering, done=False)
        admitted = bool(open_one.update(done=True))
        CommentRow.objects.filter(collation__mark=gathering).delete()
    elif notice.round.needs_token:
        unspent = TokenRow.objects.filter(**of_round, mark=token, spent=False)
        admitted = bool(unspent.update(spent=True))
    else:
        admitted = True
    if not admitted:
        raise NotAdmitted("This code was used already, or it belongs to another round.")


def _sealed(response: Response, notice: Notice, sent: Sent, receipt_key: bytes) -> list[Model]:
    """Give the rows of a response; the receipt's first, which refuses a second one."""
    words = canonical_json(sealed_part(response))
    sealed = enclose(words, round_key=notice.public_key, receipt_key=receipt_key)
    about = {"mark": sent.mark, "round": response.round, "day": sent.day, "late": sent.late}
    return [
        ReceiptRow(**about, public_key=receipt_key),
        SubmissionRow(**about, facts=facts_of(response), content=sealed.content),
        SubmissionKeyRow(
            mark=sent.mark, for_round=sealed.for_round, for_receipt=sealed.for_receipt
        ),
    ]


def _sent_before(mark: str) -> Sent | None:
    row = ReceiptRow.objects.filter(mark=mark).first()
    return Sent(mark, row.day, row.late) if row else None
