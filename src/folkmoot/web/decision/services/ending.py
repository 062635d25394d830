"""The end of a meeting: what it did not reach lapses, and nothing more is put to it."""

from datetime import datetime

from django.db import transaction

from folkmoot.decision.motions import Event, Happening, Stage
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import guards
from folkmoot.web.decision.models import MotionRow, PollRow
from folkmoot.web.decision.services.motions import happen
from folkmoot.web.decision.services.recording import meeting_reference, record, touch

MEETING_ENDED = "meeting.ended"


@transaction.atomic
def end_meeting(meeting: str, *, by: Reference, at: datetime) -> None:
    """Close *meeting*; motions that it did not decide lapse. A second time changes nothing.

    While a vote is open, or closed and not settled, InputError is raised.
    """
    row = guards.meeting(meeting)
    if row.ended:
        return
    busy = PollRow.objects.filter(meeting=row, decision=None).first()
    if busy:
        raise InputError(
            f"The vote on {busy.on} is not settled. Settle it, then close the meeting."
        )
    left = MotionRow.objects.filter(meeting=row).exclude(stage=Stage.SETTLED)
    why = "The meeting was closed before it was reached."
    for motion in left.values_list("id", flat=True):
        happen(motion, Event(Happening.LAPSED, at, why), by=by)
    row.ended = at
    row.save(update_fields=["ended"])
    touch(row)
    record(row.body, MEETING_ENDED, [meeting_reference(meeting)], by=by, at=at, lapsed=len(left))
