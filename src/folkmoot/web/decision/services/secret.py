"""Secret votes: that a seat voted, and its ballots, written at once and never joined again.

Nothing here keeps a time, an order or a key that the two rows of one voter share, and nothing is
told to the ledger before the vote is closed. What a database remembers beyond its rows is told in
docs/explanation/secret-votes.md.
"""

from collections.abc import Sequence

from django.db import IntegrityError, connection, transaction

from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.secret import (
    UnitBallot,
    Voted,
    check_said,
    check_secret_voter,
    unit_ballots,
)
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.components.write_ahead import clear_when_done
from folkmoot.web.decision import guards, stored
from folkmoot.web.decision.models import BallotRow, PollRow, VotedRow


@transaction.atomic
def cast_secret(on: Reference, voted: Voted, said: Sequence[str], *, code: str) -> None:
    """Take the ballots of one seat while the poll is open; otherwise raise InputError.

    *said* is what each of its votes says; *code* is what only the voter has. The same again, with
    the same code, changes nothing: so a voter whose answer was lost on its way asks again.
    """
    poll = guards.open_poll(on)
    if poll.secrecy != Secrecy.RECEIPTED:
        raise InputError(f"The vote on {on} is not a secret one with receipts. Load it again.")
    roll = stored.roll_of(poll.meeting).attended(poll.present)
    seat = check_secret_voter(roll, voted, on)
    check_said(seat, said, options=len(poll.options))
    ballots = unit_ballots(poll.on, code, said)
    try:
        with transaction.atomic():
            _write(poll, [voted], ballots)
    except IntegrityError as error:
        _refuse_unless_cast(poll, voted, ballots, error)


@transaction.atomic
def mix(poll: PollRow) -> None:
    """Write voters and ballots of *poll* anew, each in an order that tells nothing.

    A database keeps rows in the order they came, and PostgreSQL says which transaction wrote each.
    Call it in the transaction that closes the vote: afterwards all rows came together, and what
    the database still has of the old ones is cleared away when the transaction is done.
    """
    voted = [Voted(row.seat, row.by) for row in poll.voted.order_by("seat")]
    ballots = [UnitBallot(row.said, row.mark) for row in poll.ballots.order_by("mark")]
    poll.voted.all().delete()
    poll.ballots.all().delete()
    _write(poll, voted, ballots)
    clear_when_done("default")
    transaction.on_commit(_vacuum, robust=True)


def _vacuum() -> None:
    """Let PostgreSQL drop rows that were written anew; SQLite overwrites them by itself."""
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM decision_votedrow, decision_ballotrow")


def _write(poll: PollRow, voted: Sequence[Voted], ballots: Sequence[UnitBallot]) -> None:
    VotedRow.objects.bulk_create(VotedRow(poll=poll, seat=one.seat, by=one.by) for one in voted)
    BallotRow.objects.bulk_create(
        BallotRow(poll=poll, said=ballot.said, mark=ballot.mark) for ballot in ballots
    )


def _refuse_unless_cast(
    poll: PollRow, voted: Voted, ballots: Sequence[UnitBallot], error: IntegrityError
) -> None:
    """Refuse what the database did not take, unless just this was cast before."""
    if not poll.voted.filter(seat=voted.seat).exists():
        raise InputError("This code was used before. Load the page again for another.") from error
    marks = [ballot.mark for ballot in ballots]
    if poll.ballots.filter(mark__in=marks).count() != len(marks):
        raise InputError("This seat has voted already. Each seat votes once.") from error
