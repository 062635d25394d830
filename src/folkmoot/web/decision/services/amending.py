"""Amendments: moved to the text as it stands."""

from datetime import datetime

from django.db import transaction

from folkmoot.decision.amendments import amend
from folkmoot.decision.packs import DraftAmendment
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.decision import guards, stored
from folkmoot.web.decision.models import AmendmentRow
from folkmoot.web.decision.services.recording import record
from folkmoot.web.ledger import services as ledger


@transaction.atomic
def move_amendment(meeting: str, draft: DraftAmendment, *, text: str, at: datetime) -> None:
    """Put an amendment to *meeting*; *text* is what its target says, before anything was carried.

    Words that are not to be found in the text as it stands raise InputError.
    """
    row = guards.meeting(meeting)
    guards.refuse_taken(draft.id)
    now = stored.text_put(draft.target, text).result
    made = amend(draft.id, draft.target, now, changes=draft.changes)
    AmendmentRow.objects.create(
        id=draft.id,
        meeting=row,
        position=row.amendments.count(),
        target=str(draft.target),
        mover=str(draft.mover),
        rule=draft.rule,
        why=draft.why,
        base=now,
        spans=[[span.start, span.end, span.text] for span in made.spans],
    )
    reference = Reference(Kind.AMENDMENT, draft.id)
    kind, on = LinkKind.AMENDS, at.date()
    ledger.link(reference, kind, draft.target, by=draft.mover, on=on, why=draft.why)
    about = [reference, draft.target]
    record(row.body, "amendment.moved", about, by=draft.mover, at=at, base=made.base)
