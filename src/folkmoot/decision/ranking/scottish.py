"""Scottish STV: the weighted inclusive Gregory method in five decimals, as the law counts.

The Scottish Local Government Elections Order 2007, Schedule 1, rules 45 to 52.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from folkmoot.decision.ranking.ballots import Ballots
from folkmoot.decision.ranking.count import (
    Count,
    Stage,
    check_seats,
    continuing,
    current_choice,
    fixed,
    summed,
)
from folkmoot.decision.ranking.ties import BY_PAPER, Ties, Votes, break_tie

DECIMALS: Final = 5
ONE: Final = 10**DECIMALS


@dataclass(slots=True)
class _State:
    """A count under way: where each ballot row lies, and what each of its ballots is worth."""

    ballots: Ballots
    seats: int
    quota: int
    rule: Ties
    stands: NDArray[np.bool_]
    choice: NDArray[np.int16]
    value: Votes
    votes: Votes
    elected: list[int] = field(default_factory=list)
    pending: list[int] = field(default_factory=list)
    history: list[Votes] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    ties: list[str] = field(default_factory=list)

    @property
    def hopeful(self) -> list[int]:
        return np.flatnonzero(self.stands).tolist()

    @property
    def vacancies(self) -> int:
        return self.seats - len(self.elected)


def scottish_stv(ballots: Ballots, seats: int, *, ties: Ties = BY_PAPER) -> Count:
    """Fill *seats* by Scottish STV, with equals told apart as *ties* say."""
    check_seats(ballots, seats)
    state = _first_preferences(ballots, seats, ties)
    _close_stage(state)
    while state.vacancies:
        if state.pending:
            _transfer_surplus(state)
            _close_stage(state)
        else:
            _close_stage(state, excluded=(_exclude_lowest(state),))
    names = ballots.names
    return Count(
        "scottish-stv",
        seats,
        fixed(state.quota, DECIMALS),
        tuple(state.stages),
        tuple(names[one] for one in state.elected),
    )


def _first_preferences(ballots: Ballots, seats: int, ties: Ties) -> _State:
    stands = continuing(ballots)
    choice = current_choice(ballots, stands)
    value = np.full(len(ballots.counts), ONE, dtype=np.int64)
    votes = summed(choice, ballots.counts * value, len(ballots.names))
    quota = (ballots.total // (seats + 1) + 1) * ONE
    return _State(ballots, seats, quota, ties, stands, choice, value, votes)


def _close_stage(state: _State, excluded: tuple[int, ...] = ()) -> None:
    """Elect who has reached the quota, and the rest where they are as many as the vacancies."""
    names = state.ballots.names
    reached = [one for one in state.hopeful if state.votes[one] >= state.quota]
    new = sorted(reached, key=lambda one: -state.votes[one])
    state.pending += new
    state.stands[new] = False
    if state.vacancies - len(new) >= len(state.hopeful):
        rest = sorted(state.hopeful, key=lambda one: -state.votes[one])
        state.stands[rest] = False
        new += rest
    state.elected += new
    state.history.append(state.votes.copy())
    state.stages.append(
        Stage(
            {name: fixed(int(state.votes[n]), DECIMALS) for n, name in enumerate(names)},
            tuple(names[one] for one in new),
            tuple(names[one] for one in excluded),
            tuple(state.ties),
        )
    )
    state.ties = []


def _transfer_surplus(state: _State) -> None:
    """Transfer the largest surplus: each ballot at its value times surplus over votes, cut off."""
    largest = max(state.votes[one] for one in state.pending)
    equals = [one for one in state.pending if state.votes[one] == largest]
    one = _chosen(state, equals, highest=True)
    state.pending.remove(one)
    surplus, held = int(state.votes[one]) - state.quota, int(state.votes[one])
    rows = np.flatnonzero(state.choice == one)
    state.value[rows] = state.value[rows] * surplus // held
    _move(state, rows)
    state.votes[one] = state.quota


def _exclude_lowest(state: _State) -> int:
    lowest = min(state.votes[one] for one in state.hopeful)
    equals = [one for one in state.hopeful if state.votes[one] == lowest]
    one = _chosen(state, equals, highest=False)
    state.stands[one] = False
    _move(state, np.flatnonzero(state.choice == one))
    state.votes[one] = 0
    return one


def _move(state: _State, rows: NDArray[np.intp]) -> None:
    moved = current_choice(state.ballots, state.stands, rows)
    worth = state.ballots.counts[rows] * state.value[rows]
    state.votes += summed(moved, worth, len(state.ballots.names))
    state.choice[rows] = moved


def _chosen(state: _State, equals: list[int], *, highest: bool) -> int:
    names, rule = state.ballots.names, state.rule
    tied = break_tie(equals, state.history, highest=highest, names=names, ties=rule)
    if tied.sentence:
        state.ties.append(tied.sentence)
    return tied.chosen
