"""Votes: opened on a question that is fixed then, and taken with the seats' names."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from folkmoot.decision import bundles
from folkmoot.decision.decisions import Question
from folkmoot.decision.motions import Event, Happening
from folkmoot.decision.proxies import represented
from folkmoot.decision.ranked_votes import NONE, check_options
from folkmoot.decision.rules import Rule
from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.secret import may_be_secret
from folkmoot.decision.tally import Vote, check_vote
from folkmoot.foundation.canonical import content_hash, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import guards, ranked_queries, stored
from folkmoot.web.decision.models import MeetingRow, PollRow, VoteRow
from folkmoot.web.decision.services.motions import happen
from folkmoot.web.decision.services.recording import record


@transaction.atomic
def open_vote(
    on: Reference,
    *,
    by: Reference,
    at: datetime,
    secrecy: Secrecy | str | None = None,
    options: Sequence[str] = (),
    rule: str = "",
) -> None:
    """Open the vote on a motion or an amendment; the roll must be frozen and the text current.

    It is taken by *rule*, or by the one that was named when it was put, and in the kind of
    *secrecy* that is asked for, or in the usual one of the rule. A rule with a method ranks
    *options*; without any these are the motion, its rivals and things as they are.
    """
    meeting = guards.put_to(on).meeting
    guards.refuse_ended(meeting)
    if meeting.frozen is None:
        raise InputError(f"The roll of '{meeting.id}' is not frozen yet. Freeze it, then vote.")
    if PollRow.objects.filter(on=str(on)).exists():
        raise InputError(f"The vote on {on} was opened before. It cannot be opened twice.")
    guards.refuse_moving_text(on)
    present = list(represented(stored.roll_of(meeting)))
    poll = PollRow(on=str(on), meeting=meeting, rule=rule, opened=at, present=present)
    question = stored.question_of(poll)
    taken_by = question.rules.rule(question.rule)
    poll.secrecy, poll.seen_by = _kind(taken_by, question, poll, secrecy), taken_by.seen_by
    poll.options = list(options or _rivals(on, taken_by))
    _refuse_options(poll.options, taken_by)
    for motion in motions_in(on, poll.options):
        happen(motion, Event(Happening.VOTE_OPENED, at), by=by)
    poll.save()
    _record_opened(poll, stored.question_of(poll), by=by)


def cast_vote(on: Reference, vote: Vote) -> None:
    """Take the vote of one seat; see `cast_votes`."""
    cast_votes(on, [vote])


@transaction.atomic
def cast_votes(on: Reference, votes: Sequence[Vote]) -> None:
    """Take *votes* while the poll is open, each seat's once; otherwise raise InputError."""
    poll = guards.open_poll(on)
    if poll.secrecy != Secrecy.RECORDED or poll.options:
        raise InputError(f"The vote on {on} is secret or ranks options. Load its page again.")
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


def motions_in(on: Reference, options: Sequence[str]) -> list[str]:
    """Name the motions that a vote *on* something decides: itself, or those among its *options*."""
    among = [option.removeprefix("motion:") for option in options if option.startswith("motion:")]
    own = [on.name] if on.kind is Kind.MOTION else []
    return list(dict.fromkeys([*own, *among]))


def _kind(rule: Rule, question: Question, poll: PollRow, asked: Secrecy | str | None) -> Secrecy:
    kind = Secrecy(asked) if asked else rule.secrecy[0]
    if kind not in rule.secrecy:
        raise InputError(f"The rule '{rule.id}' does not allow this kind of vote: {kind}.")
    on, roll = Reference.parse(poll.on), question.roll.attended(poll.present)
    if kind is not Secrecy.RECORDED and (refused := may_be_secret(roll, rule, on)):
        raise InputError(refused)
    return kind


def _rivals(on: Reference, rule: Rule) -> list[str]:
    """Give the options of a ranked vote on rivals: the motions as tabled, then none of them."""
    together = ranked_queries.rivals_of(on.name) if rule.method and on.kind is Kind.MOTION else ()
    return [*(str(Reference(Kind.MOTION, each)) for each in together), NONE] if together else []


def _refuse_options(options: Sequence[str], rule: Rule) -> None:
    if rule.method or options:
        check_options(options, rule)


def _record_opened(poll: PollRow, question: Question, *, by: Reference) -> None:
    """Tell the chain what is fixed; the head that it had before is the seed of a lot."""
    meeting: MeetingRow = poll.meeting
    entry = record(
        meeting.body,
        bundles.VOTE_OPENED,
        [Reference.parse(poll.on)],
        by=by,
        at=poll.opened,
        text=content_hash(question.text.result),
        attendance=json_hash([{"seat": seat} for seat in poll.present]),
        rule=question.rule,
        secrecy=str(poll.secrecy),
        seen_by=str(poll.seen_by),
        options=json_hash(poll.options),
        rival_texts=json_hash(question.rival_texts),
    )
    poll.lot = entry.previous if poll.options else ""
    poll.save(update_fields=["lot"])
