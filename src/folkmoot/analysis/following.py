"""Who follows whom: each text joins the template that it is most like, or becomes one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from folkmoot.analysis.arrays import Claims, Numbers, Shares
from folkmoot.analysis.engine import Engine
from folkmoot.analysis.grams import Runs
from folkmoot.analysis.leaders import Candidates, find_candidates
from folkmoot.analysis.likeness import Pairs, batches, cut_out, likenesses, likenesses_in
from folkmoot.analysis.progress import Progress
from folkmoot.analysis.shared_runs import Shared, within

LEAST_LIKENESS: Final = 0.6
"""Copies share more than half of their words in common passages; quoting one leaflet does not."""
COMPOSED: Final = 0.45
"""A text is put together from others' if its candidates lead so much of it and it is like none."""
ROUNDS: Final = 6
"""Times that texts are looked at; whoever follows nobody then is a template."""
BATCH: Final = 2**19
"""Words held beside each other in one piece of work."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Different texts, the most typical first: the row that each has in *runs*."""

    runs: Runs
    rows: Numbers

    @property
    def lengths(self) -> Numbers:
        """Give how many words each text has."""
        return self.runs.lengths_of(self.rows)


@dataclass(frozen=True, slots=True)
class Followed:
    """Each text's leader by rank, itself for a template, and how like that it is."""

    leaders: Numbers
    likenesses: Shares

    @property
    def free(self) -> Claims:
        """Say which texts follow nobody."""
        free: Claims = self.leaders == np.arange(len(self.leaders))
        return free

    @property
    def alone(self) -> Claims:
        """Say which texts follow nobody and are followed by nobody."""
        followed = np.zeros(len(self.leaders), np.bool_)
        followed[self.leaders[~self.free]] = True
        return self.free & ~followed

    def settle(self, like: "_Alike") -> None:
        """Let each text of *like* follow the other that it is most like, the best ranked first."""
        order = np.lexsort((-like.others, like.shares, like.texts))
        self.leaders[like.texts[order]] = like.others[order]
        self.likenesses[like.texts[order]] = like.shares[order]


@dataclass(frozen=True, slots=True)
class _Alike:
    """Texts with others that they are like enough to be copies of."""

    texts: Numbers
    others: Numbers
    shares: Shares

    def only(self, which: Claims) -> "_Alike":
        return _Alike(self.texts[which], self.others[which], self.shares[which])


def follow(
    texts: Ranked, shelves: Sequence[Shared], *, engine: Engine, progress: Progress
) -> Followed:
    """Let each of *texts* follow the template that it is most like; *shelves* say who shares what.

    In each round a text is held beside the best ranked holders of its runs. One that is like none
    of them is a template, and whoever is like a template follows it. One that is like followers
    only is held beside their template. Those that fit nowhere, and those that seem to be put
    together from several templates, are looked at again among themselves.
    """
    count = len(texts.rows)
    found = Followed(np.arange(count), np.ones(count))
    undecided = np.ones(count, np.bool_)
    for _ in range(ROUNDS):
        candidates = find_candidates(shelves, texts.lengths, engine).of(undecided)
        again = _one_round(texts, candidates, found, engine=engine, progress=progress)
        undecided = again & found.alone
        if not undecided.any():
            break
        shelves = [within(shelf, again) for shelf in shelves]
    return found


def _one_round(
    texts: Ranked, candidates: Candidates, found: Followed, *, engine: Engine, progress: Progress
) -> Claims:
    """Settle who can be settled in *found*, and say which texts to look at again."""
    alike = _held_beside(texts, (candidates.texts, candidates.leaders), engine, progress)
    best = found.leaders.copy()
    order = np.lexsort((-alike.others, alike.shares, alike.texts))
    best[alike.texts[order]] = alike.others[order]
    template = best == np.arange(len(best))
    found.settle(alike.only(template[alike.others]))
    left = np.flatnonzero(~template & found.free)
    tops = _tops(np.where(found.free, best, found.leaders))[left]
    found.settle(_held_beside(texts, (left, tops), engine, progress))
    again: Claims = template & _composed(candidates, len(best))
    again[left] = found.free[left]
    return again


def _held_beside(texts: Ranked, pairs: Pairs, engine: Engine, progress: Progress) -> _Alike:
    order = np.argsort(pairs[1], kind="stable")
    pairs = pairs[0][order], pairs[1][order]
    parts = list(batches(texts.runs, (texts.rows[pairs[0]], texts.rows[pairs[1]]), BATCH))
    shares = [np.zeros(0)]
    for done, part in enumerate(_each_likeness(texts.runs, parts, engine), start=1):
        shares.append(part)
        progress("holding responses beside each other", done, len(parts))
    every = _Alike(*pairs, np.concatenate(shares))
    return every.only(every.shares >= LEAST_LIKENESS)


def _each_likeness(runs: Runs, parts: Sequence[Pairs], engine: Engine) -> Iterator[Shares]:
    if engine.shares_memory:
        return engine.each(partial(likenesses, runs, least=LEAST_LIKENESS), parts)
    cut = (cut_out(runs, part) for part in parts)
    return engine.each(partial(likenesses_in, least=LEAST_LIKENESS), cut)


def _tops(above: Numbers) -> Numbers:
    """Follow whoever is *above* each text up to the one that is above itself."""
    while ((higher := above[above]) != above).any():
        above = higher
    return above


def _composed(candidates: Candidates, count: int) -> Claims:
    led = np.bincount(candidates.texts, candidates.shares, minlength=count)
    composed: Claims = led >= COMPOSED
    return composed
