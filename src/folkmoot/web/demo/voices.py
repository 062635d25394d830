"""The invented sections' rounds: opened, answered, collected, and one of them protected."""

from datetime import datetime, timedelta
from typing import Final

from folkmoot.consultation.intake.items import ItemState
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation import queries
from folkmoot.web.consultation import services as consultation
from folkmoot.web.demo.mailbag.bag import RoundMail
from folkmoot.web.intake import services as intake

PROTECTED: Final = "isles-2025"
"""The round whose responses only a person with a passphrase opens."""

HOLDER: Final = "isles-staff"
OFFICERS: Final = ("isles-recovery-1", "isles-recovery-2")
PASSPHRASE: Final = "seven quiet lanterns over water"
"""The holder's; and the officers', who in the demo have the same. Everybody knows it."""

DAY: Final = timedelta(days=1)


def open_rounds(rounds: tuple[Round, ...], *, keep_words_for: int) -> None:
    """Hold each round as its section does, a day before it is announced; protect the one."""
    for each in rounds:
        by, at = Reference(Kind.BODY, each.body), (each.announced or each.opens) - DAY
        consultation.open_round(each.consultation, each.id, by=by, at=at)
        consultation.keep_words_for(each.id, keep_words_for, by=by, at=at)
        if each.id == PROTECTED:
            _protect(at)


def take_in(held: Round, mail: RoundMail) -> tuple[int, int, int]:
    """Let people answer and the section collect; give accepted, duplicate and quarantined."""
    by = Reference(Kind.BODY, held.body)
    _answer(held, mail)
    consultation.collect(held.id, at=held.grace_ends)
    taken = [
        consultation.take_in(mail.dated, held.id, by=by, at=held.grace_ends),
        consultation.take_in(mail.undated, held.id, by=by, at=held.closes - DAY),
    ]
    if held.id == PROTECTED:
        _release(held.grace_ends + DAY)
    consultation.compile_round(held.id, by=by, at=held.grace_ends + 3 * DAY)
    accepted, duplicate, quarantined = (
        sum(batch.count(state) for batch in taken)
        for state in (ItemState.ACCEPTED, ItemState.DUPLICATE, ItemState.QUARANTINED)
    )
    return accepted + len(mail.submitted), duplicate, quarantined


def _answer(held: Round, mail: RoundMail) -> None:
    for response in mail.submitted:
        sent = datetime.combine(response.received, held.opens.timetz())
        last = held.grace_ends - timedelta(minutes=1)
        code = intake.receipt_for(f"demo {response.id}")
        intake.submit_response(response, code=code, at=min(sent, last))


def _protect(at: datetime) -> None:
    for officer in OFFICERS:
        consultation.make_officer_key(PASSPHRASE, by=Reference(Kind.PERSON, officer))
    by = Reference(Kind.PERSON, HOLDER)
    consultation.protect(PROTECTED, PASSPHRASE, officers=OFFICERS, by=by, at=at)


def _release(at: datetime) -> None:
    """Let the server read what the holder has read: in the demo all of it, word for word."""
    by = Reference(Kind.PERSON, HOLDER)
    code = consultation.unlock_round(PROTECTED, PASSPHRASE, by=by, at=at)
    keys = queries.keyring(code, person=by.name, at=at)
    consultation.release_all(PROTECTED, keys, by=by, at=at)
    consultation.lock_again(code)
