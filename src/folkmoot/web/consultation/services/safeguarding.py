"""Safeguarding: a response goes to those who safeguard, out of sight of all others, until settled.

The ledger tells that a round had one and how it was settled, and never which response it was.
"""

from datetime import datetime

from django.db import transaction

from folkmoot.consultation.safeguarding import Concern, Outcome
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation.models import DisclosureRow, ResponseRow
from folkmoot.web.consultation.queries.packs import as_round
from folkmoot.web.consultation.services.moderation import held_row
from folkmoot.web.consultation.services.quotations import take_back_all
from folkmoot.web.ledger import services as ledger


@transaction.atomic
def flag(name: str, concern: Concern, *, by: Reference, at: datetime) -> None:
    """Hand a response over to those who safeguard in its section; nobody else sees it from now.

    What was quoted of it is taken back. One that was settled before may be flagged again.
    """
    row = held_row(name)
    take_back_all(row, by=by, at=at)
    DisclosureRow.objects.update_or_create(
        response=row,
        defaults={
            "concern": str(concern),
            "flagged_by": str(by),
            "flagged_on": as_round(row.round).day_of(at),
            "settled_by": "",
            "settled_on": None,
            "outcome": "",
        },
    )
    _tell(row, "disclosure.flagged", by=by, at=at)


@transaction.atomic
def settle(name: str, outcome: Outcome, *, by: Reference, at: datetime) -> None:
    """Settle a disclosure with its outcome; the response is again read and counted as others."""
    found = DisclosureRow.objects.select_for_update().filter(
        response__name=name, settled_on__isnull=True
    )
    row = found.select_related("response__round").first()
    if row is None:
        raise InputError("This is settled already, or there is no such disclosure.")
    row.settled_by, row.outcome = str(by), str(outcome)
    row.settled_on = as_round(row.response.round).day_of(at)
    row.save(update_fields=["settled_by", "settled_on", "outcome"])
    _tell(row.response, "disclosure.settled", by=by, at=at, detail={"outcome": str(outcome)})


def _tell(
    row: ResponseRow,
    event: str,
    *,
    by: Reference,
    at: datetime,
    detail: dict[str, Json] | None = None,
) -> None:
    round_ = as_round(row.round)
    about = [round_.reference]
    ledger.record(round_.consultation, event, about=about, by=by, at=at, detail=detail)
