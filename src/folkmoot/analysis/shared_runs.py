"""A sample of the runs of many texts, and which texts share them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from folkmoot.analysis.arrays import Claims, Hashes, Numbers, heads, sizes
from folkmoot.analysis.grams import Runs

SAMPLE: Final = 24
"""Runs looked at per text, about; of a shorter text all. Which ones, the runs themselves decide."""
SHELVES: Final = 4
"""Parts that the sampled runs are dealt to, by the run."""
_DEPTH: Final = np.uint64(62)
"""The highest two bits of a run say its shelf."""
_FINE: Final = 1024


@dataclass(frozen=True, slots=True)
class Shared:
    """Runs that at least two texts hold: from each of *begins* on, *texts* are those of one run."""

    texts: Numbers
    begins: Numbers

    @property
    def sizes(self) -> Numbers:
        """Give how many texts hold each run."""
        return sizes(self.begins, len(self.texts))


def sampled(part: tuple[Runs, Numbers], width: int) -> list[Hashes]:
    """Give for each shelf a sample of runs, each with its text's number in the lowest bits.

    *part* holds some runs and the numbers of their texts, of at most *width* bits, or -1 for one
    that is not looked at. A run that two texts of one length share is in both samples or neither.
    """
    runs, numbers = part
    shares = np.minimum(2.0**32 * SAMPLE / np.maximum(runs.lengths, 1), 2.0**32 - 1)
    shares[numbers < 0] = 0
    limits = np.repeat(shares.astype(np.uint32), runs.lengths)
    chosen = np.flatnonzero(runs.names.astype(np.uint32) < limits)  # never NO_RUN, the highest
    held = np.diff(np.searchsorted(chosen, runs.bounds))
    owners = np.repeat(numbers, held).astype(np.uint64)
    names = runs.names[chosen]
    shelf = names >> _DEPTH
    keys = names >> np.uint64(width) << np.uint64(width) | owners
    return [keys[shelf == number] for number in range(SHELVES)]


def shared(keys: Sequence[Hashes], width: int) -> Shared:
    """Find the runs that several texts hold among the *keys* of one shelf."""
    ordered = np.concatenate(keys)
    ordered.sort()
    names = ordered >> np.uint64(width)
    twin = names[1:] == names[:-1]
    several = np.zeros(len(names), np.bool_)
    several[1:] = twin
    several[:-1] |= twin
    texts = ordered[several]
    texts &= np.uint64((1 << width) - 1)
    return Shared(texts.view(np.int64), heads(names[several]))


def commonness(shelf: Shared, count: int) -> Numbers:
    """Add up for each of *count* texts how common its shared runs are, in whole numbers."""
    holders = shelf.sizes
    weights = np.repeat(np.rint(np.log2(holders) * _FINE), holders)
    return np.bincount(shelf.texts, weights, minlength=count).astype(np.int64)


def renamed(shelf: Shared, names: Numbers) -> Shared:
    """Give *shelf* with its texts under other numbers: text *n* is *names*[n]."""
    return Shared(names[shelf.texts], shelf.begins)


def within(shelf: Shared, some: Claims) -> Shared:
    """Give *shelf* as it is among *some* texts only."""
    kept = some[shelf.texts]
    runs = np.repeat(np.arange(len(shelf.begins)), shelf.sizes)[kept]
    return Shared(shelf.texts[kept], heads(runs))
