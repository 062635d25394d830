"""Which templates a text may be a copy of: those that lead many of the runs that it shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.engine import Engine
from folkmoot.analysis.grams import heads
from folkmoot.analysis.shared_runs import SAMPLE, Shared
from folkmoot.analysis.word_hashes import Hashes, Numbers

CANDIDATES: Final = 4
"""Templates that a text is held beside: those that lead most of its runs."""
LEAST_RUNS: Final = 2
LEAST_SHARE: Final = 0.1
"""Whoever leads fewer of the sampled runs is no candidate: chance, or a short quotation."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Texts, those that may lead them, and how much of each one's sample they do lead."""

    texts: Numbers
    leaders: Numbers
    shares: npt.NDArray[np.float64]

    def of(self, some: npt.NDArray[np.bool_]) -> "Candidates":
        """Give the candidates of *some* texts only."""
        kept = some[self.texts]
        return Candidates(self.texts[kept], self.leaders[kept], self.shares[kept])


def find_candidates(shelves: Sequence[Shared], lengths: Numbers, engine: Engine) -> Candidates:
    """Find whom each text may follow; texts go by their rank and have *lengths* words.

    A run is led by the best ranked text that holds it.
    """
    width = (len(lengths) - 1).bit_length()
    led = np.concatenate(list(engine.each(partial(_led, width=width), shelves)))
    led.sort()
    begins = heads(led)
    runs = np.diff(np.append(begins, len(led)))
    both = led[begins].astype(np.int64)
    texts, leaders = both >> width, both & ((1 << width) - 1)
    shares = runs / np.minimum(lengths, SAMPLE)[texts]
    enough = (runs >= LEAST_RUNS) & (shares >= LEAST_SHARE)
    return _best(Candidates(texts[enough], leaders[enough], shares[enough]))


def _led(shelf: Shared, width: int) -> Hashes:
    """Give text and leader, in one number, for each run that a text has and does not lead."""
    if not len(shelf.texts):
        return np.zeros(0, np.uint64)
    leaders = np.repeat(np.minimum.reduceat(shelf.texts, shelf.begins), shelf.sizes)
    others = leaders != shelf.texts
    both: Numbers = shelf.texts[others] << width | leaders[others]
    return both.astype(np.uint64)


def _best(found: Candidates) -> Candidates:
    order = np.lexsort((found.leaders, -found.shares, found.texts))
    texts = found.texts[order]
    begins = heads(texts)
    nth = np.arange(len(texts)) - np.repeat(begins, np.diff(np.append(begins, len(texts))))
    kept = order[nth < CANDIDATES]
    return Candidates(found.texts[kept], found.leaders[kept], found.shares[kept])
