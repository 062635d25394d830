"""Ranked votes: opened on rivals together or on names, cast seat by seat, ties broken."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from folkmoot.decision.decisions import Decision
from folkmoot.decision.ranked_votes import (
    RankedVote,
    check_ranked_vote,
    read_ranking,
    written,
)
from folkmoot.decision.secrecy import Secrecy
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import guards, queries, ranked_queries, stored
from folkmoot.web.decision.models import PollRow, VoteRow
from folkmoot.web.decision.services import polls
from folkmoot.web.decision.services.closing import settle
from folkmoot.web.decision.services.recording import touch


@transaction.atomic
def open_ranked(
    on: Reference,
    *,
    by: Reference,
    at: datetime,
    rule: str,
    names: Sequence[str] = (),
    secrecy: Secrecy | None = None,
) -> None:
    """Open one vote that ranks *on* with its rivals and things as they are, or ranks *names*.

    The poll stands on the first of the rivals in the order tabled; *rule* ranks options.
    """
    together = ranked_queries.rivals_of(on.name) if on.kind is Kind.MOTION else ()
    if on.kind is not Kind.MOTION or (together and names):
        raise InputError("Rank rival motions together, or the names of those who stand.")
    if not queries.rules_of(guards.put_to(on).meeting).rule(rule).method:
        raise InputError(f"The rule '{rule}' ranks nothing. Choose one that names a method.")
    for rival in together:
        guards.refuse_moving_text(Reference(Kind.MOTION, rival))
    first = Reference(Kind.MOTION, together[0]) if together else on
    polls.open_vote(first, by=by, at=at, secrecy=secrecy, options=names, rule=rule)


@transaction.atomic
def cast_ranking(on: Reference, vote: RankedVote) -> None:
    """Take how one seat ranks the options of a recorded vote, once; otherwise raise InputError."""
    poll = guards.open_poll(on)
    if not poll.options or poll.secrecy != Secrecy.RECORDED:
        raise InputError(f"The vote on {on} is not a recorded one that ranks. Load it again.")
    roll = stored.roll_of(poll.meeting).attended(poll.present)
    check_ranked_vote(roll, vote, poll.options)
    try:
        with transaction.atomic():
            VoteRow.objects.create(
                poll=poll, seat=vote.seat, by=vote.by, ranking=list(vote.ranking)
            )
    except IntegrityError as error:
        if not ranked_queries.is_ranked_as(poll, vote):
            raise InputError("This seat has voted already. Each seat votes once.") from error


@transaction.atomic
def prefer(on: Reference, place: int, *, by: Reference, at: datetime) -> Decision | None:
    """Let the chair say which of equal options goes first, and count the vote again."""
    rows = PollRow.objects.select_for_update().select_related("meeting__rules")
    poll = rows.filter(on=str(on)).first()
    if poll is None or poll.closed is None or not poll.options:
        raise InputError(f"The vote on {on} is not closed, so there is no tie to break.")
    if place + 1 not in {each for each, _ in ranked_queries.equals_in(poll).options}:
        raise InputError("Choose one of the options that are equal.")
    said = read_ranking(poll.chair_order, len(poll.options))
    poll.chair_order = written((*said, place))
    poll.save(update_fields=["chair_order"])
    touch(poll.meeting)
    return settle(on, by=by, at=at)
