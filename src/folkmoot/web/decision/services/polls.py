"""Votes: opened, taken, closed and counted."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from folkmoot.decision.bundles import DECISION_MADE, document
from folkmoot.decision.decisions import Decision
from folkmoot.decision.motions import Event, Happening, Motion
from folkmoot.decision.outcome import Verdict
from folkmoot.decision.proxies import represented
from folkmoot.decision.tally import Choice, Vote, check_vote
from folkmoot.foundation.canonical import Json, content_hash, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.decision import guards, stored
from folkmoot.web.decision.models import AmendmentRow, DecisionRow, MotionRow, PollRow, VoteRow
from folkmoot.web.decision.services.adopting import after_adoption
from folkmoot.web.decision.services.motions import happen
from folkmoot.web.decision.services.recording import record
from folkmoot.web.ledger import services as ledger


@transaction.atomic
def open_vote(on: Reference, *, by: Reference, at: datetime) -> None:
    """Open the vote on a motion or an amendment; the roll must be frozen and the text current."""
    meeting = guards.put_to(on).meeting
    if meeting.frozen is None:
        raise InputError(f"The roll of '{meeting.id}' is not frozen yet. Freeze it, then vote.")
    if PollRow.objects.filter(on=str(on)).exists():
        raise InputError(f"The vote on {on} was opened before. It cannot be opened twice.")
    guards.refuse_moving_text(on)
    if on.kind is Kind.MOTION:
        happen(on.name, Event(Happening.VOTE_OPENED, at), by=by)
    present = list(represented(stored.roll_of(meeting)))
    poll = PollRow.objects.create(on=str(on), meeting=meeting, opened=at, present=present)
    text = stored.question_of(poll).text
    detail: dict[str, Json] = {
        "text": content_hash(text.result),
        "attendance": json_hash(stored.attendance_records(poll)),
    }
    record(meeting.body, "vote.opened", [on], by=by, at=at, **detail)


def cast_vote(on: Reference, vote: Vote) -> None:
    """Take the vote of one seat; see `cast_votes`."""
    cast_votes(on, [vote])


@transaction.atomic
def cast_votes(on: Reference, votes: Sequence[Vote]) -> None:
    """Take *votes* while the poll is open, each seat's once; otherwise raise InputError."""
    poll = guards.open_poll(on)
    roll = stored.roll_of(poll.meeting).attended(poll.present)
    for vote in votes:
        check_vote(roll, vote, on)
    rows = [
        VoteRow(
            poll=poll,
            seat=vote.seat,
            by=vote.by,
            yes=vote.sides.votes_for,
            no=vote.sides.against,
            abstain=vote.sides.abstained,
        )
        for vote in votes
    ]
    try:
        with transaction.atomic():
            VoteRow.objects.bulk_create(rows)
    except IntegrityError as error:
        raise InputError("This seat has voted already. Each seat votes once.") from error


@transaction.atomic
def close_vote(
    on: Reference, *, by: Reference, at: datetime, chair: Choice | None = None
) -> Decision:
    """Close the vote, count it, and record what it comes to; a tie waits for the *chair*."""
    poll = guards.open_poll(on)
    if at < poll.opened:
        raise InputError(f"The vote on {on} cannot close before it was opened. Check the clock.")
    poll.closed, poll.chair = at, chair or ""
    decision = stored.decision_of(poll)
    if decision.outcome.verdict is Verdict.TIED:
        raise InputError("The votes are tied. Close the vote with the chair's casting vote.")
    poll.save(update_fields=["closed", "chair"])
    paper = document(decision)
    row = DecisionRow.objects.create(
        id=decision.reference.name,
        poll=poll,
        verdict=decision.outcome.verdict,
        document=paper,
        hash=json_hash(paper),
    )
    AmendmentRow.objects.filter(id=on.name).update(decided=row)
    after_adoption(decision.reference, at=at)
    if on.kind is Kind.MOTION:
        happen(on.name, Event(Happening(decision.outcome.verdict.value), at), by=by)
    _record_decision(decision, row, by=by, at=at)
    return decision


def _record_decision(decision: Decision, row: DecisionRow, *, by: Reference, at: datetime) -> None:
    on, sides = decision.poll.on, decision.tally.total
    ledger.link(decision.reference, LinkKind.DECIDES, on, by=by, on=at.date())
    if decision.outcome.verdict is Verdict.CARRIED and on.kind is Kind.MOTION:
        _link_changes(stored.motion_of(MotionRow.objects.get(id=on.name)), by=by, day=at.date())
    detail: dict[str, Json] = {"document": row.hash, "verdict": row.verdict, **sides.as_json()}
    about = [decision.reference, on]
    record(decision.question.body, DECISION_MADE, about, by=by, at=at, **detail)


def _link_changes(motion: Motion, *, by: Reference, day: date) -> None:
    """Link the clauses of what *motion* adopts with the carried amendments that changed them."""
    carried = AmendmentRow.objects.filter(decided__verdict=Verdict.CARRIED)
    for adopted in motion.adopts:
        for row in carried.filter(target__startswith=f"policy:{adopted.name}@"):
            clause = adopted.at(Reference.parse(row.target).part)
            amendment = Reference(Kind.AMENDMENT, row.id)
            ledger.link(clause, LinkKind.CHANGED_BY, amendment, by=by, on=day, why=row.why)
