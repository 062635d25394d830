"""A BERT encoder in numpy: tokens of sentences of one length in, a point for each sentence out.

After Devlin et al. 2019 (arXiv:1810.04805) as the library transformers stores it: embeddings, then
layers of attention and a feed-forward network, each added to what came in and normalised.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.sentences_tensors import Numbers

Tokens = npt.NDArray[np.int64]
ROOT_HALF: Final = np.float32(sqrt(0.5))


@dataclass(frozen=True, slots=True)
class Linear:
    """A matrix that rows are multiplied by, and what is added."""

    matrix: Numbers
    offset: Numbers

    def of(self, rows: Numbers) -> Numbers:
        """Multiply *rows*, whatever stands before their last axis."""
        flat = rows.reshape(-1, rows.shape[-1]) @ self.matrix
        flat += self.offset
        return flat.reshape(*rows.shape[:-1], -1)


@dataclass(frozen=True, slots=True)
class Norm:
    """Brings each row to mean 0 and deviation 1, then scales and moves it."""

    scale: Numbers
    offset: Numbers
    epsilon: float

    def of(self, rows: Numbers) -> Numbers:
        """Normalise the last axis of *rows*."""
        centred = rows - rows.mean(axis=-1, keepdims=True)
        spread = np.einsum("...i,...i->...", centred, centred) / np.float32(rows.shape[-1])
        centred /= np.sqrt(spread + np.float32(self.epsilon))[..., None]
        centred *= self.scale
        centred += self.offset
        return np.asarray(centred, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: who attends to whom, and what follows from it."""

    asked: Linear
    attended: Linear
    attended_norm: Norm
    inner: Linear
    outer: Linear
    outer_norm: Norm
    heads: int

    def of(self, rows: Numbers) -> Numbers:
        """Pass *rows* (sentences, tokens, hidden) through the layer."""
        rows = self.attended_norm.of(rows + self.attended.of(self._attention(rows)))
        return self.outer_norm.of(rows + self.outer.of(gelu(self.inner.of(rows))))

    def _attention(self, rows: Numbers) -> Numbers:
        sentences, tokens, hidden = rows.shape
        split = self.asked.of(rows).reshape(sentences, tokens, 3, self.heads, -1)
        query, key, value = np.ascontiguousarray(split.transpose(2, 0, 3, 1, 4))
        weight = query @ key.swapaxes(-1, -2)
        weight /= np.float32(sqrt(hidden / self.heads))
        weight -= weight.max(axis=-1, keepdims=True)
        np.exp(weight, out=weight)
        weight /= weight.sum(axis=-1, keepdims=True)
        seen = (weight @ value).transpose(0, 2, 1, 3)
        return np.asarray(seen.reshape(sentences, tokens, hidden), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Encoder:
    """The whole: tokens to rows, and the rows through all layers."""

    tokens: Numbers
    positions: Numbers
    norm: Norm
    layers: tuple[Layer, ...]

    def layered(self, tokens: Tokens) -> list[Numbers]:
        """Encode *tokens* (sentences, tokens), and give the rows before and after each layer.

        All sentences have as many tokens, so there is no padding, and no mask.
        """
        rows = [self.norm.of(self.tokens[tokens] + self.positions[: tokens.shape[1]])]
        for layer in self.layers:
            rows.append(layer.of(rows[-1]))
        return rows


def unit(rows: Numbers) -> Numbers:
    """Bring each row to length 1; one of nothing stays nothing."""
    length = np.sqrt(np.einsum("...i,...i->...", rows, rows))[..., None]
    return np.asarray(rows / np.maximum(length, np.float32(1e-9)), dtype=np.float32)


def gelu(rows: Numbers) -> Numbers:
    """Give each number times the chance that a normal one is below it, exactly."""
    from scipy.special import erf

    chance = erf(rows * ROOT_HALF)
    chance += np.float32(1)
    chance *= rows
    chance *= np.float32(0.5)
    return np.asarray(chance, dtype=np.float32)
