"""Schulze's method: who beats whom along the strongest path of pairwise victories.

Strength is the number of ballots on the winning side. What a ballot leaves out is below all it
ranks, and equal among itself.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from folkmoot.decision.ranking.ballots import Ballots
from folkmoot.decision.ranking.count import Count, Stage, check_seats
from folkmoot.decision.ranking.ties import BY_PAPER, Ties, Votes, break_tie

Pairs = NDArray[np.int64]
LOT_ONLY: Final[tuple[Votes, ...]] = ()


def schulze(ballots: Ballots, seats: int = 1, *, ties: Ties = BY_PAPER) -> Count:
    """Elect the first *seats* of Schulze's ranking, with equals told apart as *ties* say.

    The votes of the one stage are the number of others that a candidate beats.
    """
    check_seats(ballots, seats)
    names = ballots.names
    pairs = pairwise(ballots)
    beats = _beats(pairs)
    wins = beats.sum(axis=1)
    left = [n for n in range(len(names)) if n not in ballots.withdrawn]
    elected: list[int] = []
    told: list[str] = []
    while len(elected) < seats:
        best = [one for one in left if not any(beats[other, one] for other in left)]
        tied = break_tie(best, LOT_ONLY, highest=True, names=names, ties=ties)
        told += [tied.sentence] if tied.sentence else []
        elected.append(tied.chosen)
        left.remove(tied.chosen)
    winners = tuple(names[one] for one in elected)
    table = {name: str(wins[n]) for n, name in enumerate(names)}
    stage = Stage(table, winners, ties=tuple(told))
    return Count("schulze", seats, "", (stage,), winners, tuple(map(tuple, pairs.tolist())))


def pairwise(ballots: Ballots) -> Pairs:
    """Give the number of ballots that put the candidate of the row above that of the column."""
    rows, width = ballots.rankings.shape
    candidates = len(ballots.names)
    place = np.full((rows, candidates + 1), width, dtype=np.int16)
    for rank in reversed(range(width)):
        place[np.arange(rows), ballots.rankings[:, rank]] = rank
    pairs = np.zeros((candidates, candidates), dtype=np.int64)
    for one in range(candidates):
        above = place[:, one : one + 1] < place[:, :candidates]
        pairs[one] = ballots.counts @ above
    return pairs


def _beats(pairs: Pairs) -> NDArray[np.bool_]:
    strength = strengths(pairs)
    return strength > strength.T


def strengths(pairs: Pairs) -> Pairs:
    """Give the strength of the strongest path of victories from one candidate to another."""
    strength = np.where(pairs > pairs.T, pairs, 0)
    for over in range(len(strength)):
        through = np.minimum(strength[:, over : over + 1], strength[over])
        strength = np.maximum(strength, through)
    return strength
