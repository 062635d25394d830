"""Topics whose responses people matched to themes, and what can be learnt from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from folkmoot.analysis.corpus import Text
from folkmoot.analysis.features import Points
from folkmoot.analysis.match_features import Side, sides_of
from folkmoot.analysis.sentences import SentenceModel
from folkmoot.analysis.worded import WordedTheme, in_order_of_ids, in_pieces

WORDS_ONLY: Final[Mapping[str, SentenceModel]] = {}


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


def lessons(
    topics: Sequence[Labelled], models: Mapping[str, SentenceModel] = WORDS_ONLY
) -> list[Taught]:
    """Turn *topics*, in the order of their names, into what can be learnt from.

    *models* gives the sentence model that a topic is read with, if any.
    """
    return [
        Taught(topic.topic, side, labels)
        for topic in sorted(topics, key=lambda one: one.topic)
        for side, labels in _sides(topic, models.get(topic.topic))
    ]


def _sides(topic: Labelled, model: SentenceModel | None) -> list[tuple[Side, Points]]:
    themes = in_order_of_ids(topic.themes)
    pieces = in_pieces(topic.texts, topic.sides)
    found = []
    for side in sides_of(pieces, themes, model=model):
        labels = [
            [label_of(topic, pieces[row].owners[0], themes[column].id) for column in side.themes]
            for row in side.pieces
        ]
        found.append((side, np.array(labels, dtype=np.float64)))
    return found


def label_of(topic: Labelled, response: str, theme: str) -> float:
    """Give 1 for a match, 0 for none, and NaN where nobody said."""
    return float(topic.labels.get((response, theme), np.nan))
