"""What is added to a sentence model: its slopes, what it learns, and how it is written."""

import hashlib
import json

import numpy as np
import pytest

from folkmoot.analysis import sentences_learning
from folkmoot.analysis.match_weights import weights_file
from folkmoot.analysis.sentences_addition import (
    FILE,
    MATRICES,
    Narrow,
    read_addition,
    write_addition,
)
from folkmoot.analysis.sentences_encoder import Layer, Linear, Norm
from folkmoot.analysis.sentences_learning import Paired, learn_addition, loss

HIDDEN, WIDE, RANK = 8, 16, 2
LABELS = np.array([[1, 0], [0, 1], [np.nan, 0], [1, np.nan]])


def numbers(draw, *shape, size=0.3):
    return (draw.standard_normal(shape) * size).astype(np.float32)


def a_layer():
    draw = np.random.default_rng(1)

    def linear(before, after):
        return Linear(numbers(draw, before, after), numbers(draw, after))

    norm = Norm(np.ones(HIDDEN, dtype=np.float32), numbers(draw, HIDDEN), 1e-12)
    return Layer(
        linear(HIDDEN, 3 * HIDDEN),
        linear(HIDDEN, HIDDEN),
        norm,
        linear(HIDDEN, WIDE),
        linear(WIDE, HIDDEN),
        norm,
        2,
    )


def an_addition(layer):
    draw = np.random.default_rng(2)
    shapes = {name: getattr(layer, name).matrix.shape for name in MATRICES}
    return {
        name: Narrow(numbers(draw, before, RANK), numbers(draw, RANK, after))
        for name, (before, after) in shapes.items()
    }


def a_side(seed=3):
    draw = np.random.default_rng(seed)
    return Paired(
        tuple(numbers(draw, length, HIDDEN, size=1) for length in (5, 3, 6, 4, 3, 2)), LABELS
    )


@pytest.mark.parametrize("name", MATRICES)
@pytest.mark.parametrize("half", ["down", "up"])
def test_the_loss_changes_by_the_slope_when_a_number_is_moved(name, half):
    layer, side = a_layer(), a_side()
    addition = an_addition(layer)
    _, slopes = loss(layer, addition, side)
    slope = getattr(slopes[name], half)
    own = getattr(addition[name], half)
    toward = slope / np.linalg.norm(slope)
    losses = []
    for step in (0.01, -0.02):
        own += np.float32(step) * toward
        losses.append(loss(layer, addition, side)[0])
    assert (losses[0] - losses[1]) / 0.02 == pytest.approx(np.linalg.norm(slope), rel=0.02)


def test_learning_brings_matches_nearer_and_gives_the_same_each_time(monkeypatch):
    monkeypatch.setattr(sentences_learning, "ROUNDS", 30)
    layer, side = a_layer(), a_side()
    nothing = {
        name: Narrow(pair.down, np.zeros_like(pair.up)) for name, pair in an_addition(layer).items()
    }
    learnt = learn_addition(layer, [side])
    assert loss(layer, learnt, side)[0] < 0.7 * loss(layer, nothing, side)[0]
    again = learn_addition(layer, [side])
    assert all(np.array_equal(learnt[name].up, again[name].up) for name in MATRICES)


def test_an_addition_is_read_as_it_was_written(tmp_path):
    addition = an_addition(a_layer())
    write_addition(addition, tmp_path / "some.safetensors")
    found = read_addition(tmp_path / "some.safetensors")
    for name in MATRICES:
        assert np.allclose(found[name].down, addition[name].down, atol=1e-3)
        assert np.allclose(found[name].up, addition[name].up, atol=1e-3)


def test_the_addition_that_travels_is_the_one_that_the_weights_were_learnt_with():
    told = json.loads(weights_file(with_sentences=True).read_text(encoding="utf-8"))
    assert told["addition"] == hashlib.sha256(FILE.read_bytes()).hexdigest()
    assert {pair.down.shape[1] for pair in read_addition().values()} == {sentences_learning.RANK}
