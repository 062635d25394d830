"""Whether groups come back when participants are drawn anew."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from folkmoot.analysis.clusters import Floats, Labels, Points, gather, likeness, nearest
from folkmoot.analysis.landscape import AXES, Spread
from folkmoot.analysis.progress import Progress, untold

SEED: Final = 20151
DRAWS: Final = 20


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
    for draw in range(DRAWS):
        progress("groups found again", draw, DRAWS)
        drawn = np.bincount(dice.integers(0, count, count), minlength=count).astype(np.float64)
        places = spread.plane(_plane(spread.along, drawn))
        there = drawn > 0
        again = gather(Points(places[there], drawn[there]), max(groupings), thorough=False)
        for number, labels in groupings.items():
            if number in again:
                found[number].append(likeness(labels, nearest(places, again[number])))
            else:
                found[number].append(0.0)
    return {number: round(float(np.mean(each)), 4) for number, each in found.items()}


def _plane(along: Floats, drawn: Floats) -> Floats:
    """Find the two axes along which those *drawn* differ most."""
    apart = along - drawn @ along / drawn.sum()
    _, axes = np.linalg.eigh((apart * drawn[:, None]).T @ apart)
    widest: Floats = axes[:, ::-1][:, :AXES]
    return widest
