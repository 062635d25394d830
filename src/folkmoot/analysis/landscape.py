"""The opinion landscape: participants as points in a plane, near those who vote alike.

Votes are read as differences from the mean vote on their statement, and a gap as no difference.
The directions in which participants differ most are those of the largest spread (principal
components), found by Lanczos' method with each new direction set square to all before.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.cast_votes import Cast, sorted_by

AXES: Final = 2
KEPT: Final = 24
"""Main directions that are kept, for planes to be found anew in them."""
STEPS: Final = 64
MOST_STEPS: Final = 400
SEED: Final = 20151
CLOSE: Final = 1e-11
"""Share of the largest spread below which a direction counts as found."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Spread:
    """Participants along the main directions, the widest first, and how far each is moved out.

    Whoever answered few statements would lie at the centre for no other reason, so each is moved
    out by *reach*: the square root of all statements over those voted on, as Polis does it.
    """

    along: Floats
    reach: Floats

    def plane(self, axes: Floats | None = None) -> Floats:
        """Place participants in the plane of two *axes*, or else of the two widest directions.

        With several pairs of axes beside each other there are as many planes.
        """
        flat = self.along[:, :AXES] if axes is None else self.along @ axes
        placed: Floats = np.zeros((*flat.shape[:-1], AXES))
        placed[..., : flat.shape[-1]] = flat * self.reach[:, None]
        return np.round(placed, 6)


def spread_of(cast: Cast) -> Spread:
    """Find the main directions in which participants differ, each pointing to where most weighs."""
    differences = _differences(cast)
    along, axes = _directions(differences)
    heaviest = np.argmax(np.round(np.abs(axes), 9), axis=0)
    signs = np.sign(axes[heaviest, np.arange(axes.shape[1])])
    voted = np.bincount(cast.row, minlength=len(cast.rows))
    return Spread(along * signs, np.sqrt(len(cast.columns) / voted))


@dataclass(frozen=True, slots=True)
class _Differences:
    """How each vote differs from its statement's mean, by participant and by statement."""

    by_row: Floats
    column: npt.NDArray[np.int32]
    row_starts: npt.NDArray[np.int64]
    by_column: Floats
    row: npt.NDArray[np.int32]
    column_starts: npt.NDArray[np.int64]

    def along(self, direction: Floats) -> Floats:
        """Say how far each participant lies along *direction*, which has a part per statement."""
        parts: Floats = np.add.reduceat(self.by_row * direction[self.column], self.row_starts)
        return parts

    def back(self, lengths: Floats) -> Floats:
        """Add up the statements' differences, each participant's by *lengths*."""
        parts: Floats = np.add.reduceat(self.by_column * lengths[self.row], self.column_starts)
        return parts


def _differences(cast: Cast) -> _Differences:
    people, asked = len(cast.rows), len(cast.columns)
    sums = np.bincount(cast.column, weights=cast.vote, minlength=asked).astype(np.float64)
    mean = sums / np.bincount(cast.column, minlength=asked)
    by_row: Floats = cast.vote - mean[cast.column]
    order = sorted_by(cast.column, asked)
    return _Differences(
        by_row,
        cast.column,
        np.searchsorted(cast.row, np.arange(people)),
        by_row[order],
        cast.row[order],
        np.searchsorted(cast.column[order], np.arange(asked)),
    )


def _directions(differences: _Differences) -> tuple[Floats, Floats]:
    """Give each participant's and each statement's part in the main directions, as columns."""
    dice = np.random.default_rng(SEED)
    asked, people = len(differences.column_starts), len(differences.row_starts)
    most = min(asked, MOST_STEPS)
    basis, images = np.empty((most, asked)), np.empty((most, people))
    spreads: list[float] = []
    links: list[float] = []
    onward = dice.standard_normal(asked)
    for step in range(most):
        square = _without(basis[:step], onward)
        basis[step] = square / np.linalg.norm(square)
        images[step] = differences.along(basis[step])
        spreads.append(float(images[step] @ images[step]))
        onward = _without(basis[: step + 1], differences.back(images[step]))
        link = float(np.linalg.norm(onward))
        if link <= CLOSE * max(spreads):
            link, onward = 0.0, dice.standard_normal(asked)
        if step + 1 >= STEPS and (step + 1) % 8 == 0 and _found(spreads, links, link):
            break
        links.append(link)
    found = len(spreads)
    _, inner = _of_three_diagonals(spreads, links)
    inner = inner[:, ::-1][:, :KEPT]
    return images[:found].T @ inner, basis[:found].T @ inner


def _found(spreads: list[float], links: list[float], link: float) -> bool:
    """Whether the plane would hardly turn any more; *link* is to the direction that comes next."""
    values, inner = _of_three_diagonals(spreads, links)
    return bool((np.abs(link * inner[-1, -AXES:]) <= CLOSE * values[-1]).all())


def _of_three_diagonals(spreads: list[float], links: list[float]) -> tuple[Floats, Floats]:
    beside = np.diag(links[: len(spreads) - 1], 1) if len(spreads) > 1 else 0.0
    values, inner = np.linalg.eigh(np.diag(spreads) + beside + np.transpose(beside))
    return values, inner


def _without(basis: Floats, direction: Floats) -> Floats:
    """Take out of *direction* what lies along *basis*; twice, for what rounding left."""
    once = direction - (basis @ direction) @ basis
    twice: Floats = once - (basis @ once) @ basis
    return twice
