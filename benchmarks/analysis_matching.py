"""How well responses are matched to themes, by topic, beside plain TF-IDF in the same run.

The measure is that of the shared task on key points of 2021 (IBM, track 1): of each argument the
best key point of its topic and side, of each topic and side the half of the arguments with the
highest scores, the average precision of these times the share of them that is right, the mean over
all. A pair without a label is wrong in the strict figure and right in the relaxed one. The task's
earlier function lacked the share that is right; its figures, which are higher, stand in brackets.
How the matcher was chosen stands in docs/decisions/0013.

--learn writes the weights that travel with the code; --left-out scores each topic of the split by
weights learnt on the others of it.
"""

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from folkmoot.analysis.features import Points
from folkmoot.analysis.match_learning import Labelled, learn, left_out, lessons
from folkmoot.analysis.match_weights import FILE, Weights, document, weights, weights_hash
from folkmoot.analysis.matched_files import labelled_topics
from folkmoot.analysis.matching import held_beside
from folkmoot.analysis.resemblance import Analyser, content, pieces_of_words, weighted

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"
FILES = ("arguments", "key_points", "labels")

Scorer = Callable[[Labelled], dict[tuple[str, str], float]]


def main() -> int:
    """Print the figures of each split asked for, or learn the weights again."""
    given = argparse.ArgumentParser(description=__doc__)
    home = Path(os.environ.get("FOLKMOOT_REAL_DATA") or BESIDE)
    given.add_argument("--data", type=Path, default=home / "arguments")
    given.add_argument("--split", action="append", help="train, dev or test; dev if not said")
    given.add_argument("--left-out", action="store_true")
    given.add_argument("--learn", action="store_true")
    asked = given.parse_args()
    if asked.learn:
        return _learn(asked.data)
    for split in asked.split or ("dev",):
        topics = labelled_topics(asked.data, split)
        ours = _by_others(topics) if asked.left_out else _scored(matched(weights()), topics)
        _report(split, topics, ours)
    return 0


def matched(by: Weights) -> Scorer:
    """Score pairs by the matcher."""

    def score(topic: Labelled) -> dict[tuple[str, str], float]:
        held = held_beside(topic.texts, topic.themes, sides=topic.sides, by=by)
        return {
            (response, theme.id): float(sure)
            for response, row in held.of_responses().items()
            for theme, sure in zip(held.themes, row, strict=True)
        }

    return score


def tf_idf(analyser: Analyser) -> Scorer:
    """Score pairs by the cosine of their TF-IDF, fitted on the topic."""

    def score(topic: Labelled) -> dict[tuple[str, str], float]:
        both = [*(one.text for one in topic.texts), *(one.text for one in topic.themes)]
        rows = weighted(both, analyser)
        count = len(topic.texts)
        near = (rows[:count] @ rows[count:].T).toarray()
        return {
            (text.id, theme.id): float(near[row, column])
            for row, text in enumerate(topic.texts)
            for column, theme in enumerate(topic.themes)
        }

    return score


def average_precisions(topic: Labelled, scores: dict[tuple[str, str], float]) -> Iterator[Points]:
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


def _precision(right: list[bool], scores: Points) -> tuple[float, float]:
    """Give the average precision times the share that is right, and without it."""
    from sklearn.metrics import average_precision_score

    plain = float(average_precision_score(right, scores)) if any(right) else 0.0
    return plain * sum(right) / len(right), plain


def _scored(scorer: Scorer, topics: tuple[Labelled, ...]) -> list[Points]:
    return [np.array([*average_precisions(topic, scorer(topic))]) for topic in topics]


def _by_others(topics: tuple[Labelled, ...]) -> list[Points]:
    """Score each topic by weights learnt on other topics of the same split."""
    unseen = left_out(lessons(topics))
    return [
        np.array([*average_precisions(topic, matched(unseen[topic.topic])(topic))])
        for topic in topics
    ]


def _report(split: str, topics: tuple[Labelled, ...], ours: list[Points]) -> None:
    peers = [_scored(tf_idf(analyser), topics) for analyser in (content, pieces_of_words)]
    print(f"{split}: mean average precision, strict and relaxed; weights {weights_hash()[:12]}")
    print(f"{'':50}  matcher                    words                      letters")
    for place, topic in enumerate(topics):
        print(_row(topic.topic, [found[place] for found in (ours, *peers)]))
    print(_row("mean of all topics and sides", [np.concatenate(f) for f in (ours, *peers)]))


def _row(name: str, figures: list[Points]) -> str:
    means = [found.mean(axis=0) for found in figures]
    return f"{name[:50]:50}  " + "  ".join(
        f"{a:.3f}/{b:.3f} ({c:.3f}/{d:.3f})" for a, c, b, d in means
    )


def _learn(folder: Path) -> int:
    """Learn the weights from the train split and write them, with where they come from."""
    found = learn(lessons(labelled_topics(folder, "train")))
    about = {
        "about": "What the matcher of responses and themes looks at, with mean, scale and weight.",
        "made_by": "python3 benchmarks/analysis_matching.py --learn",
        "learnt_from": {
            f"{name}_train.csv": hashlib.sha256(
                (folder / f"{name}_train.csv").read_bytes()
            ).hexdigest()
            for name in FILES
        },
        "data": "ArgKP, IBM Debater (Bar-Haim et al., ACL 2020), 24 topics, in English",
        "licence": "CDLA-Sharing-1.0, copyright IBM 2020",
    }
    FILE.write_text(
        json.dumps(about | document(found), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    print(f"Wrote {FILE}, SHA-256 {weights_hash()}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
