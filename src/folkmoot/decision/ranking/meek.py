"""Meek STV: everyone elected keeps the share of their votes that leaves exactly a quota.

After Hill, Wichmann and Woodall, "Algorithm 123" (The Computer Journal 30, 1987), in whole
numbers of nine decimals, with shares and keep values rounded up.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from folkmoot.decision.ranking.ballots import Ballots
from folkmoot.decision.ranking.count import Count, Stage, check_seats, fixed
from folkmoot.decision.ranking.ties import BY_PAPER, Ties, Votes, break_tie

DECIMALS: Final = 9
ONE: Final = 10**DECIMALS
CLOSE: Final = ONE // 10**6
"""The surplus at which an iteration has settled: a millionth of a vote."""


@dataclass(frozen=True, slots=True)
class _Shares:
    votes: Votes
    quota: int
    surplus: int


@dataclass(slots=True)
class _State:
    """A count under way; *keep* is what each candidate keeps of a vote, and 0 once excluded."""

    ballots: Ballots
    seats: int
    ties: Ties
    keep: Votes
    hopeful: list[int]
    elected: list[int] = field(default_factory=list)
    history: list[Votes] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    quota: int = 0


def meek_stv(ballots: Ballots, seats: int, *, ties: Ties = BY_PAPER) -> Count:
    """Fill *seats* by Meek's method, with equals told apart as *ties* say.

    A stage ends when somebody reaches the quota or, with all surpluses passed on, the last one
    is excluded. The quota is that of the last stage: it falls as ballots run out.
    """
    check_seats(ballots, seats)
    state = _start(ballots, seats, ties)
    while len(state.elected) < seats:
        _next_stage(state)
    elected = tuple(ballots.names[one] for one in state.elected)
    return Count("meek-stv", seats, fixed(state.quota, DECIMALS), tuple(state.stages), elected)


def _start(ballots: Ballots, seats: int, ties: Ties) -> _State:
    keep = np.full(len(ballots.names) + 1, ONE, dtype=np.int64)
    keep[[*ballots.withdrawn, -1]] = 0
    return _State(ballots, seats, ties, keep, np.flatnonzero(keep).tolist())


def _next_stage(state: _State) -> None:
    names = state.ballots.names
    shares = _settled(state)
    new = [one for one in state.hopeful if shares.votes[one] >= shares.quota]
    vacancies = state.seats - len(state.elected)
    if len(state.hopeful) <= vacancies:
        new = list(state.hopeful)
    new.sort(key=lambda one: -shares.votes[one])
    state.elected += new
    state.hopeful = [one for one in state.hopeful if one not in new]
    excluded, ties = ((), ()) if new else _exclude_lowest(state, shares.votes)
    state.history.append(shares.votes)
    state.quota = shares.quota
    table = {name: fixed(int(shares.votes[n]), DECIMALS) for n, name in enumerate(names)}
    state.stages.append(Stage(table, tuple(names[one] for one in new), excluded, ties))


def _exclude_lowest(state: _State, votes: Votes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lowest = min(votes[one] for one in state.hopeful)
    equals = [one for one in state.hopeful if votes[one] == lowest]
    names = state.ballots.names
    tied = break_tie(equals, state.history, highest=False, names=names, ties=state.ties)
    state.hopeful.remove(tied.chosen)
    state.keep[tied.chosen] = 0
    return (names[tied.chosen],), (tied.sentence,) if tied.sentence else ()


def _settled(state: _State) -> _Shares:
    """Pass surpluses on until a hopeful reaches the quota or nothing is left to pass on."""
    shares = _distributed(state)
    while not (shares.votes[state.hopeful] >= shares.quota).any():
        if shares.surplus <= CLOSE:
            break
        for one in state.elected:
            kept = int(state.keep[one]) * shares.quota
            state.keep[one] = -(-kept // int(shares.votes[one]))
        before, shares = shares, _distributed(state)
        if shares.surplus >= before.surplus:
            break
    return shares


def _distributed(state: _State) -> _Shares:
    """Share out every ballot along its ranking: each candidate keeps its part of what is left."""
    ballots, keep = state.ballots, state.keep
    votes = np.zeros(len(keep), dtype=np.int64)
    left = np.full(len(ballots.counts), ONE, dtype=np.int64)
    for rank in ballots.rankings.T:
        taken = -(-(left * keep[rank]) // ONE)
        np.add.at(votes, rank, taken * ballots.counts)
        left -= taken
    active = int(votes.sum())
    quota = active // (state.seats + 1) + 1
    surplus = sum(int(votes[one]) - quota for one in state.elected)
    return _Shares(votes[:-1], quota, surplus)
