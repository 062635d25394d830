"""Instant runoff: the last is excluded until one has more than half of the votes that continue."""

import numpy as np
from numpy.typing import NDArray

from folkmoot.decision.ranking.ballots import Ballots
from folkmoot.decision.ranking.count import (
    Count,
    Stage,
    check_seats,
    continuing,
    current_choice,
    summed,
)
from folkmoot.decision.ranking.ties import BY_PAPER, Ties, Votes, break_tie
from folkmoot.foundation.errors import InputError


def irv(
    ballots: Ballots,
    seats: int = 1,
    *,
    ties: Ties = BY_PAPER,
    batch: bool = False,
    first_out: frozenset[str] = frozenset(),
) -> Count:
    """Elect one by instant runoff, with equals told apart as *ties* say.

    *batch* excludes together all who cannot catch up even with all of each other's votes;
    *first_out* are excluded in the first stage, as undeclared write-ins are in places.
    """
    check_seats(ballots, seats)
    if seats != 1:
        raise InputError("Instant runoff fills one seat. Use --seats 1, or scottish-stv for more.")
    names, stands = ballots.names, continuing(ballots)
    choice = current_choice(ballots, stands)
    history: list[Votes] = []
    stages: list[Stage] = []
    while True:
        votes = summed(choice, ballots.counts, len(names))
        table = {name: str(votes[n]) for n, name in enumerate(names)}
        winner = _winner(votes, stands)
        if winner is not None:
            stages.append(Stage(table, elected=(names[winner],)))
            return Count("irv", 1, "", tuple(stages), (names[winner],))
        out = [one for one in np.flatnonzero(stands).tolist() if names[one] in first_out]
        tie: tuple[str, ...] = ()
        if not out:
            out, tie = _out(votes, stands, history, names=names, batch=batch, ties=ties)
        stages.append(Stage(table, excluded=tuple(names[one] for one in out), ties=tie))
        history.append(votes)
        stands[out] = False
        rows = np.flatnonzero(np.isin(choice, out))
        choice[rows] = current_choice(ballots, stands, rows)


def _winner(votes: Votes, stands: NDArray[np.bool_]) -> int | None:
    hopeful = np.flatnonzero(stands)
    leader = int(hopeful[votes[hopeful].argmax()])
    has_majority = 2 * votes[leader] > votes.sum()
    return leader if has_majority or len(hopeful) == 1 else None


def _out(
    votes: Votes,
    stands: NDArray[np.bool_],
    history: list[Votes],
    *,
    names: tuple[str, ...],
    batch: bool,
    ties: Ties,
) -> tuple[list[int], tuple[str, ...]]:
    hopeful = sorted(np.flatnonzero(stands).tolist(), key=lambda one: (votes[one], one))
    if batch and len(hopeless := _hopeless(votes, hopeful)) > 1:
        return sorted(hopeless), ()
    equals = sorted(one for one in hopeful if votes[one] == votes[hopeful[0]])
    tied = break_tie(equals, history, highest=False, names=names, ties=ties)
    return [tied.chosen], (tied.sentence,) if tied.sentence else ()


def _hopeless(votes: Votes, hopeful: list[int]) -> list[int]:
    """Give the longest run from below whose votes together are fewer than the next one's."""
    together, found = 0, 0
    for place, one in enumerate(hopeful[:-1], start=1):
        together += int(votes[one])
        if together < votes[hopeful[place]]:
            found = place
    return hopeful[:found]
