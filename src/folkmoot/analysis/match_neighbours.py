"""Responses that are like each other, and what they say together of a theme.

A response in words of its own is found by those near it that use the theme's.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import sparse

from folkmoot.analysis.features import Points, sample

SECOND_FEATURES: Final = ("own", "of like ones", "of those like them")
NEIGHBOURS: Final = 10
COPY: Final = 0.8
"""Likeness above which another text says the same again, and is no second witness."""
AMONG: Final = 4000
"""Texts at most that neighbours are looked for among, spread evenly: then a text more takes as
long as the one before, however many there are."""
BLOCK: Final = 1000
"""Texts whose neighbours are looked for at once."""
DECIMALS: Final = 6


def beside_neighbours(odds: Points, placed: Points) -> Points:
    """Give SECOND_FEATURES of each pair by the log odds of all, with texts *placed* as points."""
    near = neighbours(placed)
    like = near @ odds
    return np.stack([odds, like, near @ like])


def neighbours(placed: Points) -> sparse.csr_matrix:
    """Give each point's share in the mean of its nearest others; one without any is its own."""
    count = len(placed)
    among = np.array(sample(count, AMONG), dtype=np.int64)
    near = np.empty((count, min(NEIGHBOURS, len(among))), dtype=np.int64)
    shares = np.empty(near.shape)
    for start in range(0, count, BLOCK):
        rows = np.arange(start, min(start + BLOCK, count))
        near[rows], shares[rows] = _nearest(placed, rows, among)
    lonely = shares.sum(axis=1) == 0
    near[lonely, 0], shares[lonely, 0] = np.flatnonzero(lonely), 1.0
    shares /= shares.sum(axis=1, keepdims=True)
    ends = np.arange(0, near.size + 1, near.shape[1])
    return sparse.csr_matrix((shares.ravel(), near.ravel(), ends), shape=(count, count))


def _nearest(
    placed: Points, rows: npt.NDArray[np.int64], among: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], Points]:
    """Give the nearest *among* for each of *rows* and how near they are; of equals the first."""
    near = np.maximum(placed[rows] @ placed[among].T, 0.0)
    likeness = np.asarray(np.round(near, DECIMALS), dtype=np.float64)
    likeness[(likeness > COPY) | (rows[:, None] == among)] = 0.0
    most = min(NEIGHBOURS, len(among))
    keys = likeness - np.arange(len(among)) * 1e-12
    chosen = np.sort(np.argpartition(-keys, most - 1, axis=1)[:, :most], axis=1)
    return among[chosen], np.take_along_axis(likeness, chosen, axis=1)
