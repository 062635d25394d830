"""Reading a delegate's seats: those that they hold, those that they speak for, and what was cast."""

from dataclasses import dataclass

from folkmoot.decision.proxies import speaks_for
from folkmoot.decision.roll import Roll, Seat
from folkmoot.decision.tally import Sides, Vote
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import stored
from folkmoot.web.decision.models import MeetingRow, PollRow, VotedRow, VoteRow


@dataclass(frozen=True, slots=True)
class Ballot:
    """One seat that somebody may vote for: their own, or *by* another seat of theirs as a proxy.

    *instruction* is what the giver asks for, where they do; *is_bound* says that without one the
    holder may not vote. *given_to* is the seat that somebody gave their own votes to. *cast* is
    None where nothing was, or where the vote is secret.
    """

    seat: Seat
    by: str = ""
    instruction: str = ""
    is_bound: bool = False
    given_to: str = ""
    is_here: bool = True
    has_voted: bool = False
    voted_by: str = ""
    cast: Sides | None = None
    ranking: tuple[int, ...] = ()


def ballots_of(row: MeetingRow, person: Reference, poll: PollRow | None) -> tuple[Ballot, ...]:
    """Give the seats that *person* may vote for in a meeting, and how each stands in *poll*."""
    roll = stored.roll_of(row)
    mine = [seat for seat in roll if seat.holder == str(person)]
    own = [Ballot(seat, given_to=_given_to(roll, seat)) for seat in mine if seat.votes]
    held = [
        Ballot(
            roll.by_id()[proxy.seat],
            by=seat.id,
            instruction=proxy.instructions.get(poll.on, "") if poll else "",
            is_bound=not proxy.free,
        )
        for seat in mine
        for proxy in speaks_for(roll, seat.id)
    ]
    return tuple(_as_cast(ballot, poll) for ballot in (*own, *held))


def is_cast(poll: PollRow, vote: Vote) -> bool:
    """Say whether exactly *vote* was taken before: what was sent twice is one vote."""
    row = VoteRow.objects.filter(poll=poll, seat=vote.seat).first()
    if row is None:
        return False
    return Sides(row.yes, row.no, row.abstain) == vote.sides and row.by == vote.by


def _given_to(roll: Roll, seat: Seat) -> str:
    proxy = roll.given().get(seat.id)
    return _called(roll.by_id()[proxy.holder]) if proxy else ""


def _called(seat: Seat) -> str:
    return seat.name or seat.id


def _as_cast(ballot: Ballot, poll: PollRow | None) -> Ballot:
    if poll is None:
        return ballot
    seat = ballot.seat.id
    row = VoteRow.objects.filter(poll=poll, seat=seat).first()
    voted = row or VotedRow.objects.filter(poll=poll, seat=seat).first()
    return Ballot(
        ballot.seat,
        by=ballot.by,
        instruction=ballot.instruction,
        is_bound=ballot.is_bound,
        given_to=ballot.given_to,
        is_here=seat in poll.present,
        has_voted=voted is not None,
        voted_by=voted.by if voted else "",
        cast=Sides(row.yes, row.no, row.abstain) if row and row.ranking is None else None,
        ranking=tuple(row.ranking) if row and row.ranking else (),
    )
