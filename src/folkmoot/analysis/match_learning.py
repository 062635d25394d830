"""Learning the matcher's weights from themes that people matched to responses, topic by topic.

`benchmarks/analysis_matching.py --learn` does it. Each topic is also scored by weights learnt
without it, which is what the calibration and the least confidence rest on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.features import Points
from folkmoot.analysis.match_features import VIEWS
from folkmoot.analysis.match_lessons import Taught
from folkmoot.analysis.match_neighbours import SECOND_FEATURES, beside_neighbours
from folkmoot.analysis.match_regression import Regression, regression
from folkmoot.analysis.match_weights import Weights, own_odds
from folkmoot.analysis.one_thread import one_thread

FOLDS: Final = 6
RIGHT: Final = 0.8
"""Share of proposals that should be right: the least confidence is chosen by it."""


def learn(taught: Sequence[Taught]) -> Weights:
    """Learn weights from all of *taught*, calibrated on topics left out."""
    calibration = next(iter(calibrated(left_out(taught), taught).values()))
    slope, offset, least = calibration.slope, calibration.offset, calibration.least
    return replace(fitted(taught), slope=slope, offset=offset, least=least)


def calibrated(unseen: Mapping[str, Weights], taught: Sequence[Taught]) -> dict[str, Weights]:
    """Calibrate all *unseen* weights alike, by what they say of topics that they did not see."""
    odds = np.concatenate([unseen[one.topic].odds(one.side).ravel() for one in taught])
    labels = np.concatenate([one.labels.ravel() for one in taught])
    said = ~np.isnan(labels)
    slope, offset = _calibration(odds[said], labels[said])
    sure = 1 / (1 + np.exp(-(odds[said] * slope + offset)))
    least = _least(sure, labels[said])
    return {
        topic: replace(own, slope=slope, offset=offset, least=least)
        for topic, own in unseen.items()
    }


def left_out(taught: Sequence[Taught]) -> dict[str, Weights]:
    """Fit for each topic weights that have not seen it, in six folds of whole topics."""
    return {
        topic: found for out, rest in _folds(taught) for found in [fitted(rest)] for topic in out
    }


def fitted(taught: Sequence[Taught]) -> Weights:
    """Fit both stages to *taught*; the calibration is left open.

    The second learns from what the first says of topics that it has not seen, as it will later.
    """
    unseen = {
        topic: found for out, rest in _folds(taught) for found in [_first(rest)] for topic in out
    }
    second = [
        beside_neighbours(own_odds(unseen[one.topic], one.side), one.side.placed) for one in taught
    ]
    labels = [one.labels for one in taught]
    return Weights(_first(taught), regression(second, labels, [1] * len(SECOND_FEATURES)))


def _folds(taught: Sequence[Taught]) -> Iterator[tuple[list[str], list[Taught]]]:
    names = sorted({one.topic for one in taught})
    for fold in range(min(FOLDS, len(names))):
        out = names[fold::FOLDS]
        yield out, [one for one in taught if one.topic not in out]


def _first(taught: Sequence[Taught]) -> Regression:
    features = [one.side.features() for one in taught]
    likenesses = len(taught[0].side.ways) * len(VIEWS)
    signs = [1] * likenesses + [0] * (len(features[0]) - likenesses)
    return regression(features, [one.labels for one in taught], signs)


def _calibration(odds: Points, labels: Points) -> tuple[float, float]:
    from sklearn.linear_model import LogisticRegression

    with one_thread():
        found = LogisticRegression(C=1e6).fit(odds[:, None], labels)
    return float(found.coef_[0][0]), float(found.intercept_[0])


def _least(confidences: Points, labels: Points) -> float:
    """Give the lowest confidence, in hundredths, from which RIGHT of all proposals are right."""
    for hundredth in range(1, 100):
        proposed: npt.NDArray[np.bool_] = confidences >= hundredth / 100
        if proposed.any() and labels[proposed].mean() >= RIGHT:
            return hundredth / 100
    return 1.0
