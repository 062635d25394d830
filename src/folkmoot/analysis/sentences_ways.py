"""How responses resemble themes by a sentence model: as wholes, and token beside token.

What the responses have in common, the topic, is taken away first: a model finds all of them
alike, for they speak of one thing.
"""

from collections.abc import Sequence
from math import log
from typing import Final

import numpy as np

from folkmoot.analysis.engine import HERE, Engine
from folkmoot.analysis.features import Points, sample
from folkmoot.analysis.one_thread import one_thread
from folkmoot.analysis.progress import Progress, untold
from folkmoot.analysis.sentences import Batch, SentenceModel
from folkmoot.analysis.sentences_beside import (
    PAIRS,
    Beside,
    Read,
    Wordings,
    inner,
    read_batch,
)
from folkmoot.analysis.sentences_encoder import unit
from folkmoot.analysis.sentences_tensors import Numbers

WHOLES: Final = ("sentence", "sentence, centred", "sentence, turned", "sentence by rarity")
SENTENCE_WAYS: Final = (*WHOLES, *PAIRS)
CENTRED_ON: Final = 500
"""Texts at most that the middle of all tokens is worked out from."""


def sentence_ways(
    model: SentenceModel,
    texts: Sequence[str],
    wordings: Sequence[str],
    *,
    engine: Engine = HERE,
    progress: Progress = untold,
) -> dict[str, Points]:
    """Hold every text beside every wording in each of SENTENCE_WAYS."""
    unique = sorted(set(texts))
    at = {text: place for place, text in enumerate(unique)}
    with one_thread():
        worded = [read_batch(model, batch) for batch in model.batches(wordings)]
        parts = _parts(model, unique)
        by = _beside(model, parts, worded)
        points, rare = (np.zeros((len(unique), by.middles.shape[1])) for _ in range(2))
        pairs = np.zeros((len(PAIRS), len(unique), len(wordings)))
        for done, found in enumerate(engine.each(by.found, parts)):
            points[found.places], rare[found.places] = found.points, found.rare
            pairs[:, found.places] = found.pairs
            progress("sentences", done + 1, len(parts))
        wholes = [*_wholes(points, _points(worded, by)), rare @ _rare(worded, by).T]
    rows = [at[text] for text in texts]
    return {name: way[rows] for name, way in zip(SENTENCE_WAYS, [*wholes, *pairs], strict=True)}


def _parts(model: SentenceModel, texts: Sequence[str]) -> list[Batch | Read]:
    """Cut *texts* into batches; those that the middle is worked out from are read at once."""
    chosen = sample(len(texts), CENTRED_ON)
    rest = sorted(set(range(len(texts))) - set(chosen))
    read = [read_batch(model, batch) for batch in _batches(model, texts, chosen)]
    return [*read, *_batches(model, texts, rest)]


def _batches(model: SentenceModel, texts: Sequence[str], places: Sequence[int]) -> list[Batch]:
    found = model.batches([texts[place] for place in places])
    return [Batch([places[own] for own in one.places], one.tokens) for one in found]


def _beside(model: SentenceModel, parts: Sequence[Batch | Read], worded: Sequence[Read]) -> Beside:
    """Work out how rare each token is, and what the texts' tokens have in common."""
    seen = [part for part in parts if isinstance(part, Read)]
    batches = [part.batch if isinstance(part, Read) else part for part in (*parts, *worded)]
    rarity = _rarity(batches, len(model.encoder.tokens))
    count = max(1, sum(inner(one.batch.tokens).size for one in seen))
    middles = [
        sum(inner(one.depths[depth]).sum(axis=(0, 1), dtype=np.float64) for one in seen) / count
        for depth in range(len(worded[0].depths))
    ]
    centred = tuple(
        _wordings(worded, depth, rarity, np.asarray(middle, dtype=np.float32))
        for depth, middle in enumerate(middles)
    )
    raw = _wordings(worded, -1, rarity, np.zeros_like(middles[-1], dtype=np.float32))
    return Beside(model, rarity, np.array(middles, dtype=np.float32), centred, raw)


def _rarity(batches: Sequence[Batch], vocabulary: int) -> Numbers:
    held = np.zeros(vocabulary, dtype=np.int64)
    for batch in batches:
        for tokens in batch.tokens:
            held[np.unique(tokens)] += 1
    count = sum(len(batch.places) for batch in batches)
    return np.asarray(log(1 + count) - np.log1p(held), dtype=np.float32)


def _wordings(worded: Sequence[Read], depth: int, rarity: Numbers, middle: Numbers) -> Wordings:
    own = {
        place: (rows, rarity[tokens])
        for one in worded
        for place, rows, tokens in zip(
            one.batch.places,
            inner(one.depths[depth]),
            inner(one.batch.tokens),
            strict=True,
        )
    }
    ordered = [own[place] for place in sorted(own)]
    starts = np.cumsum([0, *(len(rows) for rows, _ in ordered[:-1])])
    tokens = unit(np.concatenate([rows for rows, _ in ordered]) - middle)
    return Wordings(tokens, starts, np.concatenate([rare for _, rare in ordered]))


def _points(worded: Sequence[Read], by: Beside) -> Points:
    return _placed(worded, [by.model.sentences(one.depths[-1]) for one in worded])


def _rare(worded: Sequence[Read], by: Beside) -> Points:
    return _placed(worded, [by.rare(one) for one in worded])


def _placed(worded: Sequence[Read], rows: Sequence[Numbers]) -> Points:
    places = [place for one in worded for place in one.batch.places]
    return np.asarray(np.concatenate(rows)[np.argsort(places)], dtype=np.float64)


def _wholes(points: Points, wordings: Points) -> list[Points]:
    """Hold sentences beside each other: as they are, centred, and turned from the middle."""
    middle = points.mean(axis=0) if len(points) else np.zeros(points.shape[1])
    toward = middle / max(float(np.linalg.norm(middle)), 1e-9)
    return [
        points @ wordings.T,
        _unit(points - middle) @ _unit(wordings - middle).T,
        _unit(points - np.outer(points @ toward, toward))
        @ _unit(wordings - np.outer(wordings @ toward, toward)).T,
    ]


def _unit(rows: Points) -> Points:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(length, 1e-9), dtype=np.float64)
