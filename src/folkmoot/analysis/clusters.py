"""Points in a plane gathered around centres, the same way every time.

Scikit-learn is read by the functions that need it, as in `features`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.features import sample
from folkmoot.analysis.landscape import place, plane_of
from folkmoot.analysis.one_thread import one_thread
from folkmoot.analysis.votes import Matrix

SEED: Final = 20151
STARTS: Final = 10
RESAMPLES: Final = 20
COMPARED: Final = 2000
"""Points whose distances are all compared when the number of groups is chosen."""

Labels = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Gathering:
    """Each point's centre, the largest first, and how well they are set apart, from -1 to 1."""

    labels: Labels
    centres: Matrix
    silhouette: float

    @property
    def count(self) -> int:
        """How many centres there are."""
        return len(self.centres)


def gather(points: Matrix, count: int) -> Gathering:
    """Gather *points* around *count* centres (k-means from fixed starts)."""
    from sklearn.cluster import KMeans

    with one_thread():
        found = KMeans(count, n_init=STARTS, random_state=SEED).fit(points)
    sizes = np.bincount(found.labels_, minlength=count)
    first = [int(np.argmax(found.labels_ == name)) for name in range(count)]
    order = sorted(range(count), key=lambda name: (-sizes[name], first[name]))
    rank = np.argsort(order)
    some = sample(len(points), COMPARED)
    labels = rank[found.labels_]
    return Gathering(labels, found.cluster_centers_[order], _silhouette(points[some], labels[some]))


def choose(points: Matrix, counts: Sequence[int]) -> tuple[Gathering, tuple[Gathering, ...]]:
    """Try each of *counts* and give the best set apart, and all of them."""
    tried = tuple(gather(points, count) for count in counts)
    return max(tried, key=lambda one: (one.silhouette, -one.count)), tried


def stability(votes: Matrix, labels: Labels) -> float:
    """Say how far the groups come back when participants are drawn again, from 0 (chance) to 1.

    Participants are drawn with replacement, placed and gathered anew; everybody then goes to the
    nearest of the new centres. The mean adjusted Rand index to *labels* over RESAMPLES draws.
    """
    from sklearn.cluster import KMeans
    from sklearn.metrics import adjusted_rand_score

    dice = np.random.default_rng(SEED)
    count = int(labels.max()) + 1
    found = []
    for _ in range(RESAMPLES):
        drawn = votes[np.sort(dice.integers(0, len(votes), len(votes)))]
        plane = plane_of(drawn)
        with one_thread():
            again = KMeans(count, n_init=3, random_state=SEED).fit(place(drawn, plane))
            everybody = again.predict(place(votes, plane))
        found.append(adjusted_rand_score(labels, everybody))
    return round(float(np.mean(found)), 4)


def _silhouette(points: Matrix, labels: Labels) -> float:
    from sklearn.metrics import silhouette_score

    if len(set(labels.tolist())) < 2 or len(points) <= len(set(labels.tolist())):
        return -1.0
    return round(float(silhouette_score(points, labels)), 4)
