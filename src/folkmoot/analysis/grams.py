"""Runs of three words, as numbers, for many texts at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from folkmoot.analysis.arrays import Hashes, Numbers, spread
from folkmoot.analysis.word_hashes import Hashed, hashed_words, mixed

RUN: Final = 3
"""Words in a run: two are shared by chance too often, four miss copies with many changes."""
NO_RUN: Final = np.uint64(2**64 - 1)
"""Stands where a text's last words begin no run."""
_SECOND, _THIRD = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of some texts, one for each word that begins one, else NO_RUN.

    Those of text *n* lie between *bounds*[n] and *bounds*[n + 1] of *names*. Of two texts with
    the same *wholes* all words are the same.
    """

    names: Hashes
    bounds: Numbers
    wholes: Hashes

    @property
    def lengths(self) -> Numbers:
        """Give how many words each text has."""
        return np.diff(self.bounds)

    def lengths_of(self, texts: Numbers) -> Numbers:
        """Give how many words each of *texts* has, without looking at the others."""
        return self.bounds[texts + 1] - self.bounds[texts]

    def between(self, start: int, end: int) -> "Runs":
        """Give the runs of the texts from *start* on, and before *end*."""
        bounds = self.bounds[start : end + 1]
        names = self.names[bounds[0] : bounds[-1]]
        return Runs(names, bounds - bounds[0], self.wholes[start:end])

    def of(self, texts: Numbers) -> "Runs":
        """Give the runs of *texts* only, in their order."""
        lengths = self.lengths_of(texts)
        names = self.names[spread(self.bounds[texts], lengths)]
        return Runs(names, np.append(0, np.cumsum(lengths)), self.wholes[texts])


def runs_of(texts: Sequence[str]) -> Runs:
    """Give the runs of three words of *texts*; see `hashed_words` on coincidences."""
    hashed = hashed_words(texts)
    return Runs(_names(hashed), hashed.bounds, _wholes(hashed))


def joined(parts: Iterable[Runs], *, room: int) -> Runs:
    """Put *parts* one after the other, each as it comes; *room* is a guess at all their words.

    What is guessed too much is memory that is never touched.
    """
    names, filled = np.empty(room, np.uint64), 0
    lengths, wholes = [np.zeros(0, np.int64)], [np.zeros(0, np.uint64)]
    for part in parts:
        end = filled + len(part.names)
        if end > len(names):
            names = np.concatenate((names[:filled], np.empty(end, np.uint64)))
        names[filled:end] = part.names
        lengths.append(part.lengths)
        wholes.append(part.wholes)
        filled = end
    bounds = np.append(0, np.cumsum(np.concatenate(lengths)))
    return Runs(names[:filled], bounds, np.concatenate(wholes))


def _names(hashed: Hashed) -> Hashes:
    names = np.full(len(hashed.words), NO_RUN)
    whole = max(len(names) - RUN + 1, 0)
    first, second, third = (hashed.words[n : n + whole] for n in range(RUN))
    names[:whole] = first + second * _SECOND + third * _THIRD
    for back in range(1, RUN):
        names[hashed.bounds[1:][np.diff(hashed.bounds) >= back] - back] = NO_RUN
    return names


def _wholes(hashed: Hashed) -> Hashes:
    """Add up each text's words, every one multiplied by a number that its place has."""
    lengths = np.diff(hashed.bounds)
    places = spread(np.zeros_like(lengths), lengths)
    factors = mixed(np.arange(1, int(lengths.max(initial=0)) + 1, dtype=np.uint64)) | np.uint64(1)
    wholes = np.zeros(len(lengths), np.uint64)
    some = lengths > 0
    if some.any():
        starts = hashed.bounds[:-1][some]
        wholes[some] = np.add.reduceat(hashed.words * factors[places], starts)
    return wholes
