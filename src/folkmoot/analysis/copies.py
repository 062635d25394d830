"""Which of many texts are copies of which, worked out part by part on whole arrays."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Final, TypeVar

import numpy as np

from folkmoot.analysis.arrays import Numbers, Shares
from folkmoot.analysis.cells import Cells
from folkmoot.analysis.engine import Engine
from folkmoot.analysis.following import Ranked, follow
from folkmoot.analysis.grams import Runs, joined, runs_of
from folkmoot.analysis.progress import Progress
from folkmoot.analysis.shared_runs import SHELVES, Shared, commonness, renamed, sampled, shared

LEAST_WORDS: Final = 8
"""Shorter texts coincide by chance: "I agree with the draft" is no campaign."""
PART: Final = 2**21
"""Characters, or words, in one piece of work."""
SHORT: Final = 4
"""Characters for each word with what is beside it; where words are shorter, room is made anew."""

Part = TypeVar("Part")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Copies:
    """What each text is a copy of.

    *kinds* give each text's number among the different ones, or -1 where it is too short: texts of
    one kind have the same words. *leaders* give each kind's template, which is a kind, and
    *likenesses* how like it the kind is.
    """

    kinds: Numbers
    leaders: Numbers
    likenesses: Shares


@dataclass(frozen=True, slots=True)
class _Different:
    """The different texts: the first row of each, how many copies it has, and each row's number."""

    rows: Numbers
    copies: Numbers
    numbers: Numbers


def find_copies(texts: Sequence[str], *, engine: Engine, progress: Progress) -> Copies:
    """Find which of *texts* are copies; see `find_campaigns` for what a copy is.

    The order of *texts* does not matter, nor the parts that they are worked on in.
    """
    parts = list(_parts(texts))
    told = _told(engine, runs_of, parts, progress=progress)
    runs = joined(told, room=int(_sizes(texts).sum()) // SHORT)
    different = _different(runs)
    count = len(different.rows)
    if not count:
        return Copies(different.numbers, np.zeros(0, np.int64), np.zeros(0))
    shelves = _shelves(runs, different, engine)
    common = sum(engine.each(partial(commonness, count=count), shelves), np.zeros(count, np.int64))
    typical = common * 1000 // runs.lengths_of(different.rows)
    order = np.lexsort((runs.wholes[different.rows], -typical, -different.copies))
    ranks = np.argsort(order)
    shelves = [renamed(shelf, ranks) for shelf in shelves]
    ranked = Ranked(runs, different.rows[order])
    found = follow(ranked, shelves, engine=engine, progress=progress)
    kinds = np.where(different.numbers < 0, -1, ranks[different.numbers])
    return Copies(kinds, found.leaders, found.likenesses)


def _different(runs: Runs) -> _Different:
    tall = np.flatnonzero(runs.lengths >= LEAST_WORDS)
    _, first, numbers, copies = np.unique(
        runs.wholes[tall], return_index=True, return_inverse=True, return_counts=True
    )
    every = np.full(len(runs.wholes), -1)
    every[tall] = numbers
    return _Different(tall[first], copies, every)


def _shelves(runs: Runs, different: _Different, engine: Engine) -> list[Shared]:
    """Find which of the different texts share runs; a run and all its holders are on one shelf."""
    width = (len(different.rows) - 1).bit_length()
    numbers = np.full(len(runs.wholes), -1)
    numbers[different.rows] = np.arange(len(different.rows))
    dealt = list(engine.each(partial(sampled, width=width), _sampling(runs, numbers)))
    shelves = ([part[shelf] for part in dealt] for shelf in range(SHELVES))
    return list(engine.each(partial(shared, width=width), shelves))


def _parts(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut *texts* into parts of about PART characters."""
    ends = np.cumsum(_sizes(texts))
    cuts = np.searchsorted(ends, np.arange(PART, ends[-1], PART)) if len(ends) else ends
    for start, end in pairwise(sorted({0, *cuts.tolist(), len(texts)})):
        yield texts[start:end]


def _sizes(texts: Sequence[str]) -> Numbers:
    return texts.sizes if isinstance(texts, Cells) else np.fromiter(map(len, texts), np.int64)


def _sampling(runs: Runs, numbers: Numbers) -> Iterator[tuple[Runs, Numbers]]:
    cuts = np.searchsorted(runs.bounds, np.arange(PART, runs.bounds[-1], PART))
    for start, end in pairwise(sorted({0, *cuts.tolist(), len(numbers)})):
        yield runs.between(start, end), numbers[start:end]


def _told(
    engine: Engine, work: Callable[[Part], Found], parts: Sequence[Part], *, progress: Progress
) -> Iterator[Found]:
    for done, found in enumerate(engine.each(work, parts), start=1):
        progress("reading words", done, len(parts))
        yield found
