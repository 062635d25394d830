"""What an adopted amendment does: its text changes, and the others to it are made again or fall."""

from datetime import datetime

from django.db import transaction

from folkmoot.decision.amendments import PENDING, Amendment, AmendmentState, amended
from folkmoot.decision.collisions import Collision
from folkmoot.decision.motions import Event, Happening
from folkmoot.decision.outcome import Verdict
from folkmoot.decision.rebasing import Blocked, rebased
from folkmoot.foundation.canonical import content_hash
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import amendment_guards, stored
from folkmoot.web.decision.models import AmendmentRow, AmendmentTextRow
from folkmoot.web.decision.services.motions import happen
from folkmoot.web.decision.services.recording import record


@transaction.atomic
def after_adoption(decision: Reference, *, at: datetime) -> None:
    """Settle the amendment that *decision* is on; where it was carried, its text changes.

    Doing it again changes nothing, and so does a decision on a motion.
    """
    if not AmendmentRow.objects.filter(id=decision.name).exists():
        return
    row = amendment_guards.locked(decision.name)
    if row.decided is None or AmendmentState(row.state) not in PENDING:
        return
    if row.decided.verdict == Verdict.CARRIED:
        adopt(row, AmendmentState.CARRIED, by=Reference.parse(row.meeting.chair), at=at)
    else:
        row.state = AmendmentState.LOST
        row.save(update_fields=["state"])


def adopt(row: AmendmentRow, state: AmendmentState, *, by: Reference, at: datetime) -> None:
    """Put the amendment of *row* into its text, and see to the others that were made for it."""
    made, text, target = stored.amendment_of(row), stored.standing(row).base, row.target
    beside = AmendmentRow.objects.filter(target=target, meeting__body=row.meeting.body)
    row.state, row.adopted = state, 1 + beside.exclude(adopted=None).count()
    row.save(update_fields=["state", "adopted"])
    about = [Reference(Kind.AMENDMENT, row.id), made.target]
    result = content_hash(amended(text, made))
    record(row.meeting.body, f"amendment.{state}", about, by=by, at=at, text=result)
    if made.target.kind is Kind.MOTION:
        taken_in = (Reference(Kind.AMENDMENT, row.id),)
        happen(made.target.name, Event(Happening.AMENDED, at, row.why, taken_in), by=by)
    left = beside.filter(state__in=PENDING).select_related("meeting").prefetch_related("texts")
    for other in left:
        _make_again(other, made, text, by=by, at=at)


def fall(row: AmendmentRow, *, by: Reference, at: datetime) -> None:
    """Let an amendment fall because of the adopted one that its row names."""
    row.state = AmendmentState.FALLEN
    row.save(update_fields=["state", "because", "how"])
    about = [Reference(Kind.AMENDMENT, row.id), Reference.parse(row.because)]
    record(row.meeting.body, "amendment.fallen", about, by=by, at=at, how=row.how)


def _make_again(
    row: AmendmentRow, adopted: Amendment, text: str, *, by: Reference, at: datetime
) -> None:
    mine = stored.amendment_of(row)
    again = rebased(mine, adopted, text)
    waits = isinstance(again, Blocked) and again.how is Collision.ADJACENT
    if waits:
        again = rebased(mine, adopted, text, agreed=True)
    because = Reference(Kind.AMENDMENT, adopted.id)
    if isinstance(again, Blocked):
        row.because, row.how = str(because), again.how
        fall(row, by=by, at=at)
        return
    _keep(row, again, amended(text, adopted), because)
    if waits:
        row.state, row.because, row.how = AmendmentState.WAITING, str(because), Collision.ADJACENT
        row.save(update_fields=["state", "because", "how"])
    about = [Reference(Kind.AMENDMENT, row.id), because]
    event = "amendment.waiting" if waits else "amendment.rebased"
    record(row.meeting.body, event, about, by=by, at=at, base=again.base)


def _keep(row: AmendmentRow, again: Amendment, base: str, because: Reference) -> None:
    AmendmentTextRow.objects.create(
        amendment=row,
        number=1 + row.texts.count(),
        base=base,
        spans=[[span.start, span.end, span.text] for span in again.spans],
        because=str(because),
    )
