"""Which votes bear on a clause, and what lies behind a motion: walks along the links."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.decision.models import PollRow
from folkmoot.web.decision.puts import Put, puts_of
from folkmoot.web.ledger import queries as ledger

BEHIND: Final = (LinkKind.FORWARDED_FROM, LinkKind.MADE_FROM, LinkKind.MANDATED_BY)
"""How a motion comes from another one, or from its decision; the closest kin first."""


@dataclass(frozen=True, slots=True)
class VoteOnClause:
    """One vote that bears on a clause, and *how*: it amended it, spoke to it, adopted it…"""

    put: Put
    how: str
    closed: datetime


@dataclass(frozen=True, slots=True)
class ClauseVotes:
    """All votes that bear on a clause, the last one last."""

    votes: tuple[VoteOnClause, ...]

    @property
    def last(self) -> VoteOnClause | None:
        """The vote that the clause stands on now."""
        return self.votes[-1] if self.votes else None


def origins(motion_id: str) -> list[tuple[int, Put]]:
    """Give the motions that a motion comes from, and those behind them, with their distance."""
    found: list[tuple[int, Put]] = []
    edge, seen, distance = [Reference(Kind.MOTION, motion_id)], {motion_id}, 0
    while edge and distance < 6:
        distance += 1
        links = [link for here in edge for link in ledger.links_from(here, *BEHIND)]
        new = sorted({link.target.name for link in links} - seen)
        seen.update(new)
        edge = [Reference(Kind.MOTION, name) for name in new]
        new_puts = sorted(puts_of(edge), key=lambda put: (put.meeting.day, put.on))
        found += [(distance, put) for put in new_puts]
    return found


def votes_on(clause: Reference) -> ClauseVotes:
    """Give every vote that bears on *clause* or on what it was in earlier versions.

    Those that adopted it, the amendments that changed it, the motions that spoke to it, and the
    decisions that asked for the adopting one, in the order in which they were closed.
    """
    how = _bearing_on([clause, *_earlier(clause)])
    polls = PollRow.objects.filter(on__in=[str(on) for on in how])
    closed = {poll.on: poll.closed for poll in polls if poll.closed}
    votes = [
        VoteOnClause(put, how[put.on], closed[str(put.on)])
        for put in puts_of(list(how))
        if put.on in how and str(put.on) in closed
    ]
    return ClauseVotes(tuple(sorted(votes, key=lambda vote: (vote.closed, vote.put.on))))


def _bearing_on(clauses: Sequence[Reference]) -> dict[Reference, str]:
    """Give motions and amendments, each with the most direct way in which it bears on *clauses*."""
    how: dict[Reference, str] = {}
    for clause in clauses:
        for link in ledger.links_from(clause, LinkKind.ADOPTED_BY):
            how[Reference(Kind.MOTION, link.target.name)] = str(link.kind)
    adopting = list(how)
    for clause in clauses:
        for link in ledger.links_to(clause, LinkKind.AMENDS, LinkKind.SPEAKS_TO):
            if link.source.kind in {Kind.MOTION, Kind.AMENDMENT}:
                how.setdefault(link.source, str(link.kind))
    for motion in adopting:
        for _, put in origins(motion.name):
            how.setdefault(put.on, str(LinkKind.MANDATED_BY))
    return how


def _earlier(clause: Reference) -> Iterable[Reference]:
    seen = {clause}
    here = clause
    while links := ledger.links_from(here, LinkKind.SUCCEEDS):
        here = links[0].target
        if here in seen:
            return
        seen.add(here)
        yield here
