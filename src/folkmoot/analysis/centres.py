"""Centres that points lie tightly around, looked for in several clouds of points at once.

Two groups are looked for first: the points are cut in two along many lines, and each cut is
improved until no point is nearer to the other centre. One more group comes from cutting each of
the groups found so far in the same way. Of all that come out the tightest is kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.arrays import Claims, Shares

ANGLES: Final = 8
CUTS: Final = (-0.7, 0.0, 0.7)
"""Where a group is cut, in standard deviations from its middle."""
FEW_ANGLES: Final = 4
FEW_CUTS: Final = (-0.5, 0.5)
ROUNDS: Final = 100
_LEAST: Final = 1e-12

Labels = npt.NDArray[np.int64]
Floats = Shares
Number = TypeVar("Number", np.bool_, np.float64)


@dataclass(frozen=True, slots=True)
class Points:
    """Places in a plane, each once, and how many participants (or draws of them) are there."""

    places: Floats
    weights: Floats


@dataclass(frozen=True, slots=True)
class Clouds:
    """Clouds of points beside each other: *places* by cloud, point and axis, *weights* alike.

    Where one has fewer points than another it is filled up with points that weigh nothing.
    """

    places: Floats
    weights: Floats

    @property
    def weighted(self) -> Floats:
        """What each point adds to its group: its weight, and its place as often as it counts."""
        weights = self.weights[..., None]
        return np.concatenate([weights, weights * self.places], axis=-1)


@dataclass(frozen=True, slots=True)
class Centres:
    """Centres by cloud, group and axis; *there* says in which clouds so many were found."""

    places: Floats
    there: Claims


def beside(clouds: Sequence[Points]) -> Clouds:
    """Put clouds of points beside each other."""
    most = max(len(each.weights) for each in clouds)
    places, weights = np.zeros((len(clouds), most, 2)), np.zeros((len(clouds), most))
    for at, each in enumerate(clouds):
        places[at, : len(each.weights)], weights[at, : len(each.weights)] = (
            each.places,
            each.weights,
        )
    return Clouds(places, weights)


def centres_in(clouds: Clouds, most: int, *, thorough: bool) -> Iterator[tuple[int, Centres]]:
    """Give the centres of 2 to *most* groups, with their number; fewer where points are too alike.

    Without *thorough* fewer cuts are tried.
    """
    everywhere = np.arange(len(clouds.weights))
    sums = clouds.weighted.sum(axis=1)
    centres = (sums[:, 1:] / sums[:, :1])[:, None]
    there = np.ones(len(everywhere), np.bool_)
    for count in range(2, most + 1):
        starts, usable = _starts(clouds, centres, thorough=thorough)
        there = there & usable.any(axis=1)
        if not there.any():
            return
        improved, looseness = improve(clouds, starts, usable)
        centres = improved[everywhere, looseness.argmin(axis=1)]
        yield count, Centres(centres, there)


def _starts(clouds: Clouds, centres: Floats, *, thorough: bool) -> tuple[Floats, Claims]:
    """Give the centres to start from, in each cloud those with one group cut in two in many ways.

    The second answer says which of them can be used.
    """
    own = _nearest(centres[:, None], clouds.places)[0][:, 0]
    halves, usable = _halves(clouds, own * clouds.weights[:, None], thorough=thorough)
    many, groups, ways = usable.shape
    others = [np.delete(centres, group, axis=1) for group in range(groups)]
    kept = np.broadcast_to(
        np.stack(others, axis=1)[:, :, None], (many, groups, ways, groups - 1, 2)
    )
    starts = np.concatenate([kept, halves], axis=3)
    return starts.reshape(many, groups * ways, groups + 1, 2), usable.reshape(many, groups * ways)


def _halves(clouds: Clouds, weights: Floats, *, thorough: bool) -> tuple[Floats, Claims]:
    """Cut each group in two along many lines; give the middles of its halves by way of cutting.

    *weights* are by cloud, group and point. What leaves nothing on one side can't be used.
    """
    angles, cuts = (ANGLES, CUTS) if thorough else (FEW_ANGLES, FEW_CUTS)
    turns = np.arange(angles) * np.pi / angles
    sums = weights @ clouds.places
    whole = np.maximum(weights.sum(axis=-1), _LEAST)[..., None]
    lines = np.stack([np.cos(turns), np.sin(turns)])
    reach = (clouds.places @ lines).swapaxes(1, 2)[:, None] - (sums / whole @ lines)[..., None]
    deviation = np.sqrt((reach**2 @ weights[..., None])[..., 0] / whole)
    far = [reach > (cut * deviation)[..., None] for cut in cuts]
    beyond = np.concatenate(far, axis=2) * weights[:, :, None]
    beside = beyond.sum(axis=-1)
    usable = (beside > 0) & (beside < weights.sum(axis=-1)[..., None])
    there = np.where(usable, beside, whole / 2)[..., None]
    gone = beyond @ clouds.places[:, None]
    ends = gone / there, (sums[:, :, None] - gone) / (whole[..., None] - there)
    return np.stack(ends, axis=-2), usable


def improve(clouds: Clouds, starts: Floats, usable: Claims) -> tuple[Floats, Floats]:
    """Move each start's centres to the middle of what is nearest to them, until nothing moves.

    Give the centres and how loosely points lie around them (squared distances, all but a
    constant; infinite for what is not *usable*). A start that is as loose as one before it in its
    cloud has come to the same groups, and is left there.
    """
    centres, loose = starts.copy(), np.full(usable.shape, np.inf)
    weighted, moving, cloud = clouds.weighted, usable.copy(), np.arange(len(starts))[:, None]
    for _ in range(ROUNDS):
        if not moving.any():
            break
        some = np.argsort(~moving, axis=1, kind="stable")[:, : int(moving.sum(axis=1).max())]
        before = centres[cloud, some]
        own, far = _nearest(before, clouds.places)
        sums = _flat(own).astype(np.float64) @ weighted
        sums = sums.reshape(*before.shape[:-1], 3)
        held = np.maximum(sums[..., :1], _LEAST)
        after = np.where(sums[..., :1] > 0, sums[..., 1:] / held, before)
        centres[cloud, some] = after
        looseness = (far @ clouds.weights[..., None])[..., 0]
        loose[cloud, some] = np.where(usable[cloud, some], np.round(looseness, 9), np.inf)
        moving[cloud, some] &= (after != before).any(axis=(2, 3))
        moving &= ~_again(loose)
    return centres, loose


def _nearest(centres: Floats, places: Floats) -> tuple[Claims, Floats]:
    """Say of each start, group and point whether the point is nearest to the group's centre.

    The second answer is how far points are from the nearest, but for a constant. Of centres that
    are equally near the first one has the point.
    """
    lifted = np.concatenate([-2 * centres, (centres**2).sum(axis=-1, keepdims=True)], axis=-1)
    ones = np.ones((len(places), 1, places.shape[1]))
    far = _flat(lifted) @ np.concatenate([places.swapaxes(1, 2), ones], axis=1)
    far = far.reshape(*centres.shape[:-1], -1)
    least = far.min(axis=2)
    own = far == least[:, :, None]
    if np.count_nonzero(own) > least.size:
        own &= np.cumsum(own, axis=2, dtype=np.int8) == 1
    return own, least


def _flat(values: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """Put starts and groups on one axis."""
    return values.reshape(len(values), -1, values.shape[-1])


def _again(loose: Floats) -> Claims:
    """Say which starts are as loose as one before them in the same cloud."""
    order = np.argsort(loose, axis=1, kind="stable")
    ordered = np.take_along_axis(loose, order, axis=1)
    again = np.zeros(loose.shape, np.bool_)
    np.put_along_axis(again, order[:, 1:], ordered[:, 1:] == ordered[:, :-1], axis=1)
    return again
