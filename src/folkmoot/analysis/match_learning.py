"""Learning the matcher's weights from themes that people matched to responses, topic by topic.

`benchmarks/analysis_matching.py --learn` does it. Each topic is also scored by weights learnt
without it, which is what the calibration and the least confidence rest on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.corpus import Text
from folkmoot.analysis.features import Points
from folkmoot.analysis.match_features import Side, sides_of
from folkmoot.analysis.match_weights import Weights, standard
from folkmoot.analysis.one_thread import one_thread
from folkmoot.analysis.worded import WordedTheme, in_order_of_ids, in_pieces

FOLDS: Final = 6
RIGHT: Final = 0.8
"""Share of proposals that should be right: the least confidence is chosen by it."""
CALM: Final = 0.3
"""How freely weights may grow (the inverse of the regression's penalty)."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The responses and themes of one topic, and which pairs people matched (True) or did not."""

    topic: str
    texts: tuple[Text, ...]
    themes: tuple[WordedTheme, ...]
    sides: Mapping[str, str]
    labels: Mapping[tuple[str, str], bool]


@dataclass(frozen=True, slots=True)
class Taught:
    """One side of a topic as features, with 1, 0 or NaN (nobody said) for each of its pairs."""

    topic: str
    side: Side
    labels: Points


def lessons(topics: Sequence[Labelled]) -> list[Taught]:
    """Turn *topics*, in the order of their names, into what can be learnt from."""
    return [
        Taught(topic.topic, side, labels)
        for topic in sorted(topics, key=lambda one: one.topic)
        for side, labels in _sides(topic)
    ]


def learn(taught: Sequence[Taught]) -> Weights:
    """Learn weights from all of *taught*, calibrated on topics left out."""
    others = left_out(taught)
    scores = np.concatenate([others[one.topic].scores(one.side).ravel() for one in taught])
    labels = np.concatenate([one.labels.ravel() for one in taught])
    said = ~np.isnan(labels)
    slope, offset = _calibration(scores[said], labels[said])
    odds = np.log(scores[said] / (1 - scores[said])) * slope + offset
    least = _least(1 / (1 + np.exp(-odds)), labels[said])
    return replace(fitted(taught), slope=slope, offset=offset, least=least)


def left_out(taught: Sequence[Taught]) -> dict[str, Weights]:
    """Fit for each topic weights that have not seen it: six folds of whole topics."""
    names = sorted({one.topic for one in taught})
    unseen: dict[str, Weights] = {}
    for fold in range(min(FOLDS, len(names))):
        out = names[fold::FOLDS]
        unseen |= dict.fromkeys(out, fitted([one for one in taught if one.topic not in out]))
    return unseen


def fitted(taught: Sequence[Taught]) -> Weights:
    """Fit the regression to *taught*; the calibration is left open."""
    from sklearn.linear_model import LogisticRegression

    rows = np.concatenate(
        [one.side.features.reshape(len(one.side.features), -1).T for one in taught]
    )
    labels = np.concatenate([one.labels.ravel() for one in taught])
    said = ~np.isnan(labels)
    rows, labels = rows[said], labels[said]
    means, scales = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    with one_thread():
        found = LogisticRegression(C=CALM, max_iter=2000).fit(standard(rows, means, scales), labels)
    return Weights(means, scales, found.coef_[0], float(found.intercept_[0]))


def _sides(topic: Labelled) -> list[tuple[Side, Points]]:
    themes = in_order_of_ids(topic.themes)
    pieces = in_pieces(topic.texts, topic.sides)
    found = []
    for side in sides_of(pieces, themes):
        labels = [
            [_label(topic, pieces[row].owners[0], themes[column].id) for column in side.themes]
            for row in side.pieces
        ]
        found.append((side, np.array(labels, dtype=np.float64)))
    return found


def _label(topic: Labelled, response: str, theme: str) -> float:
    return float(topic.labels.get((response, theme), np.nan))


def _calibration(scores: Points, labels: Points) -> tuple[float, float]:
    from sklearn.linear_model import LogisticRegression

    odds = np.log(scores / (1 - scores))[:, None]
    with one_thread():
        found = LogisticRegression(C=1e6).fit(odds, labels)
    return float(found.coef_[0][0]), float(found.intercept_[0])


def _least(confidences: Points, labels: Points) -> float:
    """Give the lowest confidence, in hundredths, from which RIGHT of all proposals are right."""
    for hundredth in range(1, 100):
        proposed: npt.NDArray[np.bool_] = confidences >= hundredth / 100
        if proposed.any() and labels[proposed].mean() >= RIGHT:
            return hundredth / 100
    return 1.0
