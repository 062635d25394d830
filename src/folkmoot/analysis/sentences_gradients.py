"""The last layer of an encoder, forward and back: how an addition to it changes what comes out.

Only learning needs this. Each function gives what comes out and a way back, which takes how much
the loss grows with each number that came out and gives the same for each that went in; what
belongs to the addition is summed up in its slopes.
"""

from collections.abc import Callable, Mapping
from math import pi, sqrt
from typing import Final

import numpy as np

from folkmoot.analysis.sentences_addition import Addition, Narrow
from folkmoot.analysis.sentences_encoder import ROOT_HALF, Layer, Linear, Norm
from folkmoot.analysis.sentences_tensors import Numbers

Back = Callable[[Numbers], Numbers]
Slopes = Mapping[str, Narrow]
"""How much the loss grows with each number of an addition: the same shapes, filled on the way."""

BELL: Final = np.float32(1 / sqrt(2 * pi))


def layer_forward(
    layer: Layer, rows: Numbers, masked: Numbers, *, addition: Addition, slopes: Slopes
) -> tuple[Numbers, Back]:
    """Pass *rows* (texts, tokens, hidden) through; *masked* is far below 0 where no token is."""
    split, back_asked = _linear(rows, layer.asked, addition["asked"], slopes["asked"])
    seen, back_seen = _attention(split, masked, layer.heads)
    told, back_told = _linear(seen, layer.attended, addition["attended"], slopes["attended"])
    middle, back_middle = _norm(rows + told, layer.attended_norm)
    wide, back_wide = _linear(middle, layer.inner, addition["inner"], slopes["inner"])
    bent, back_bent = _gelu(wide)
    outer, back_outer = _linear(bent, layer.outer, addition["outer"], slopes["outer"])
    out, back_out = _norm(middle + outer, layer.outer_norm)

    def back(wanted: Numbers) -> Numbers:
        second = back_out(wanted)
        first = back_middle(second + back_wide(back_bent(back_outer(second))))
        return np.asarray(first + back_asked(back_seen(back_told(first))), dtype=np.float32)

    return out, back


def unit_forward(rows: Numbers) -> tuple[Numbers, Back]:
    """Bring each row to length 1."""
    length = np.sqrt((rows * rows).sum(axis=1, keepdims=True)) + np.float32(1e-9)
    found = rows / length

    def back(wanted: Numbers) -> Numbers:
        along = (wanted * found).sum(axis=1, keepdims=True)
        return np.asarray((wanted - found * along) / length, dtype=np.float32)

    return found, back


def _linear(rows: Numbers, own: Linear, pair: Narrow, slope: Narrow) -> tuple[Numbers, Back]:
    flat = rows.reshape(-1, rows.shape[-1])
    narrow = flat @ pair.down
    out = flat @ own.matrix + narrow @ pair.up + own.offset

    def back(wanted: Numbers) -> Numbers:
        flat_wanted = wanted.reshape(-1, wanted.shape[-1])
        through = flat_wanted @ pair.up.T
        slope.up[:] += narrow.T @ flat_wanted
        slope.down[:] += flat.T @ through
        found = flat_wanted @ own.matrix.T + through @ pair.down.T
        return np.asarray(found.reshape(rows.shape), dtype=np.float32)

    return np.asarray(out.reshape(*rows.shape[:-1], -1), dtype=np.float32), back


def _attention(split: Numbers, masked: Numbers, heads: int) -> tuple[Numbers, Back]:
    texts, tokens, wide = split.shape
    apart = (texts, tokens, 3, heads, wide // 3 // heads)
    query, key, value = split.reshape(apart).transpose(2, 0, 3, 1, 4)
    root = np.float32(sqrt(apart[-1]))
    weight = query @ key.swapaxes(-1, -2) / root + masked[:, None, None, :]
    weight = np.exp(weight - weight.max(axis=-1, keepdims=True))
    weight /= weight.sum(axis=-1, keepdims=True)
    seen = (weight @ value).transpose(0, 2, 1, 3).reshape(texts, tokens, wide // 3)

    def back(wanted: Numbers) -> Numbers:
        own = wanted.reshape(texts, tokens, heads, -1).transpose(0, 2, 1, 3)
        toward = own @ value.swapaxes(-1, -2)
        even = (toward * weight).sum(axis=-1, keepdims=True)
        toward = weight * (toward - even) / root
        parts = np.stack([
            toward @ key,
            toward.swapaxes(-1, -2) @ query,
            weight.swapaxes(-1, -2) @ own,
        ])  # fmt: skip
        return parts.transpose(1, 3, 0, 2, 4).reshape(split.shape)

    return seen, back


def _norm(rows: Numbers, own: Norm) -> tuple[Numbers, Back]:
    centred = rows - rows.mean(axis=-1, keepdims=True)
    spread = (centred * centred).mean(axis=-1, keepdims=True)
    scale = 1 / np.sqrt(spread + np.float32(own.epsilon))
    even = centred * scale

    def back(wanted: Numbers) -> Numbers:
        told = wanted * own.scale
        along = (told * even).mean(axis=-1, keepdims=True)
        flat = told - told.mean(axis=-1, keepdims=True) - even * along
        return np.asarray(scale * flat, dtype=np.float32)

    return np.asarray(even * own.scale + own.offset, dtype=np.float32), back


def _gelu(rows: Numbers) -> tuple[Numbers, Back]:
    from scipy.special import erf

    chance = np.float32(0.5) * (np.float32(1) + erf(rows * ROOT_HALF))

    def back(wanted: Numbers) -> Numbers:
        slope = chance + rows * BELL * np.exp(-rows * rows / np.float32(2))
        return np.asarray(wanted * slope, dtype=np.float32)

    return rows * chance, back
