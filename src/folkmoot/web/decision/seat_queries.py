"""Reading the seats of a delegate: held, spoken for, and what was cast for each of them."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from folkmoot.decision.roll import Seat
from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.tally import Sides, Vote
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import stored
from folkmoot.web.decision.models import (
    MeetingRow,
    PollRow,
    ProxyRow,
    SeatRow,
    VotedRow,
    VoteRow,
)


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
    """Give the seats that *person* may vote for in a meeting, and how each stands in *poll*.

    The roll is not read whole: hundreds ask at once.
    """
    seats = SeatRow.objects.filter(meeting=row)
    mine = {each.seat: stored.seat_of(each) for each in seats.filter(holder=str(person))}
    either = Q(seat__in=mine) | Q(holder__in=mine)
    proxies = ProxyRow.objects.filter(meeting=row).filter(either) if mine else []
    named = {name for proxy in proxies for name in (proxy.seat, proxy.holder)} - mine.keys()
    others = {each.seat: stored.seat_of(each) for each in seats.filter(seat__in=named)}
    given = {proxy.seat: _called((mine | others)[proxy.holder]) for proxy in proxies}
    own = [Ballot(seat, given_to=given.get(seat.id, "")) for seat in mine.values() if seat.votes]
    held = [
        Ballot(
            (mine | others)[proxy.seat],
            by=proxy.holder,
            instruction=proxy.instructions.get(poll.on, "") if poll else "",
            is_bound=not proxy.free,
        )
        for proxy in proxies
        if proxy.holder in mine
    ]
    return _as_cast((*own, *held), poll)


def is_cast(poll: PollRow, vote: Vote) -> bool:
    """Say whether exactly *vote* was taken before: what was sent twice is one vote."""
    row = VoteRow.objects.filter(poll=poll, seat=vote.seat).first()
    if row is None:
        return False
    return Sides(row.yes, row.no, row.abstain) == vote.sides and row.by == vote.by


def _called(seat: Seat) -> str:
    return seat.name or seat.id


def _as_cast(ballots: tuple[Ballot, ...], poll: PollRow | None) -> tuple[Ballot, ...]:
    if poll is None or not ballots:
        return ballots
    seats = [ballot.seat.id for ballot in ballots]
    of_poll: dict[str, Any] = {"poll": poll, "seat__in": seats}
    is_named = poll.secrecy == Secrecy.RECORDED
    votes = {each.seat: each for each in VoteRow.objects.filter(**of_poll)} if is_named else {}
    secret = {} if is_named else {each.seat: each for each in VotedRow.objects.filter(**of_poll)}
    here = set(poll.present)
    return tuple(
        _one(
            replace(ballot, is_here=ballot.seat.id in here),
            votes.get(ballot.seat.id),
            secret.get(ballot.seat.id),
        )
        for ballot in ballots
    )


def _one(ballot: Ballot, row: VoteRow | None, secret: VotedRow | None) -> Ballot:
    voted = row or secret
    return replace(
        ballot,
        has_voted=voted is not None,
        voted_by=voted.by if voted else "",
        cast=Sides(row.yes, row.no, row.abstain) if row and row.ranking is None else None,
        ranking=tuple(row.ranking) if row and row.ranking else (),
    )
