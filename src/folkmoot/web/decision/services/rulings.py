"""Rulings of the chair, and corrections: what was wrong is followed by a word, never edited."""

from datetime import datetime

from django.db import transaction

from folkmoot.decision.bundles import DECISION_CORRECTED, RULING_MADE
from folkmoot.foundation.canonical import json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import guards
from folkmoot.web.decision.models import DecisionRow, MeetingRow, RulingRow
from folkmoot.web.decision.queries import chain_of
from folkmoot.web.decision.ruled import ruling_record
from folkmoot.web.decision.services.recording import meeting_reference, record
from folkmoot.web.ledger import head_services as heads


@transaction.atomic
def rule_on(
    meeting: str, text: str, *, about: Reference | None, by: Reference, at: datetime
) -> None:
    """Keep what the chair ruled in *meeting*, on one thing or on the meeting itself."""
    on = about or meeting_reference(meeting)
    _keep(guards.meeting(meeting), text, RULING_MADE, on=on, by=by, at=at)


@transaction.atomic
def correct(decision: Reference, text: str, *, by: Reference, at: datetime) -> None:
    """Set a correction beside a decision, which itself stays as it is; the head is signed anew."""
    row = DecisionRow.objects.select_related("poll__meeting__rules").filter(id=decision.name)
    found = row.first()
    if found is None or decision.kind is not Kind.DECISION:
        raise InputError(f"There is no {decision}, so nothing of it can be corrected.")
    meeting = found.poll.meeting
    _keep(meeting, text, DECISION_CORRECTED, on=decision, by=by, at=at)
    heads.sign_head(chain_of(meeting.body), at=at)


def _keep(
    meeting: MeetingRow, text: str, event: str, *, on: Reference, by: Reference, at: datetime
) -> None:
    said = text.strip()
    if not said:
        raise InputError("Write what is ruled or corrected, in a sentence or more.")
    locked = MeetingRow.objects.select_for_update().get(pk=meeting.pk)
    number, minute = locked.rulings.count() + 1, at.replace(second=0, microsecond=0)
    row = RulingRow.objects.create(
        meeting=meeting, number=number, about=str(on), text=said, by=str(by), at=minute
    )
    record(meeting.body, event, [on], by=by, at=at, ruling=json_hash(ruling_record(row)))
