"""Plurality and approval: the most first choices, or the most ballots that name one at all."""

import numpy as np

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


def plurality(ballots: Ballots, seats: int = 1, *, ties: Ties = BY_PAPER) -> Count:
    """Elect those with the most first choices."""
    choice = current_choice(ballots, continuing(ballots))
    votes = summed(choice, ballots.counts, len(ballots.names))
    return _most("plurality", ballots, seats, votes=votes, ties=ties)


def approval(ballots: Ballots, seats: int = 1, *, ties: Ties = BY_PAPER) -> Count:
    """Elect those whom the most ballots name, in whatever order."""
    votes = np.zeros(len(ballots.names) + 1, dtype=np.int64)
    for rank in ballots.rankings.T:
        np.add.at(votes, rank, ballots.counts)
    return _most("approval", ballots, seats, votes=votes[:-1], ties=ties)


def _most(method: str, ballots: Ballots, seats: int, *, votes: Votes, ties: Ties) -> Count:
    check_seats(ballots, seats)
    names = ballots.names
    left = [n for n in range(len(names)) if n not in ballots.withdrawn]
    elected: list[str] = []
    told: list[str] = []
    while len(elected) < seats:
        best = max(votes[one] for one in left)
        equals = [one for one in left if votes[one] == best]
        if len(equals) <= seats - len(elected):
            tied = break_tie(equals, (), highest=True, names=names)
        else:
            tied = break_tie(equals, (), highest=True, names=names, ties=ties)
            told.append(tied.sentence)
        elected.append(names[tied.chosen])
        left.remove(tied.chosen)
    table = {name: str(votes[n]) for n, name in enumerate(names)}
    stage = Stage(table, tuple(elected), ties=tuple(told))
    return Count(method, seats, "", (stage,), tuple(elected))
