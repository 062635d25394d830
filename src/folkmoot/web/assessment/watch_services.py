"""Keeping the watch list: what is to be looked after, and what became of it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment import services
from folkmoot.web.assessment.models import WatchRow
from folkmoot.web.assessment.watch_queries import DONE, DROPPED, OPEN
from folkmoot.web.ledger import services as ledger


@transaction.atomic
def watch(
    jurisdiction: str, what: str, due: str, *, source: str, by: Reference, at: datetime
) -> int:
    """Put a change of law on the list, due as loosely as *source* dates it; give its number."""
    day = LooseDate.parse(due)
    row = WatchRow.objects.create(
        jurisdiction_id=jurisdiction, what=what, source=source, due=str(day), by=str(by), at=at
    )
    _record("law.watched", row, by=by, at=at)
    return row.id


@transaction.atomic
def close(number: int, state: str, *, by: Reference, at: datetime) -> None:
    """Say that something watched is "done", or "dropped" because it will not come."""
    row = WatchRow.objects.select_for_update().filter(id=number, state=OPEN).first()
    if row is None or state not in (DONE, DROPPED):
        raise InputError(_("This is not on the list any more. Load the page again."))
    row.state = state
    row.save(update_fields=["state"])
    _record(f"law.watch.{state}", row, by=by, at=at)


def _record(event: str, row: WatchRow, *, by: Reference, at: datetime) -> None:
    about = [Reference(Kind.LAW, row.jurisdiction_id)]
    ledger.record(services.CHAIN, event, about=about, by=by, at=at, detail={"watch": row.id})
