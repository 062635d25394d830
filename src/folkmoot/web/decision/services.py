"""What happens in a meeting: rules, roll, motions, amendments, votes, decisions.

Each service is one transaction with its entry in the ledger of the body's decisions.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from folkmoot.decision.amendments import amend
from folkmoot.decision.bundles import DECISION_MADE, ROLL_FROZEN, RULES_ADOPTED, document
from folkmoot.decision.decisions import Decision
from folkmoot.decision.motions import Event, Happening, Motion, after
from folkmoot.decision.outcome import Verdict
from folkmoot.decision.packs import DraftAmendment
from folkmoot.decision.roll import Roll
from folkmoot.decision.rules import RuleSet
from folkmoot.decision.tally import Choice, Vote, check_vote
from folkmoot.foundation.canonical import Json, content_hash, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import Link, LinkKind
from folkmoot.web.decision import guards, queries, stored
from folkmoot.web.decision.models import (
    AmendmentRow,
    DecisionRow,
    MeetingRow,
    MotionEventRow,
    MotionRow,
    PollRow,
    RuleSetRow,
    SeatRow,
    VoteRow,
)
from folkmoot.web.ledger import services as ledger


@transaction.atomic
def load_rule_set(rules: RuleSet, *, by: Reference, at: datetime) -> None:
    """Store *rules*; the same again changes nothing, others under that id raise InputError."""
    row, is_new = RuleSetRow.objects.get_or_create(
        id=rules.id,
        defaults={"body": rules.body, "document": rules.as_json(), "hash": rules.hash},
    )
    if row.hash != rules.hash:
        raise InputError(
            f"The rule set '{rules.id}' is stored with other rules. A changed rule is a new rule "
            f"set: give it an id of its own."
        )
    if is_new:
        _record(rules.body, RULES_ADOPTED, [_body(rules.body)], by=by, at=at, rules=rules.hash)


@transaction.atomic
def hold_meeting(
    meeting: str, body: str, *, title: str, day: date, rules: str, chair: Reference, note: str = ""
) -> None:
    """Call a meeting of *body* under one of its rule sets."""
    MeetingRow.objects.create(
        id=meeting, body=body, title=title, day=day, rules_id=rules, chair=str(chair), note=note
    )


@transaction.atomic
def freeze_roll(meeting: str, roll: Roll, *, by: Reference, at: datetime) -> None:
    """Fix who may cast how many votes in *meeting*; a second time raises InputError."""
    row = guards.meeting(meeting)
    if row.frozen:
        raise InputError(f"The roll of '{meeting}' is frozen since {row.frozen:%Y-%m-%d %H:%M}.")
    SeatRow.objects.bulk_create(
        SeatRow(
            meeting=row,
            seat=seat.id,
            section=seat.section,
            votes=seat.votes,
            kind=seat.kind,
            name=seat.name,
            holder=seat.holder,
            is_present=seat.is_present,
            may_split=seat.may_split,
        )
        for seat in roll
    )
    row.frozen = at
    row.save(update_fields=["frozen"])
    detail: dict[str, Json] = {"roll": roll.hash, "seats": len(roll), "votes": roll.entitled}
    _record(row.body, ROLL_FROZEN, [_event(meeting)], by=by, at=at, **detail)


@transaction.atomic
def table_motion(meeting: str, motion: Motion, *, at: datetime) -> None:
    """Put *motion* to *meeting*, linked with what it rests on and who asked for it."""
    row = guards.meeting(meeting)
    stored.rule_set_of(row.rules.document).rule(motion.rule)
    guards.refuse_taken(motion.id)
    MotionRow.objects.create(
        id=motion.id,
        meeting=row,
        position=row.motions.count(),
        document=motion.as_json(),
        stage=motion.stage,
        treatment=motion.treatment,
        text_state=motion.text_state,
    )
    ledger.link_many(_links(motion, at.date()))
    text = json_hash(motion.as_json())
    _record(row.body, "motion.tabled", [motion.reference], by=motion.mover, at=at, motion=text)


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
    _record(row.body, "amendment.moved", about, by=draft.mover, at=at, base=made.base)


@transaction.atomic
def happen(motion: str, event: Event, *, by: Reference) -> None:
    """Let *event* happen to *motion*; InputError where it can't."""
    row = MotionRow.objects.select_for_update().select_related("meeting").filter(id=motion).first()
    if row is None:
        raise InputError(f"There is no motion '{motion}'. Table it first.")
    now = after(stored.motion_of(row), event)
    row.stage, row.treatment, row.text_state = now.stage, now.treatment, now.text_state
    row.save(update_fields=["stage", "treatment", "text_state"])
    MotionEventRow.objects.create(motion=row, what=event.what, at=event.at, why=event.why)
    name = f"motion.{event.what}"
    _record(row.meeting.body, name, [now.reference], by=by, at=event.at)


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
    poll = PollRow.objects.create(on=str(on), meeting=meeting, opened=at)
    text = stored.question_of(poll).text
    guards.refuse_stale(on, text.of, text.base)
    _record(meeting.body, "vote.opened", [on], by=by, at=at, text=content_hash(text.result))


def cast_vote(on: Reference, vote: Vote) -> None:
    """Take the vote of one seat; see `cast_votes`."""
    cast_votes(on, [vote])


@transaction.atomic
def cast_votes(on: Reference, votes: Sequence[Vote]) -> None:
    """Take *votes* while the poll is open, each seat's once; otherwise raise InputError."""
    poll = guards.open_poll(on)
    seats = stored.roll_of(poll.meeting).by_id()
    for vote in votes:
        check_vote(seats, vote)
    rows = [
        VoteRow(
            poll=poll,
            seat=vote.seat,
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
    _record(decision.question.body, DECISION_MADE, about, by=by, at=at, **detail)


def _link_changes(motion: Motion, *, by: Reference, day: date) -> None:
    """Link the clauses of what *motion* adopts with the carried amendments that changed them."""
    carried = AmendmentRow.objects.filter(decided__verdict=Verdict.CARRIED)
    for adopted in motion.adopts:
        for row in carried.filter(target__startswith=f"policy:{adopted.name}@"):
            clause = adopted.at(Reference.parse(row.target).part)
            amendment = Reference(Kind.AMENDMENT, row.id)
            ledger.link(clause, LinkKind.CHANGED_BY, amendment, by=by, on=day, why=row.why)


def _links(motion: Motion, day: date) -> Iterable[Link]:
    kinds = (
        (LinkKind.RESTS_ON, motion.rests_on),
        (LinkKind.MANDATED_BY, motion.mandated_by),
        (LinkKind.SPEAKS_TO, motion.about),
    )
    for kind, targets in kinds:
        for target in targets:
            yield Link(motion.reference, kind, target, by=motion.mover, on=day)


def _body(body: str) -> Reference:
    return Reference(Kind.BODY, body)


def _event(meeting: str) -> Reference:
    return Reference(Kind.EVENT, meeting)


def _record(
    body: str, event: str, about: list[Reference], *, by: Reference, at: datetime, **detail: Json
) -> None:
    ledger.record(queries.chain_of(body), event, about=about, by=by, at=at, detail=detail)
