"""A logistic regression whose weights keep their sign: more likeness never speaks against a match.

Without that, two features that move together take turns, one far above nought and one below, and
a text that shares nothing with a theme is found to speak to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from folkmoot.analysis.features import Points
from folkmoot.analysis.one_thread import one_thread

FARTHEST: Final = 3.0
"""Deviations from the mean beyond which more is not more: a few odd texts are no evidence."""
CALM: Final = 0.03
"""How freely weights may grow (the inverse of the regression's penalty)."""


@dataclass(frozen=True, slots=True)
class Regression:
    """A logistic regression; a feature counts by its distance from its mean, in *scales*."""

    means: Points
    scales: Points
    weights: Points
    intercept: float

    def odds(self, features: Points) -> Points:
        """Give the log odds of each pair, by its features: a table for each."""
        held = standard(features, self.means[:, None, None], self.scales[:, None, None])
        return np.asarray(np.einsum("f,fpt->pt", self.weights, held) + self.intercept)


def regression(
    features: Sequence[Points], labels: Sequence[Points], signs: Sequence[int]
) -> Regression:
    """Fit a regression to tables of pairs, leaving out pairs whose label is NaN.

    Of *signs*, one for each feature, 1 keeps its weight at or above nought, -1 at or below.
    """
    rows = np.concatenate([own.reshape(len(own), -1).T for own in features])
    right = np.concatenate([own.ravel() for own in labels])
    said = ~np.isnan(right)
    means, scales = rows[said].mean(axis=0), rows[said].std(axis=0) + 1e-9
    with one_thread():
        found = _fitted(standard(rows[said], means, scales), right[said], signs)
    return Regression(means, scales, found[:-1], float(found[-1]))


def standard(values: Points, means: Points, scales: Points) -> Points:
    """Give how many *scales* the *values* are from their *means*, at most FARTHEST."""
    return np.asarray(np.clip((values - means) / scales, -FARTHEST, FARTHEST), dtype=np.float64)


def _fitted(rows: Points, right: Points, signs: Sequence[int]) -> Points:
    """Give the weights of *rows*' features and the intercept where the penalised loss is least."""
    from scipy.optimize import minimize

    def loss(weights: Points) -> tuple[float, Points]:
        odds = rows @ weights[:-1] + weights[-1]
        wrong = 1 / (1 + np.exp(-odds)) - right
        told = float((np.logaddexp(0, odds) - right * odds).sum())
        slope = np.append(CALM * (wrong @ rows) + weights[:-1], CALM * wrong.sum())
        return CALM * told + 0.5 * float(weights[:-1] @ weights[:-1]), slope

    bounds = [(0 if sign > 0 else None, 0 if sign < 0 else None) for sign in (*signs, 0)]
    found = minimize(
        loss,
        np.zeros(len(bounds)),
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"maxiter": 500},
    )
    return np.asarray(found.x, dtype=np.float64)
