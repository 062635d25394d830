"""Points in a plane gathered around centres, the same way every time and without dice."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.centres import (
    Centres,
    Floats,
    Labels,
    Points,
    beside,
    centres_in,
    improve,
)

CELLS: Final = 24
FEW_POINTS: Final = 400
"""More points than this are first gathered into the cells of a grid of CELLS by CELLS."""
COMPARED: Final = 2000
"""Points whose distances are all compared when it is said how well groups are set apart."""


def gather(points: Points, most: int) -> dict[int, Floats]:
    """Give the centres of 2 to *most* groups, by their number; fewer where points are too alike."""
    cells, whole = _cells(points), beside([points])
    found = dict(centres_in(beside([cells]), most, thorough=True))
    if len(cells.weights) < len(points.weights):
        one = np.full((1, 1), fill_value=True)
        places = {count: improve(whole, each.places[None], one)[0] for count, each in found.items()}
        return {count: each[0, 0] for count, each in places.items()}
    return {count: each.places[0] for count, each in found.items()}


def gather_each(drawn: Sequence[Points], most: int) -> dict[int, Centres]:
    """Do the same for each of *drawn* by itself, with fewer cuts and no more than the cells."""
    clouds = beside([_cells(points) for points in drawn])
    return dict(centres_in(clouds, most, thorough=False))


def nearest(places: Floats, centres: Floats) -> Labels:
    """Give for each place the number of the centre it is nearest to; the first of equals.

    Several sets of places and of centres lie along any axes before the last two.
    """
    reach = (centres**2).sum(axis=-1)[..., None, :]
    return np.asarray((reach - 2 * places @ centres.swapaxes(-1, -2)).argmin(axis=-1))


def set_apart(points: Points, groupings: Mapping[int, Labels]) -> dict[int, float]:
    """Say of each grouping how well its groups are set apart, from -1 to 1 (mean silhouette).

    Each point's mean distance to its own group is held beside that to the nearest other one.
    """
    compared = min(COMPARED, len(points.weights))
    some = np.arange(compared) * len(points.weights) // compared
    places, weights = points.places[some], points.weights[some]
    cut = {count: labels[some] for count, labels in groupings.items()}
    reached = _reached(places, weights, cut)
    return {count: _silhouette(reached[count], cut[count], weights) for count in cut}


def likeness(one: Labels, other: Labels) -> float:
    """Say how alike two groupings are: 1 for the same, 0 for chance (adjusted Rand index)."""
    return float(likenesses(one, other[None])[0])


def likenesses(one: Labels, others: Labels) -> Floats:
    """Say of each of *others* (by row) how alike it is to *one*; see `likeness`."""
    many, side = len(others), int(max(one.max(), others.max())) + 1
    at = (np.arange(many)[:, None] * side + one) * side + others
    shared = np.bincount(at.ravel(), minlength=many * side * side).reshape(many, side, side)
    both = _pairs(shared).sum(axis=1)
    rows, columns = _pairs(shared.sum(axis=2)), _pairs(shared.sum(axis=1))
    by_chance = rows * columns / max(len(one) * (len(one) - 1) / 2, 1.0)
    best = (rows + columns) / 2
    apart = np.where(best == by_chance, 1.0, best - by_chance)
    alike: Floats = np.where(best == by_chance, 1.0, (both - by_chance) / apart)
    return alike


def _pairs(counts: npt.NDArray[np.int64]) -> Floats:
    pairs: Floats = (counts * (counts - 1)).sum(axis=-1) / 2
    return pairs


def _cells(points: Points) -> Points:
    """Put points that lie in the same cell of a grid together, where there are many."""
    if len(points.weights) <= FEW_POINTS:
        return points
    low, high = points.places.min(axis=0), points.places.max(axis=0)
    steps = (points.places - low) / np.maximum(high - low, 1e-12) * CELLS
    at = np.minimum(steps.astype(np.int64), CELLS - 1)
    cell = at[:, 0] * CELLS + at[:, 1]
    held = _totals(cell, points.weights)
    sums = np.stack([_totals(cell, points.weights * axis) for axis in points.places.T], axis=1)
    used = held > 0
    return Points(sums[used] / held[used, None], held[used])


def _totals(cells: Labels, amounts: Floats) -> Floats:
    totals: Floats = np.bincount(cells, weights=amounts).astype(np.float64)
    return totals


def _reached(places: Floats, weights: Floats, cut: Mapping[int, Labels]) -> dict[int, Floats]:
    """Give for each grouping the sum of each point's distances to each group."""
    belongs = np.concatenate(
        [(labels[:, None] == np.arange(count)) * weights[:, None] for count, labels in cut.items()],
        axis=1,
    )
    squares = (places**2).sum(axis=1)
    sums = np.empty((len(places), belongs.shape[1]))
    for first in range(0, len(places), 256):
        part = slice(first, first + 256)
        between = squares[part, None] + squares - 2 * places[part] @ places.T
        sums[part] = np.sqrt(np.maximum(between, 0)) @ belongs
    ends = np.cumsum([0, *cut])
    return {count: sums[:, ends[at] : ends[at + 1]] for at, count in enumerate(cut)}


def _silhouette(reached: Floats, labels: Labels, weights: Floats) -> float:
    sizes = np.bincount(labels, weights=weights, minlength=reached.shape[1])
    if (sizes > 0).sum() < 2:
        return -1.0
    everybody = np.arange(len(labels))
    own = reached[everybody, labels] / np.maximum(sizes[labels] - 1, 1)
    others = np.where(sizes > 0, reached / np.maximum(sizes, 1), np.inf)
    others[everybody, labels] = np.inf
    other = others.min(axis=1)
    apart = (other - own) / np.maximum(np.maximum(own, other), 1e-12)
    shown = np.where(sizes[labels] > 1, apart, 0.0)
    return round(float(shown @ weights / weights.sum()), 4)
