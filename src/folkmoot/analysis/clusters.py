"""Points in a plane gathered around centres, the same way every time and without dice.

Two groups are looked for first: the points are cut in two along many lines, and each cut is
improved until no point is nearer to the other centre. One more group comes from cutting each of
the groups found so far in the same way. Of all that come out the tightest is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

ANGLES: Final = 8
CUTS: Final = (-0.7, 0.0, 0.7)
"""Where a group is cut, in standard deviations from its middle."""
FEW_ANGLES: Final = 4
FEW_CUTS: Final = (-0.5, 0.5)
ROUNDS: Final = 100
CELLS: Final = 24
FEW_POINTS: Final = 400
"""More points than this are first gathered into the cells of a grid of CELLS by CELLS."""
COMPARED: Final = 2000
"""Points whose distances are all compared when it is said how well groups are set apart."""

Floats = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Points:
    """Places in a plane, each once, and how many participants (or draws of them) are there."""

    places: Floats
    weights: Floats


def gather(points: Points, most: int, *, thorough: bool = True) -> dict[int, Floats]:
    """Give the centres of 2 to *most* groups, by their number; fewer where points are too alike.

    Without *thorough* fewer cuts are tried, and the centres are those of the grid's cells.
    """
    cells = _cells(points)
    found = _centres(cells, most, thorough=thorough)
    if not thorough or len(cells.weights) == len(points.weights):
        return found
    return {count: _improve(points, each[None])[0][0] for count, each in found.items()}


def nearest(places: Floats, centres: Floats) -> Labels:
    """Give for each place the number of the centre it is nearest to; the first of equals."""
    return np.asarray(((centres**2).sum(axis=1) - 2 * places @ centres.T).argmin(axis=1))


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
    side = int(max(one.max(), other.max())) + 1
    shared = np.bincount(one * side + other, minlength=side * side).reshape(side, side)
    both, rows, columns = map(_pairs, (shared, shared.sum(axis=1), shared.sum(axis=0)))
    by_chance = rows * columns / max(_pairs(np.array([len(one)])), 1.0)
    best = (rows + columns) / 2
    return 1.0 if best == by_chance else (both - by_chance) / (best - by_chance)


def _pairs(counts: npt.NDArray[np.int64]) -> float:
    return float((counts * (counts - 1)).sum()) / 2


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


def _centres(points: Points, most: int, *, thorough: bool) -> dict[int, Floats]:
    found: dict[int, Floats] = {}
    centres = (points.weights @ points.places / points.weights.sum())[None]
    labels = np.zeros(len(points.weights), np.int64)
    for count in range(2, most + 1):
        starts = [
            np.vstack([np.delete(centres, group, axis=0), halves])
            for group in range(count - 1)
            for halves in _halves(points, labels == group, thorough=thorough)
        ]
        if not starts:
            break
        improved, looseness = _improve(points, np.array(starts))
        centres = improved[int(np.argmin(np.round(looseness, 9)))]
        labels = nearest(points.places, centres)
        found[count] = centres
    return found


def _halves(points: Points, own: npt.NDArray[np.bool_], *, thorough: bool) -> Sequence[Floats]:
    """Cut the *own* points in two along many lines; give the middles of each two halves."""
    angles, cuts = (ANGLES, CUTS) if thorough else (FEW_ANGLES, FEW_CUTS)
    turns = np.arange(angles) * np.pi / angles
    places, weights = points.places[own], points.weights[own]
    whole = weights.sum()
    middle = weights @ places / max(whole, 1e-12)
    reach = (places - middle) @ np.stack([np.cos(turns), np.sin(turns)])
    deviation = np.sqrt(weights @ reach**2 / max(whole, 1e-12))
    beyond = np.concatenate([reach > cut * deviation for cut in cuts], axis=1) * weights[:, None]
    there = beyond.sum(axis=0)
    cut = (there > 0) & (there < whole)
    far = beyond.T[cut] @ places
    ends = far / there[cut, None], (weights @ places - far) / (whole - there[cut])[:, None]
    return list(np.stack(ends, axis=1))


def _improve(points: Points, starts: Floats) -> tuple[Floats, Floats]:
    """Move each start's centres to the middle of what is nearest to them, until nothing moves.

    Give the centres and how loosely points lie around them (squared distances, all but a constant).
    """
    weighted = np.column_stack([points.weights, points.weights[:, None] * points.places])
    centres, loose = starts.copy(), np.zeros(len(starts))
    moving, before = np.arange(len(starts)), np.full((len(starts), len(points.weights)), -1)
    for _ in range(ROUNDS):
        near, far = _nearest_of(centres[moving], points.places)
        loose[moving] = far @ points.weights
        still = (near != before).any(axis=1)
        moving, before = moving[still], near[still]
        if not len(moving):
            break
        own = [before == group for group in range(starts.shape[1])]
        sums = np.stack(own, axis=1).astype(np.float64) @ weighted
        held = np.maximum(sums[..., :1], 1e-12)
        centres[moving] = np.where(sums[..., :1] > 0, sums[..., 1:] / held, centres[moving])
    return centres, loose


def _nearest_of(centres: Floats, places: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Give for each start and place the nearest centre, and how far it is, but for a constant."""
    reach = (centres**2).sum(axis=-1)
    least = reach[:, :1] - 2 * centres[:, 0] @ places.T
    near = np.zeros(least.shape, np.int8)
    for group in range(1, centres.shape[1]):
        far = reach[:, group, None] - 2 * centres[:, group] @ places.T
        near[far < least] = group
        np.minimum(least, far, out=least)
    return near, least


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
