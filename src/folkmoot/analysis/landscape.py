"""The opinion landscape: participants as points in a plane, near those who vote alike."""

from dataclasses import dataclass

import numpy as np

from folkmoot.analysis.one_thread import one_thread
from folkmoot.analysis.votes import Matrix

AXES = 2


@dataclass(frozen=True, slots=True)
class Plane:
    """Two axes over the statements (a row each), and the mean vote on each statement."""

    axes: Matrix
    means: Matrix


def plane_of(votes: Matrix) -> Plane:
    """Find the two directions in which *votes* differ most (principal components).

    A gap counts as the statement's mean. Each axis points to where its heaviest statement is.
    """
    means = _means(votes)
    filled = np.where(np.isnan(votes), 0.0, votes - means)
    with one_thread():
        _, vectors = np.linalg.eigh(filled.T @ filled)
    axes = vectors[:, ::-1][:, :AXES].T
    heaviest = np.argmax(np.round(np.abs(axes), 9), axis=1)
    signs = np.sign(axes[np.arange(len(axes)), heaviest])
    return Plane(axes * signs[:, None], means)


def place(votes: Matrix, plane: Plane) -> Matrix:
    """Place participants in *plane*; those who voted less are moved out in proportion.

    Without that, whoever answered few statements would lie at the centre for no other reason.
    The factor is the square root of all statements over those voted on, as Polis does it.
    """
    voted = np.maximum((~np.isnan(votes)).sum(axis=1), 1)
    filled = np.where(np.isnan(votes), 0.0, votes - plane.means)
    reach = np.sqrt(votes.shape[1] / voted)
    with one_thread():
        placed: Matrix = np.round(filled @ plane.axes.T * reach[:, None], 6)
    return placed


def _means(votes: Matrix) -> Matrix:
    voted = (~np.isnan(votes)).sum(axis=0)
    means: Matrix = np.nansum(votes, axis=0) / np.maximum(voted, 1)
    return means
