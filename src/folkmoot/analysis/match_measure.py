"""How well responses are matched: the measure of the shared task on key points of 2021 (IBM).

Of each argument the best key point of its topic and side, of each topic and side the half of the
arguments with the highest scores, the average precision of these times the share of them that is
right, the mean over all. A pair without a label is wrong in the strict figure and right in the
relaxed one. The task's earlier function lacked the share that is right.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from folkmoot.analysis.features import Points
from folkmoot.analysis.match_lessons import Labelled

Pairs = dict[tuple[str, str], float]


def average_precisions(topic: Labelled, scores: Pairs) -> Iterator[Points]:
    """Give the precision of each side of *topic*, strict and relaxed, each in both forms."""
    for side in sorted({topic.sides[text.id] for text in topic.texts}):
        themes = sorted(theme.id for theme in topic.themes if theme.side == side)
        best = [
            max((scores.get((text.id, theme), 0.0), theme, text.id) for theme in themes)
            for text in sorted(topic.texts, key=lambda text: text.id)
            if topic.sides[text.id] == side
        ]
        kept = sorted(best, key=lambda one: -one[0])[: len(best) // 2]
        said = [topic.labels.get((response, theme)) for _, theme, response in kept]
        found = np.array([score for score, _, _ in kept])
        strict = [bool(label) for label in said]
        relaxed = [label is not False for label in said]
        yield np.array([*_precision(strict, found), *_precision(relaxed, found)])


def bands(topics: Sequence[Labelled], scores: Sequence[Pairs], count: int = 5) -> list[Points]:
    """Give of each band of confidence how many labelled pairs it has, what it says, what holds."""
    pairs = [
        (own[pair], label)
        for topic, own in zip(topics, scores, strict=True)
        for pair, label in topic.labels.items()
        if pair in own
    ]
    sure, right = np.array(pairs, dtype=np.float64).T
    band = np.minimum((sure * count).astype(int), count - 1)
    return [
        np.array([own.sum(), sure[own].mean(), right[own].mean()])
        for place in range(count)
        if (own := band == place).any()
    ]


def proposals(
    topics: Sequence[Labelled], scores: Sequence[Pairs], least: float
) -> tuple[int, float, float]:
    """Give how many pairs are proposed, the share of the labelled that is right, and recall."""
    labelled = [
        (own[pair] >= least, label)
        for topic, own in zip(topics, scores, strict=True)
        for pair, label in topic.labels.items()
        if pair in own
    ]
    proposed = [label for is_proposed, label in labelled if is_proposed]
    count = sum(score >= least for own in scores for score in own.values())
    matches = sum(label for _, label in labelled)
    return count, sum(proposed) / max(1, len(proposed)), sum(proposed) / max(1, matches)


def _precision(right: list[bool], scores: Points) -> tuple[float, float]:
    """Give the average precision times the share that is right, and without it."""
    from sklearn.metrics import average_precision_score

    plain = float(average_precision_score(right, scores)) if any(right) else 0.0
    return plain * sum(right) / max(1, len(right)), plain
