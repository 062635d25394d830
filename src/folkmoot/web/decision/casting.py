"""One vote of a pack taken again: opened, cast seat by seat in its kind, closed and settled."""

from collections.abc import Sequence

from folkmoot.decision.decisions import Poll
from folkmoot.decision.ranked_votes import RankedVote, written
from folkmoot.decision.receipts import new_code
from folkmoot.decision.roll import Roll
from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.secret import Voted, one_by_one
from folkmoot.decision.tally import Vote
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import services
from folkmoot.web.decision.services.ranked import cast_ranking
from folkmoot.web.decision.services.secret import cast_secret


def hold_vote(poll: Poll, options: Sequence[str], *, roll: Roll, by: Reference) -> None:
    """Take *poll* again through the services that delegates and the chair use."""
    names = () if any(option.startswith("motion:") for option in options) else options
    services.open_vote(poll.on, by=by, at=poll.opened, secrecy=poll.secrecy, options=names)
    if poll.secrecy is Secrecy.RECEIPTED:
        _cast_secretly(poll, roll)
    else:
        if poll.votes:
            services.cast_votes(poll.on, poll.votes)
        for ranked in poll.rankings:
            cast_ranking(poll.on, ranked)
    services.close_vote(poll.on, by=by, at=poll.closed)
    services.settle(poll.on, by=by, at=poll.closed, chair=poll.chair)


def _cast_secretly(poll: Poll, roll: Roll) -> None:
    """Cast each seat's ballots with a code that is shown to nobody."""
    for vote in poll.votes:
        _cast_one(poll.on, vote, one_by_one(vote.sides))
    for ranked in poll.rankings:
        votes = roll.by_id()[ranked.seat].votes
        _cast_one(poll.on, ranked, [written(ranked.ranking)] * votes)


def _cast_one(on: Reference, vote: Vote | RankedVote, said: Sequence[str]) -> None:
    cast_secret(on, Voted(vote.seat, vote.by), said, code=new_code())
