"""Responses that are like each other, and what they say together of a theme.

A response in words of its own is found by those near it that use the theme's.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.features import Points, sample
from folkmoot.analysis.match_features import margins

SECOND_FEATURES: Final = ("own", "of like ones", "of like ones, margin")
NEIGHBOURS: Final = 20
TYPICAL: Final = 0.23
"""How like a text its nearest are in the mean, among the arguments learnt from."""
COPY: Final = 0.8
"""Likeness above which another text says the same again, and is no second witness."""
AMONG: Final = 4000
"""Texts at most that neighbours are looked for among, spread evenly: then a text more takes as
long as the one before, however many there are."""
BLOCK: Final = 1000
"""Texts whose neighbours are looked for at once."""
DECIMALS: Final = 6


def beside_neighbours(odds: Points, placed: Points) -> Points:
    """Give SECOND_FEATURES of each pair by the log odds of all, with texts *placed* as points.

    What like ones say is the mean, over a text's nearest, of how sure they are of the theme times
    how like they are. Where there are fewer texts than that, those that are missing are taken to
    be as sure as the text itself: that nobody is there to ask is no evidence.
    """
    sure = 1 / (1 + np.exp(-odds))
    among = np.array(sample(len(placed), AMONG), dtype=np.int64)
    blocks = [
        np.arange(start, min(start + BLOCK, len(placed))) for start in range(0, len(placed), BLOCK)
    ]
    told = [likeness(placed, rows, among) @ sure[among] for rows in blocks]
    missing = max(0, NEIGHBOURS + 1 - len(among))
    like = (np.concatenate(told) + missing * TYPICAL * sure) / NEIGHBOURS
    return np.stack([odds, like, margins(like)])


def likeness(placed: Points, rows: npt.NDArray[np.int64], among: npt.NDArray[np.int64]) -> Points:
    """Say how like each of *rows* its nearest *among* are; all others, itself and copies are 0.

    Those that are as near as the last of the nearest count as well.
    """
    near = np.round(np.maximum(placed[rows] @ placed[among].T, 0.0), DECIMALS)
    near[(near > COPY) | (rows[:, None] == among)] = 0.0
    most = min(NEIGHBOURS, len(among))
    last = -np.partition(-near, most - 1, axis=1)[:, most - 1 : most]
    return np.where(near >= last, near, 0.0)
