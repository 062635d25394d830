"""Settling where readings differ: by somebody who made none of them, with a reason."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.assessment.adjudication import Settled
from folkmoot.assessment.codebook import UNKNOWN
from folkmoot.federation.rights import second_person
from folkmoot.foundation.canonical import json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment import change_services
from folkmoot.web.assessment import coding_queries as queries
from folkmoot.web.assessment.coding_queries import Batch, Handed
from folkmoot.web.assessment.coding_settled_queries import beyond_the_law, coders
from folkmoot.web.assessment.models import SettledRow
from folkmoot.web.ledger import services as ledger

CHAIN = "law"


@transaction.atomic
def settle(batch: str, law: str, settled: Settled, *, by: Reference, at: datetime) -> None:
    """Settle one question of a law; InputError for who read it, and before all are handed in.

    A value that no reading gave needs citations of its own.
    """
    held = queries.batch(batch)
    readings = queries.opened(batch).get(law, ())
    if held is None or not readings:
        raise InputError(_("Not all readings of this law are handed in. Nothing can be settled."))
    refuse_coders(batch, law, by)
    _require(settled, held, readings)
    SettledRow.objects.create(
        batch_id=batch,
        jurisdiction_id=law,
        question=settled.question,
        value=settled.value,
        cites=list(settled.cites),
        reason=settled.reason,
        by=str(by),
        at=at,
    )
    said = [settled.question, settled.value, list(settled.cites), settled.reason]
    ledger.record(
        CHAIN,
        "coding.settled",
        about=[Reference(Kind.LAW, law)],
        by=by,
        at=at,
        detail={"batch": batch, "question": settled.question, "hash": json_hash(said)},
    )


@transaction.atomic
def take_into_the_law(batch: str, law: str, *, by: Reference, at: datetime) -> int:
    """Begin a change of the coded law that says what is to be taken from a batch; give its number.

    It is begun only: since when an answer holds, and by which provision, no cross-section says.
    InputError where the coded law says all of it, or is not coded.
    """
    held = queries.batch(batch)
    readings = queries.opened(batch).get(law, ())
    found = beyond_the_law(held, law, readings) if held and readings else {}
    if held is None or not found:
        raise InputError(_("The coded law says all that is agreed on and settled already."))
    values = "; ".join(f"{question}: {answer.value}" for question, answer in found.items())
    about = _("From batch %(batch)s, the law on %(day)s: %(values)s.") % {
        "batch": batch,
        "day": held.on.isoformat(),
        "values": values,
    }
    return change_services.begin(law, about, by=by, at=at)


def refuse_coders(batch: str, law: str, person: Reference) -> None:
    """Raise InputError where *person* reads this law in this batch."""
    if not all(second_person(str(coder), str(person)).allowed for coder in coders(batch, law)):
        raise InputError(_("You read this law. Somebody who made none of its readings settles it."))


def _require(settled: Settled, batch: Batch, readings: tuple[Handed, ...]) -> None:
    asked = settled.question in batch.questions
    if not asked or not batch.codebook.questions[settled.question].takes(settled.value):
        raise InputError(_("This is not an answer to the question. Choose one of those listed."))
    if not settled.reason.strip():
        raise InputError(_("Give the reason: which text decides, or what the codebook means."))
    answers = [one.coding.answers.get(settled.question) for one in readings]
    given = {answer.value for answer in answers if answer}
    if settled.value not in given | {UNKNOWN} and not settled.cites:
        raise InputError(_("No reading gave this answer. Say what it rests on: cite it."))
