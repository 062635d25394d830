"""The weights of the matcher: a readable file that travels with the code, and what they say.

They were learnt from arguments and key points in English (ArgKP); `match_learning` learns them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import sparse

from folkmoot.analysis.features import Points
from folkmoot.analysis.match_features import FEATURES, Side
from folkmoot.analysis.one_thread import one_thread
from folkmoot.foundation.canonical import content_hash

FILE: Final = Path(__file__).with_name("match_weights.json")
NEIGHBOURS: Final = 20
"""Texts most like a text, whose mean counts as much as the text itself."""
ROUNDS: Final = 3
BLOCK: Final = 1000
"""Texts whose neighbours are looked for at once."""
FARTHEST: Final = 3.0
"""Deviations from the mean beyond which more is not more: a few odd texts are no evidence."""
DECIMALS: Final = 6

Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over FEATURES, its calibration, and where proposals begin.

    A feature counts by its distance from its mean, in *scales*, see `standard`. The calibrated
    confidence is the logistic of *slope* times the score's log odds plus *offset*.
    """

    means: Points
    scales: Points
    weights: Points
    intercept: float
    slope: float = 1.0
    offset: float = 0.0
    least: float = 0.5

    def confidences(self, side: Side) -> Points:
        """Say for each piece and theme of *side* how likely people would call them a match."""
        odds = _log_odds(self.scores(side)) * self.slope + self.offset
        return np.round(_logistic(odds), DECIMALS)

    def scores(self, side: Side) -> Points:
        """Score each pair from 0 to 1, half by itself and half by texts like its own."""
        held = standard(side.features, self.means[:, None, None], self.scales[:, None, None])
        own = _logistic(np.einsum("f,fpt->pt", self.weights, held) + self.intercept)
        with one_thread():
            near = _neighbours(side.placed)
        spread = own
        for _ in range(ROUNDS):
            spread = (own + near @ spread) / 2
        return np.asarray(spread, dtype=np.float64)


def standard(values: Points, means: Points, scales: Points) -> Points:
    """Give how many *scales* the *values* are from their *means*, at most FARTHEST."""
    return np.asarray(np.clip((values - means) / scales, -FARTHEST, FARTHEST), dtype=np.float64)


@cache
def weights() -> Weights:
    """Give the weights that travel with the code."""
    return weights_of(json.loads(FILE.read_text(encoding="utf-8")))


def weights_hash() -> str:
    """Give the SHA-256 of the file of weights."""
    return content_hash(FILE.read_bytes())


def weights_of(data: Mapping[str, object]) -> Weights:
    """Read weights out of their document."""
    rows = data["features"]
    assert isinstance(rows, dict)
    assert tuple(rows) == FEATURES
    table = np.array([[float(number) for number in rows[name]] for name in FEATURES])
    rest = {name: float(str(data[name])) for name in ("intercept", "slope", "offset", "least")}
    return Weights(table[:, 0], table[:, 1], table[:, 2], **rest)


def document(weights: Weights) -> dict[str, object]:
    """Write weights as their document: of each feature its mean, scale and weight."""
    table = zip(weights.means, weights.scales, weights.weights, strict=True)
    return {
        "intercept": round(weights.intercept, DECIMALS),
        "slope": round(weights.slope, DECIMALS),
        "offset": round(weights.offset, DECIMALS),
        "least": weights.least,
        "features": {
            name: [round(float(number), DECIMALS) for number in row]
            for name, row in zip(FEATURES, table, strict=True)
        },
    }


def _logistic(odds: Points) -> Points:
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))), dtype=np.float64)


def _log_odds(chance: Points) -> Points:
    inside = np.clip(chance, 1e-9, 1 - 1e-9)
    return np.asarray(np.log(inside / (1 - inside)), dtype=np.float64)


def _neighbours(placed: Points) -> sparse.csr_matrix:
    """Give each point's share in the mean of its nearest others; one without any is its own."""
    count, most = len(placed), min(NEIGHBOURS, len(placed) - 1)
    shares = [
        row
        for start in range(0, count, BLOCK)
        for row in _shares(placed, range(start, min(start + BLOCK, count)), most)
    ]
    owner = np.repeat(np.arange(count), [len(near) for near, _ in shares])
    near = np.concatenate([near for near, _ in shares])
    share = np.concatenate([share for _, share in shares])
    return sparse.csr_matrix((share, (owner, near)), shape=(count, count))


def _shares(placed: Points, rows: range, most: int) -> list[tuple[Places, Points]]:
    likeness = np.round(np.maximum(placed[rows.start : rows.stop] @ placed.T, 0.0), DECIMALS)
    found: list[tuple[Places, Points]] = []
    for row, like in zip(rows, likeness, strict=True):
        like[row] = -1.0
        near = np.argsort(-like, kind="stable")[:most]
        share = like[near].clip(0)
        total = float(share.sum())
        found.append((near, share / total) if total > 0 else (np.array([row]), np.ones(1)))
    return found
