"""What was cast in secret votes: nothing of it is read, by any page, before the vote is closed."""

from folkmoot.decision.elsewhere import Elsewhere
from folkmoot.decision.secret import UnitBallot, Voted
from folkmoot.decision.tally import Sides
from folkmoot.web.decision.models import BallotRow, BeleniosRow, PollRow, VotedRow


def ballots_of(poll: PollRow) -> tuple[UnitBallot, ...]:
    """Give the ballots of *poll* in the order of their marks; none while it is open."""
    rows = BallotRow.objects.filter(poll=poll).order_by("mark") if poll.closed else ()
    return tuple(UnitBallot(row.said, row.mark) for row in rows)


def voted_of(poll: PollRow) -> tuple[Voted, ...]:
    """Give who voted in *poll* in the order of their seats; nobody while it is open."""
    rows = VotedRow.objects.filter(poll=poll).order_by("seat") if poll.closed else ()
    return tuple(Voted(row.seat, row.by) for row in rows)


def elsewhere_of(poll: PollRow) -> Elsewhere | None:
    """Give what came back of a vote that was held with Belenios, or None."""
    told = BeleniosRow.objects.filter(poll=poll).values_list("result", flat=True).first()
    if told is None:
        return None
    sides = Sides(told["yes"], told["no"], told["abstain"])
    return Elsewhere(told["election"], told["archive"], told["ballots"], sides)


def checked_by(poll: PollRow) -> str:
    """Name the program that went through the proofs of what came back, or nothing."""
    found = BeleniosRow.objects.filter(poll=poll).values_list("checked", flat=True).first()
    return found or ""


def archive_of(poll: PollRow) -> bytes:
    """Give the archive that came back of a vote held with Belenios, or nothing."""
    found = BeleniosRow.objects.filter(poll=poll).values_list("archive", flat=True).first()
    return bytes(found or b"")
