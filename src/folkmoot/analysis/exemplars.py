"""The passages that best stand for all others: each theme forms around one of them."""

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.features import Points, sample
from folkmoot.analysis.one_thread import one_thread

ROUNDS = 10


def exemplars(placed: Points, count: int) -> list[int]:
    """Choose *count* of the points so that every point is near one of them.

    First greedily, always the one that helps the most points, then each moves to the middle of
    those nearest to it until none moves. Nearness is the squared cosine; ties go to the first.
    """
    if not count:
        return []
    chosen = sample(len(placed))
    with one_thread():
        some = placed[chosen]
        near = np.round(np.maximum(some @ some.T, 0.0) ** 2, 9)
    picked = _greedy(near, min(count, len(chosen)))
    for _ in range(ROUNDS):
        moved = _middles(near, picked)
        if moved == picked:
            break
        picked = moved
    return [chosen[place] for place in dict.fromkeys(picked)]


def _greedy(near: npt.NDArray[np.float64], count: int) -> list[int]:
    best = np.zeros(len(near))
    picked: list[int] = []
    for _ in range(count):
        gain = np.round(np.maximum(near - best, 0.0).sum(axis=1), 9)
        gain[picked] = -1.0
        picked.append(int(np.argmax(gain)))
        best = np.maximum(best, near[picked[-1]])
    return picked


def _middles(near: npt.NDArray[np.float64], picked: list[int]) -> list[int]:
    nearest = np.argmax(near[picked], axis=0)
    middles = []
    for place, old in enumerate(picked):
        own = np.flatnonzero(nearest == place)
        sums = near[np.ix_(own, own)].sum(axis=1)
        middles.append(int(own[np.argmax(np.round(sums, 9))]) if len(own) else old)
    return middles
