"""Sentence models that know the task but not the topic: each topic has one taught without it.

Topics are dealt into thirds in the order of their names; what is added to the model for one third
was learnt on the other two.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from folkmoot.analysis.match_lessons import Labelled, label_of
from folkmoot.analysis.sentences import SentenceModel
from folkmoot.analysis.sentences_addition import Addition, with_addition
from folkmoot.analysis.sentences_learning import Paired, before_last_layer, learn_addition
from folkmoot.analysis.worded import WordedTheme, in_order_of_ids, in_pieces

THIRDS: Final = 3


def additions(
    topics: Sequence[Labelled], model: SentenceModel
) -> tuple[Addition, Mapping[str, SentenceModel]]:
    """Learn the addition from all *topics*, and for each give the model with one taught without."""
    paired = {topic.topic: list(_paired(topic, model)) for topic in topics}
    names, layer = sorted(paired), model.encoder.layers[-1]
    unseen: dict[str, SentenceModel] = {}
    for third in range(THIRDS):
        out = names[third::THIRDS]
        rest = [side for name in names if name not in out for side in paired[name]]
        own = with_addition(model, learn_addition(layer, rest))
        unseen |= dict.fromkeys(out, own)
    return learn_addition(layer, [side for name in names for side in paired[name]]), unseen


def _paired(topic: Labelled, model: SentenceModel) -> Iterator[Paired]:
    """Give the sides of *topic*; one without a theme or a labelled pair teaches nothing."""
    pieces, themes = in_pieces(topic.texts, topic.sides), in_order_of_ids(topic.themes)
    for side in sorted({piece.side for piece in pieces}):
        said = [piece for piece in pieces if piece.side == side]
        own: list[WordedTheme] = [theme for theme in themes if theme.side == side]
        labels = np.array(
            [[label_of(topic, one.owners[0], theme.id) for theme in own] for one in said]
        )
        if own and not np.isnan(labels).all():
            texts = [*(one.passage.words for one in said), *(theme.text for theme in own)]
            yield Paired(tuple(before_last_layer(model, texts)), labels)
