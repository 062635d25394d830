"""The weights of the matcher: readable files that travel with the code, and what they say.

There are two, without a sentence model and with one. They were learnt from arguments and key
points in English (ArgKP); `match_learning` learns them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from folkmoot.analysis.features import Points
from folkmoot.analysis.match_features import Side, feature_names
from folkmoot.analysis.match_neighbours import SECOND_FEATURES, beside_neighbours
from folkmoot.analysis.match_regression import Regression
from folkmoot.analysis.one_thread import one_thread
from folkmoot.analysis.sentences import SentenceModel
from folkmoot.analysis.sentences_addition import read_addition, with_addition
from folkmoot.foundation.canonical import content_hash
from folkmoot.foundation.errors import InputError

DECIMALS: Final = 6
TAUGHT_WITH: Final = "all-MiniLM-L6-v2"
BLOCK: Final = 1000
"""Pieces whose features are worked out at once."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What pairs come to by themselves, then beside like responses, and where proposals begin.

    The calibrated confidence is the logistic of *slope* times the log odds plus *offset*.
    *sentence_model* is the hash of the one that they were learnt with, if any.
    """

    first: Regression
    second: Regression
    slope: float = 1.0
    offset: float = 0.0
    least: float = 0.5
    sentence_model: str = ""

    def confidences(self, side: Side) -> Points:
        """Say for each piece and theme of *side* how likely people would call them a match.

        Where the two have nothing in common, not a piece of a word, it is 0.
        """
        odds = self.odds(side) * self.slope + self.offset
        sure = np.round(1 / (1 + np.exp(-np.clip(odds, -30, 30))), DECIMALS)
        return np.where(side.have_common(), sure, 0.0)

    def odds(self, side: Side) -> Points:
        """Give the log odds of each pair, before they are calibrated."""
        with one_thread():
            return self.second.odds(beside_neighbours(own_odds(self.first, side), side.placed))


def own_odds(first: Regression, side: Side) -> Points:
    """Give the log odds of each pair by itself."""
    count = len(side.pieces)
    blocks = [slice(start, start + BLOCK) for start in range(0, count, BLOCK)]
    return np.concatenate([first.odds(side.features(block)) for block in blocks])


def weights_file(*, with_sentences: bool) -> Path:
    """Name the file of weights that travels with the code."""
    name = "match_weights_sentences.json" if with_sentences else "match_weights.json"
    return Path(__file__).with_name(name)


@cache
def weights(*, with_sentences: bool = False) -> Weights:
    """Give the weights that travel with the code."""
    file = weights_file(with_sentences=with_sentences)
    names = feature_names(with_sentences=with_sentences)
    return weights_of(json.loads(file.read_text(encoding="utf-8")), names)


def weights_for(model: SentenceModel | None) -> Weights:
    """Give the weights to match with, by *model* or by words alone.

    A model that they were not learnt with raises InputError: they would say anything.
    """
    found = weights(with_sentences=model is not None)
    if model and model.hash != found.sentence_model:
        raise InputError(
            f"The matcher was taught with the sentence model {found.sentence_model[:12]} "
            f"({TAUGHT_WITH}), and this one is {model.hash[:12]}: its confidence would mean "
            f"nothing. Name the folder of {TAUGHT_WITH}, or none to match by words alone."
        )
    return found


def as_taught(model: SentenceModel) -> SentenceModel:
    """Give *model* with the addition that the weights were learnt with."""
    return with_addition(model, read_addition())


def weights_hash(*, with_sentences: bool = False) -> str:
    """Give the SHA-256 of the file of weights."""
    return content_hash(weights_file(with_sentences=with_sentences).read_bytes())


def weights_of(data: Mapping[str, object], names: tuple[str, ...]) -> Weights:
    """Read weights out of their document; *names* are those of the first stage's features."""
    slope, offset, least = (float(str(data[name])) for name in ("slope", "offset", "least"))
    first, second = _regression(data["first"], names), _regression(data["second"], SECOND_FEATURES)
    return Weights(first, second, slope, offset, least, str(data.get("sentence_model", "")))


def document(weights: Weights, names: tuple[str, ...]) -> dict[str, object]:
    """Write weights as their document: of each feature its mean, scale and weight."""
    return {
        "slope": round(weights.slope, DECIMALS),
        "offset": round(weights.offset, DECIMALS),
        "least": weights.least,
        "first": _table(weights.first, names),
        "second": _table(weights.second, SECOND_FEATURES),
    }


def _regression(data: object, names: tuple[str, ...]) -> Regression:
    assert isinstance(data, dict)
    rows = data["features"]
    assert tuple(rows) == names
    table = np.array([[float(number) for number in rows[name]] for name in names])
    return Regression(table[:, 0], table[:, 1], table[:, 2], float(data["intercept"]))


def _table(regression: Regression, names: tuple[str, ...]) -> dict[str, object]:
    table = zip(regression.means, regression.scales, regression.weights, strict=True)
    return {
        "intercept": round(regression.intercept, DECIMALS),
        "features": {
            name: [round(float(number), DECIMALS) for number in row]
            for name, row in zip(names, table, strict=True)
        },
    }
