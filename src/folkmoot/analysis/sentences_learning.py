"""Learning what is added to a sentence model's last layer, from arguments that experts matched.

The loss is that of a logistic regression on one likeness: the cosine of an argument and a key
point, with the middle of the topic's arguments taken away from both. Only labelled pairs count.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np

from folkmoot.analysis.features import Points
from folkmoot.analysis.one_thread import one_thread
from folkmoot.analysis.sentences import SentenceModel
from folkmoot.analysis.sentences_addition import MATRICES, Addition, Narrow
from folkmoot.analysis.sentences_encoder import Layer
from folkmoot.analysis.sentences_gradients import Back, Slopes, layer_forward, unit_forward
from folkmoot.analysis.sentences_tensors import Numbers

RANK: Final = 8
ROUNDS: Final = 4
RATE: Final = 4e-3
WARM: Final = 20
"""Steps until the full rate is reached; from then on it falls evenly to nought."""
DRAWN: Final = 32
"""Arguments of a side that one step looks at."""
TOGETHER: Final = 16
"""Texts of about one length that pass the layer together."""
STEEP: Final = 8.0
OFFSET: Final = -2.4
"""The log odds of a match are STEEP times the likeness, plus OFFSET."""
FAR_BELOW: Final = -1e9


@dataclass(frozen=True, slots=True)
class Paired:
    """One side of a topic: the rows of each argument's tokens, then of each theme's.

    They stand before the last layer. *labels* (arguments, themes) are 1, 0 or NaN.
    """

    rows: tuple[Numbers, ...]
    labels: Points


@dataclass(frozen=True, slots=True)
class Memory:
    """What Adam keeps of the slopes so far (Kingma and Ba 2015): their mean and their square's."""

    mean: Slopes
    square: Slopes


def before_last_layer(model: SentenceModel, texts: Sequence[str]) -> list[Numbers]:
    """Give the rows of each text's tokens as they go into the last layer."""
    found: dict[int, Numbers] = {}
    with one_thread():
        for batch in model.batches(texts):
            rows = model.encoder.layered(batch.tokens)[-2]
            found |= dict(zip(batch.places, rows, strict=True))
    return [found[place] for place in range(len(texts))]


def learn_addition(layer: Layer, sides: Sequence[Paired], seed: int = 0) -> Addition:
    """Learn an addition to *layer*: the same *sides* in the same order give the same addition."""
    draw = np.random.default_rng(seed)
    addition = _fresh(layer, draw)
    memory = Memory(_nothing(addition), _nothing(addition))
    step, steps = 0, ROUNDS * len(sides)
    with one_thread():
        for _ in range(ROUNDS):
            for place in draw.permutation(len(sides)):
                step += 1
                _, slopes = loss(layer, addition, _drawn(sides[place], draw))
                rate = RATE * min(1.0, step / WARM) * (1 - (step - 1) / steps)
                _step(addition, slopes, memory, rate=rate, step=step)
    return addition


def loss(layer: Layer, addition: Addition, side: Paired) -> tuple[float, Slopes]:
    """Give the loss on *side* and its slopes."""
    slopes = _nothing(addition)
    count = len(side.labels)
    points, back_points = _points(layer, side.rows, addition, slopes)
    unit, back_unit = unit_forward(points)
    placed, back_placed = unit_forward(unit - unit[:count].mean(axis=0))
    odds = STEEP * (placed[:count] @ placed[count:].T) + OFFSET
    said = ~np.isnan(side.labels)
    right = np.where(said, side.labels, 0.0)
    found = float((np.logaddexp(0, odds) - right * odds)[said].sum() / said.sum())
    wrong = np.where(said, 1 / (1 + np.exp(-odds)) - right, 0.0) * (STEEP / said.sum())
    own = np.asarray(wrong, dtype=np.float32)
    centred = back_placed(np.concatenate([own @ placed[count:], own.T @ placed[:count]]))
    centred[:count] -= centred.sum(axis=0) / np.float32(count)
    back_points(back_unit(centred))
    return found, slopes


def _points(
    layer: Layer, rows: Sequence[Numbers], addition: Addition, slopes: Slopes
) -> tuple[Numbers, Back]:
    """Give each text as the mean of its tokens behind the layer."""
    points = np.zeros((len(rows), rows[0].shape[1]), dtype=np.float32)
    ways: list[tuple[list[int], Numbers, Back]] = []
    for places in _alike(rows):
        padded, masked = _padded([rows[place] for place in places])
        out, back = layer_forward(layer, padded, masked, addition=addition, slopes=slopes)
        live = np.asarray(masked == 0, dtype=np.float32)
        share = live / live.sum(axis=1, keepdims=True)
        points[places] = np.einsum("bt,bth->bh", share, out)
        ways.append((places, share, back))

    def back_all(wanted: Numbers) -> Numbers:
        for places, share, back in ways:
            back(share[:, :, None] * wanted[places][:, None, :])
        return wanted

    return points, back_all


def _alike(rows: Sequence[Numbers]) -> Iterator[list[int]]:
    ordered = sorted(range(len(rows)), key=lambda place: len(rows[place]))
    for start in range(0, len(ordered), TOGETHER):
        yield ordered[start : start + TOGETHER]


def _padded(rows: Sequence[Numbers]) -> tuple[Numbers, Numbers]:
    longest = max(len(own) for own in rows)
    padded = np.zeros((len(rows), longest, rows[0].shape[1]), dtype=np.float32)
    masked = np.full((len(rows), longest), FAR_BELOW, dtype=np.float32)
    for place, own in enumerate(rows):
        padded[place, : len(own)] = own
        masked[place, : len(own)] = 0
    return padded, masked


def _drawn(side: Paired, draw: np.random.Generator) -> Paired:
    """Draw some arguments of *side*; its themes stay."""
    count = len(side.labels)
    kept = np.sort(draw.permutation(count)[:DRAWN])
    rows = (*(side.rows[place] for place in kept), *side.rows[count:])
    return Paired(rows, side.labels[kept])


def _fresh(layer: Layer, draw: np.random.Generator) -> dict[str, Narrow]:
    """Begin with an addition of nothing: the way up is 0."""
    found = {}
    for name in MATRICES:
        before, after = getattr(layer, name).matrix.shape
        down = np.asarray(draw.standard_normal((before, RANK)) / sqrt(before), dtype=np.float32)
        found[name] = Narrow(down, np.zeros((RANK, after), dtype=np.float32))
    return found


def _nothing(addition: Addition) -> dict[str, Narrow]:
    return {
        name: Narrow(np.zeros_like(pair.down), np.zeros_like(pair.up))
        for name, pair in addition.items()
    }


def _step(addition: Addition, slopes: Slopes, memory: Memory, *, rate: float, step: int) -> None:
    """Move *addition* against its slopes, in place."""
    fade, fade_square = 1 - 0.9**step, 1 - 0.99**step
    for name, pair in addition.items():
        for side in ("down", "up"):
            own, slope = getattr(pair, side), getattr(slopes[name], side)
            mean, square = getattr(memory.mean[name], side), getattr(memory.square[name], side)
            mean += np.float32(0.1) * (slope - mean)
            square += np.float32(0.01) * (slope * slope - square)
            own -= np.float32(rate) * (mean / fade) / (np.sqrt(square / fade_square) + 1e-8)
