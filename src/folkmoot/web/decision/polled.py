"""What was cast in a poll, as the library's value: with names, ranked, or without names."""

from collections.abc import Collection

from folkmoot.decision.decisions import Poll
from folkmoot.decision.ranked_votes import RankedVote
from folkmoot.decision.roll import Proxy
from folkmoot.decision.secrecy import Secrecy, SeenBy
from folkmoot.decision.tally import Choice, Sides, Vote
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import sealed
from folkmoot.web.decision.models import PollRow


def votes_of(poll: PollRow) -> tuple[Vote, ...]:
    """Give the votes cast for and against in *poll* so far, with their seats."""
    rows = [row for row in poll.votes.all() if row.ranking is None]
    keys = _keys(poll, [poll.on]) if any(row.by for row in rows) else {}
    return tuple(
        Vote(
            row.seat,
            Sides(row.yes, row.no, row.abstain),
            row.by,
            keys.get(row.seat, {}).get(poll.on, "") if row.by else "",
        )
        for row in rows
    )


def rankings_of(poll: PollRow) -> tuple[RankedVote, ...]:
    """Give the rankings cast in *poll* so far, with their seats."""
    rows = [row for row in poll.votes.all() if row.ranking is not None]
    keys = _keys(poll, poll.options) if any(row.by for row in rows) else {}
    return tuple(
        RankedVote(
            row.seat, tuple(row.ranking or ()), row.by, keys.get(row.seat, {}) if row.by else {}
        )
        for row in rows
    )


def _keys(poll: PollRow, asked: Collection[str]) -> dict[str, dict[str, str]]:
    """Give the keys to what proxies are instructed on what is *asked*, by their givers."""
    rows = poll.meeting.proxies.all()
    proxies = [Proxy(row.seat, row.holder, row.instructions, salt=row.salt) for row in rows]
    return {
        each.seat: {on: each.key_to(on) for on in asked if on in each.instructions}
        for each in proxies
    }


def poll_of(row: PollRow) -> Poll:
    """Give the poll of a row; while it is open it says that it closes when it was opened."""
    return Poll(
        Reference.parse(row.on),
        row.opened,
        row.closed or row.opened,
        votes_of(row),
        Choice(row.chair) if row.chair else None,
        present=tuple(row.present),
        secrecy=Secrecy(row.secrecy),
        seen_by=SeenBy(row.seen_by),
        ballots=sealed.ballots_of(row),
        voted=sealed.voted_of(row),
        rankings=rankings_of(row),
        salt=row.salt,
        lot=row.lot,
        chair_order=row.chair_order,
        elsewhere=sealed.elsewhere_of(row) if row.secrecy == Secrecy.BELENIOS else None,
    )
