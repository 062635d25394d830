"""Runs of three words, numbered, for all texts at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.words import words

RUN: Final = 3
"""Words in a run: two are shared by chance too often, four miss copies with many changes."""

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Grams:
    """The runs that at least two texts share, text after text.

    Those of text *n* lie between *bounds*[n] and *bounds*[n + 1] of *names* and *places* (the
    run's first word, counted in words). *lengths* are the texts' words, *commonness* the mean
    logarithm of how often a text's runs occur: high for what many others wrote too.
    """

    names: Numbers
    places: Numbers
    bounds: Numbers
    lengths: Numbers
    commonness: npt.NDArray[np.float64]

    def of(self, text: int) -> tuple[list[int], list[int]]:
        """Give the names and places of one text's shared runs, in reading order."""
        part = slice(self.bounds[text], self.bounds[text + 1])
        return self.names[part].tolist(), self.places[part].tolist()


def grams(texts: Sequence[str]) -> Grams:
    """Number the runs of three words in *texts* and keep those that occur at least twice."""
    numbered = _numbered(texts)
    lengths = np.array([len(row) for row in numbered], dtype=np.int64)
    owner, place, name = _runs(numbered, lengths)
    _, inverse, counts = np.unique(name, return_inverse=True, return_counts=True)
    often = counts[inverse]
    runs = np.maximum(np.bincount(owner, minlength=len(texts)), 1)
    weight = np.bincount(owner, weights=np.log(often), minlength=len(texts)) / runs
    kept = often >= 2
    bounds = np.searchsorted(owner[kept], np.arange(len(texts) + 1))
    return Grams(inverse[kept], place[kept], bounds, lengths, np.round(weight, 6))


def _numbered(texts: Sequence[str]) -> list[Numbers]:
    vocabulary: dict[str, int] = {}
    return [
        np.fromiter((vocabulary.setdefault(w, len(vocabulary)) for w in words(text)), np.int64)
        for text in texts
    ]


def _runs(numbered: list[Numbers], lengths: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    every = np.concatenate([*numbered, np.zeros(RUN, np.int64)])
    pairs = np.unique(every[:-1] * (every.max() + 1) + every[1:], return_inverse=True)[1]
    name = pairs[:-1] * (every.max() + 1) + every[2:]
    starts = np.cumsum(lengths) - lengths
    owner = np.repeat(np.arange(len(lengths)), lengths)
    place = np.arange(len(owner)) - starts[owner]
    whole = place <= lengths[owner] - RUN
    return owner[whole], place[whole], name[: len(owner)][whole]
