"""Settling: what an adjudicator says where coders differ."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.analysis.coding.settling import Difference
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis.coding_compared_queries import Compared
from folkmoot.web.analysis.models import BatchRow, SettledRow
from folkmoot.web.ledger import services as ledger

CHAIN = "analysis"


@transaction.atomic
def settle(
    found: Compared, place: Difference, *, holds: bool, reason: str, by: Reference, at: datetime
) -> None:
    """Say whether a code holds at *place*, and why. It may be said anew; the last counts.

    InputError for whoever read the batch, without a reason, and where the batch is closed.
    """
    row = BatchRow.objects.select_for_update().get(id=found.batch.id)
    if str(by) in row.coders:
        raise InputError(_("You read this batch. Somebody who did not read it settles it."))
    if row.closed_on:
        raise InputError(_("This batch was closed."))
    if not found.is_whole or place not in found.differences:
        raise InputError(_("The coders do not differ here."))
    if not reason.strip():
        raise InputError(_("Give the reason: which words decide, or what the codebook means."))
    made = SettledRow.objects.create(
        batch=row,
        response=place.response,
        start=place.start,
        end=place.end,
        code=place.code,
        holds=holds,
        reason=reason.strip(),
        by=str(by),
        on=at.date(),
    )
    detail: dict[str, Json] = {"batch": row.id, "code": place.code, "settled": made.pk}
    ledger.record(
        CHAIN, "coding.settled", about=[found.batch.book.about], by=by, at=at, detail=detail
    )
