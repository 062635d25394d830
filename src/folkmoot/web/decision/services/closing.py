"""Votes closed, and what they come to: two steps, so that a fall between them loses nothing."""

import logging
import secrets
from datetime import date, datetime

from django.db import transaction

from folkmoot.decision import bundles, merkle
from folkmoot.decision.decisions import Decision
from folkmoot.decision.minutes import minutes
from folkmoot.decision.motions import Event, Happening, Motion
from folkmoot.decision.outcome import Verdict
from folkmoot.decision.ranked import carried_option
from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.tally import Choice
from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.decision import guards, polled, stored
from folkmoot.web.decision.models import AmendmentRow, DecisionRow, MotionRow, PollRow
from folkmoot.web.decision.queries import chain_of
from folkmoot.web.decision.services import secret
from folkmoot.web.decision.services.adopting import after_adoption
from folkmoot.web.decision.services.motions import happen
from folkmoot.web.decision.services.polls import motions_in
from folkmoot.web.decision.services.recording import record
from folkmoot.web.ledger import head_services as heads
from folkmoot.web.ledger import services as ledger

log = logging.getLogger(__name__)


def close_vote(on: Reference, *, by: Reference, at: datetime) -> Decision | None:
    """Close the vote *on* something, then settle it; give what it comes to, or None if it waits.

    Closing fixes the ballots for good, and is kept whatever becomes of the counting. A second time
    changes nothing.
    """
    fix_ballots(on, by=by, at=at)
    return settle(on, by=by, at=at)


@transaction.atomic
def settle(
    on: Reference,
    *,
    by: Reference,
    at: datetime,
    chair: Choice | None = None,
    chair_order: str = "",
) -> Decision | None:
    """Count a closed vote and record what it comes to; a second time gives the same again.

    None says that it waits: a tie for the *chair*'s casting vote (among equals of a ranked vote the
    *chair_order*), an election with Belenios for its archive.
    """
    poll = guards.closed_poll(on)
    if DecisionRow.objects.filter(poll=poll).exists():
        return stored.decision_of(poll)
    if poll.secrecy == Secrecy.BELENIOS and not hasattr(poll, "belenios"):
        return None
    poll.chair, poll.chair_order = chair or poll.chair, chair_order or poll.chair_order
    decision = stored.decision_of(poll)
    if decision.outcome.verdict is Verdict.TIED:
        return None
    poll.save(update_fields=["chair", "chair_order"])
    _keep(decision, poll, by=by, at=at)
    return decision


def settle_all_closed(*, at: datetime) -> list[Decision]:
    """Settle what was closed and not counted, as after a fall; what still waits is left."""
    waiting = PollRow.objects.filter(decision=None).exclude(closed=None).select_related("meeting")
    found = []
    for poll in waiting:
        on, chair = Reference.parse(poll.on), Reference.parse(poll.meeting.chair)
        try:
            found.append(settle(on, by=chair, at=at))
        except InputError:
            log.warning("The vote on %s is closed and cannot be counted.", on)
    return [decision for decision in found if decision]


@transaction.atomic
def fix_ballots(on: Reference, *, by: Reference, at: datetime) -> None:
    """Take no more ballots, and tell the chain of the root over those taken: the first step."""
    poll = guards.any_poll(on)
    if poll.closed:
        return
    if at < poll.opened:
        raise InputError(f"The vote on {on} cannot close before it was opened. Check the clock.")
    if poll.secrecy == Secrecy.RECEIPTED:
        secret.mix(poll)
    poll.closed, poll.salt = at, secrets.token_hex(32)
    leaves = bundles.leaves(polled.poll_of(poll))
    poll.root = merkle.root(leaves)
    poll.save(update_fields=["closed", "salt", "root"])
    root, body = poll.root, poll.meeting.body
    record(body, bundles.VOTE_CLOSED, [on], by=by, at=at, root=root, ballots=len(leaves))


def _keep(decision: Decision, poll: PollRow, *, by: Reference, at: datetime) -> None:
    """Store the decision, tell the motions, the chain and whoever reads its signed head."""
    on, paper = decision.poll.on, bundles.document(decision)
    row = DecisionRow.objects.create(
        id=decision.reference.name,
        poll=poll,
        verdict=decision.outcome.verdict,
        document=paper,
        minutes=minutes(decision),
        hash=json_hash(paper),
    )
    AmendmentRow.objects.filter(id=on.name).update(decided=row)
    _tell_motions(decision, by=by, at=at)
    _record(decision, row, by=by, at=at)
    after_adoption(decision.reference, at=at)
    heads.sign_head(chain_of(decision.question.body), at=at)


def _tell_motions(decision: Decision, *, by: Reference, at: datetime) -> None:
    """Let each motion be carried or lost; of rivals only the one that was elected is carried."""
    options, verdict = decision.question.options, decision.outcome.verdict
    won = carried_option(options, decision.count) if decision.count else ""
    for name in motions_in(decision.poll.on, options):
        motion = Reference(Kind.MOTION, name)
        beaten = str(motion) in options and str(motion) != won and verdict is Verdict.CARRIED
        came = Happening.LOST if beaten else Happening(verdict.value)
        happen(name, Event(came, at), by=by)
        ledger.link(decision.reference, LinkKind.DECIDES, motion, by=by, on=at.date())
        if came is Happening.CARRIED:
            _link_changes(stored.motion_of(MotionRow.objects.get(id=name)), by=by, day=at.date())


def _record(decision: Decision, row: DecisionRow, *, by: Reference, at: datetime) -> None:
    on, sides = decision.poll.on, decision.tally.total
    ledger.link(decision.reference, LinkKind.DECIDES, on, by=by, on=at.date())
    about = [decision.reference, on]
    detail: dict[str, Json] = {"document": row.hash, "verdict": row.verdict, **sides.as_json()}
    record(decision.question.body, bundles.DECISION_MADE, about, by=by, at=at, **detail)


def _link_changes(motion: Motion, *, by: Reference, day: date) -> None:
    """Link the clauses of what *motion* adopts with the carried amendments that changed them."""
    carried = AmendmentRow.objects.filter(decided__verdict=Verdict.CARRIED)
    for adopted in motion.adopts:
        for row in carried.filter(target__startswith=f"policy:{adopted.name}@"):
            clause = adopted.at(Reference.parse(row.target).part)
            amendment = Reference(Kind.AMENDMENT, row.id)
            ledger.link(clause, LinkKind.CHANGED_BY, amendment, by=by, on=day, why=row.why)
