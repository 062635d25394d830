"""Plurality and approval: the most first choices, or the most ballots that name one at all."""

import numpy as np

from folkmoot.decision.ranking.ballots import Ballots
from folkmoot.decision.ranking.count import (
    Count,
    Stage,
    Votes,
    break_tie,
    check_seats,
    continuing,
    current_choice,
    summed,
)


def plurality(ballots: Ballots, seats: int = 1) -> Count:
    """Elect those with the most first choices; equals by lot."""
    choice = current_choice(ballots, continuing(ballots))
    votes = summed(choice, ballots.counts, len(ballots.names))
    return _most("plurality", ballots, seats, votes=votes)


def approval(ballots: Ballots, seats: int = 1) -> Count:
    """Elect those whom the most ballots name, in whatever order; equals by lot."""
    votes = np.zeros(len(ballots.names) + 1, dtype=np.int64)
    for rank in ballots.rankings.T:
        np.add.at(votes, rank, ballots.counts)
    return _most("approval", ballots, seats, votes=votes[:-1])


def _most(method: str, ballots: Ballots, seats: int, *, votes: Votes) -> Count:
    check_seats(ballots, seats)
    names = ballots.names
    left = [n for n in range(len(names)) if n not in ballots.withdrawn]
    elected: list[str] = []
    ties: list[str] = []
    while len(elected) < seats:
        best = max(votes[one] for one in left)
        equals = [one for one in left if votes[one] == best]
        lot = len(equals) > seats - len(elected)
        tied = break_tie(equals, (), highest=True, names=names)
        ties += [tied.sentence] if lot else []
        elected.append(names[tied.chosen])
        left.remove(tied.chosen)
    table = {name: str(votes[n]) for n, name in enumerate(names)}
    stage = Stage(table, tuple(elected), ties=tuple(ties))
    return Count(method, seats, "", (stage,), tuple(elected))
