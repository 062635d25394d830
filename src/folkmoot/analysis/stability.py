"""Whether groups come back when participants are drawn anew."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from folkmoot.analysis.centres import Centres, Floats, Labels, Points
from folkmoot.analysis.clusters import gather_each, likenesses, nearest
from folkmoot.analysis.landscape import AXES, Spread
from folkmoot.analysis.progress import Progress, untold

SEED: Final = 20151
DRAWS: Final = 20
_TOGETHER: Final = 100_000
"""So many participants, counted anew in each draw, are worked out side by side."""


def stability(
    spread: Spread, groupings: Mapping[int, Labels], *, progress: Progress = untold
) -> dict[int, float]:
    """Say of each grouping how far it comes back, from 0 (chance) to 1 (always the same).

    As many participants are drawn as there are, with replacement; the plane is found anew among
    them, within the main directions, and so are the groups; everybody then goes to the nearest of
    the new centres. The mean likeness to the grouping over DRAWS draws. Nothing is chosen by the
    first grouping: the search starts afresh each time.
    """
    dice = np.random.default_rng(SEED)
    count = len(spread.reach)
    found: dict[int, list[float]] = {number: [] for number in groupings}
    together = max(_TOGETHER // count, 1)
    for begun in range(0, DRAWS, together):
        progress("groups found again", begun, DRAWS)
        drawn = [_draw(dice, count) for _ in range(min(together, DRAWS - begun))]
        places = spread.plane(np.stack([_plane(spread.along, own) for own in drawn]))
        clouds = [Points(at[own > 0], own[own > 0]) for at, own in zip(places, drawn, strict=True)]
        again = gather_each(clouds, max(groupings))
        for number, labels in groupings.items():
            found[number] += _alike(labels, places, again.get(number))
    return {number: round(float(np.mean(each)), 4) for number, each in found.items()}


def _alike(labels: Labels, places: Floats, again: Centres | None) -> list[float]:
    """Say for each draw how alike the groups that came *again* are; 0 where none did."""
    if again is None:
        return [0.0] * len(places)
    alike = likenesses(labels, nearest(places, again.places))
    return [float(one) for one in np.where(again.there, alike, 0.0)]


def _draw(dice: np.random.Generator, count: int) -> Floats:
    """Say how often each of *count* participants is drawn."""
    return np.bincount(dice.integers(0, count, count), minlength=count).astype(np.float64)


def _plane(along: Floats, drawn: Floats) -> Floats:
    """Find the two axes along which those *drawn* differ most."""
    apart = along - drawn @ along / drawn.sum()
    _, axes = np.linalg.eigh((apart * drawn[:, None]).T @ apart)
    widest: Floats = axes[:, ::-1][:, :AXES]
    return widest
