"""Which templates a text may be a copy of: those that lead many of the runs that it shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from folkmoot.analysis.arrays import Claims, Numbers, Shares, heads, sizes
from folkmoot.analysis.engine import Engine
from folkmoot.analysis.shared_runs import SAMPLE, SHELVES, Shared

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
    shares: Shares

    def of(self, some: Claims) -> "Candidates":
        """Give the candidates of *some* texts only."""
        kept = some[self.texts]
        return Candidates(self.texts[kept], self.leaders[kept], self.shares[kept])


def find_candidates(shelves: Sequence[Shared], lengths: Numbers, engine: Engine) -> Candidates:
    """Find whom each text may follow; texts go by their rank and have *lengths* words.

    A run is led by the best ranked text that holds it.
    """
    width = (len(lengths) - 1).bit_length()
    cuts = np.linspace(0, len(lengths), SHELVES + 1).astype(np.int64)[1:-1]
    led = list(engine.each(partial(_led, width=width, cuts=cuts), shelves))
    parts = ([dealt[part] for dealt in led] for part in range(SHELVES))
    found = list(engine.each(partial(_counted, lengths=lengths, width=width), parts))
    return Candidates(
        np.concatenate([part.texts for part in found]),
        np.concatenate([part.leaders for part in found]),
        np.concatenate([part.shares for part in found]),
    )


def _led(shelf: Shared, width: int, cuts: Numbers) -> list[Numbers]:
    """Give text and leader, in one number, for each run that a text has and does not lead.

    They are dealt by the text: those before the first of *cuts*, before the second, and so on.
    """
    leaders = np.repeat(np.minimum.reduceat(shelf.texts, shelf.begins), shelf.sizes)
    others = leaders != shelf.texts
    both = shelf.texts[others]
    both <<= width
    both |= leaders[others]
    both.sort()
    return np.split(both, np.searchsorted(both, cuts << width))


def _counted(led: Sequence[Numbers], lengths: Numbers, width: int) -> Candidates:
    """Count how many runs of a text each leader leads, and give the best that lead enough."""
    ordered = np.concatenate(led)
    ordered.sort()
    begins = heads(ordered)
    runs = sizes(begins, len(ordered))
    several = runs >= LEAST_RUNS
    both = ordered[begins[several]]
    texts, leaders = both >> width, both & ((1 << width) - 1)
    shares = runs[several] / np.minimum(lengths, SAMPLE)[texts]
    enough = shares >= LEAST_SHARE
    return _best(Candidates(texts[enough], leaders[enough], shares[enough]))


def _best(found: Candidates) -> Candidates:
    order = np.lexsort((found.leaders, -found.shares, found.texts))
    texts = found.texts[order]
    begins = heads(texts)
    nth = np.arange(len(texts)) - np.repeat(begins, sizes(begins, len(texts)))
    kept = order[nth < CANDIDATES]
    return Candidates(found.texts[kept], found.leaders[kept], found.shares[kept])
