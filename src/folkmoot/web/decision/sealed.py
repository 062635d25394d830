"""What was cast in secret votes: nothing of it is read, by any page, before the vote is closed."""

from folkmoot.decision.secret import UnitBallot, Voted
from folkmoot.web.decision.models import BallotRow, PollRow, VotedRow


def ballots_of(poll: PollRow) -> tuple[UnitBallot, ...]:
    """Give the ballots of *poll* in the order of their marks; none while it is open."""
    rows = BallotRow.objects.filter(poll=poll).order_by("mark") if poll.closed else ()
    return tuple(UnitBallot(row.said, row.mark) for row in rows)


def voted_of(poll: PollRow) -> tuple[Voted, ...]:
    """Give who voted in *poll* in the order of their seats; nobody while it is open."""
    rows = VotedRow.objects.filter(poll=poll).order_by("seat") if poll.closed else ()
    return tuple(Voted(row.seat, row.by) for row in rows)
