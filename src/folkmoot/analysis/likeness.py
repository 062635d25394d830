"""How much of two texts is the same passage, word for word or nearly."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from folkmoot.analysis.arrays import Claims, Hashes, Numbers, Shares, heads, sizes, spread
from folkmoot.analysis.grams import RUN, Runs
from folkmoot.analysis.lookup import first_places
from folkmoot.analysis.rising import longest_rising
from folkmoot.analysis.word_hashes import mixed

LONGEST_GAP: Final = 20
"""Changed words that may lie between two shared runs of one passage."""

_PLACES: Final = 32
"""Bits for a place in a text."""
TOGETHER: Final = 2**16
"""Words looked up at once: so many stay in a processor's cache."""

Pairs = tuple[Numbers, Numbers]
"""Texts, and the template that each is held beside, by their numbers."""


@dataclass(frozen=True, slots=True)
class _Common:
    """Runs that the two texts of some pairs share: the pair, and the place in either text."""

    pair: Numbers
    here: Numbers
    there: Numbers

    def only(self, which: Claims) -> "_Common":
        return _Common(self.pair[which], self.here[which], self.there[which])


def likenesses(runs: Runs, pairs: Pairs, *, least: float = 0.0) -> Shares:
    """Give for each of *pairs* the share of both texts' words in passages they have in common.

    Of the shared runs the longest series in the same order counts. Those that follow each other
    within LONGEST_GAP words are one passage, so a copy with every fifth word changed still scores
    about .9, while two texts that quote the same sentence score only that sentence's share. A run
    that the template has twice counts where it comes first. Where the share is under *least*, it
    may come out too high, but not as high as *least*.
    """
    order = np.argsort(pairs[1], kind="stable")
    shares = np.empty(len(order))
    shares[order] = _by_template(runs, (pairs[0][order], pairs[1][order]), least)
    return shares


def likenesses_in(part: tuple[Runs, Pairs], *, least: float = 0.0) -> Shares:
    """Do what `likenesses` does with a part that was cut out."""
    return likenesses(*part, least=least)


def cut_out(runs: Runs, pairs: Pairs) -> tuple[Runs, Pairs]:
    """Give the runs of just the texts in *pairs*, and the pairs by their numbers among these."""
    texts, numbers = np.unique(np.concatenate(pairs), return_inverse=True)
    return runs.of(texts), (numbers[: len(pairs[0])], numbers[len(pairs[0]) :])


def batches(runs: Runs, pairs: Pairs, size: int) -> Iterator[Pairs]:
    """Cut *pairs* where they have about *size* words; a template counts where it comes first."""
    texts, others = pairs
    first = np.zeros(len(others), np.int64)
    first[heads(others)] = 1
    words = np.cumsum(runs.lengths_of(texts) + runs.lengths_of(others) * first)
    cuts = np.searchsorted(words, np.arange(size, int(words[-1]) if len(words) else 0, size))
    for part in zip(np.split(texts, cuts), np.split(others, cuts), strict=True):
        if len(part[0]):
            yield part


def _by_template(runs: Runs, pairs: Pairs, least: float) -> Shares:
    """Do what `likenesses` does where those that are held beside one template lie together."""
    words = runs.lengths_of(pairs[0]) + runs.lengths_of(pairs[1])
    common = _shared(runs, pairs)
    crossed = _crossed(common, len(words))
    found = _covered(common.only(~crossed[common.pair]), len(words))
    if crossed.any():
        most = _most(common.only(crossed[common.pair]), len(words))
        settle = crossed & (most >= least * words)
        some = common.only(settle[common.pair])
        rising = some.only(longest_rising(some.pair, some.there))
        found += np.where(settle, _covered(rising, len(words)), most)
    shares: Shares = np.minimum(1.0, found / words)
    return shares


def _shared(runs: Runs, pairs: Pairs) -> _Common:
    found, before = [], 0
    for some in batches(runs, pairs, TOGETHER):
        found.append(_looked_up(runs, some, before))
        before += len(some[0])
    return _Common(*(np.concatenate(field) for field in zip(*found, strict=True)))


def _looked_up(runs: Runs, pairs: Pairs, before: int) -> tuple[Numbers, Numbers, Numbers]:
    """Find the shared runs of some pairs; each template's are laid down once for all its pairs."""
    texts, begins = pairs[0], heads(pairs[1])
    templates = pairs[1][begins]
    template = np.repeat(np.arange(len(begins)), sizes(begins, len(texts)))
    own = mixed(np.arange(1, len(begins) + 1, dtype=np.uint64))
    places = first_places(_keys(runs, texts, own[template]), _keys(runs, templates, own))
    shared = np.flatnonzero(places >= 0)
    lengths, others = runs.lengths_of(texts), runs.lengths_of(templates)
    pair = np.repeat(np.arange(len(lengths)), lengths)[shared]
    starts, bases = np.cumsum(lengths) - lengths, np.cumsum(others) - others
    here, there = shared - starts[pair], places[shared] - bases[template[pair]]
    run = here <= lengths[pair] - RUN  # not one of the last words, which begin none
    return pair[run] + before, here[run], there[run]


def _keys(runs: Runs, texts: Numbers, own: Hashes) -> Hashes:
    """Give the names of the runs of *texts*, those of each changed by a number of its *own*."""
    lengths = runs.lengths_of(texts)
    names = runs.names[spread(runs.bounds[texts], lengths)]
    names ^= np.repeat(own, lengths)
    return names


def _crossed(common: _Common, count: int) -> Claims:
    """Say which pairs have their shared runs in another order in the other text."""
    falls = (common.pair[1:] == common.pair[:-1]) & (common.there[1:] <= common.there[:-1])
    crossed = np.zeros(count, np.bool_)
    crossed[common.pair[1:][falls]] = True
    return crossed


def _most(common: _Common, count: int) -> Shares:
    """Give the words that would lie in common passages if order did not matter."""
    there = common.pair << _PLACES | common.there
    there.sort()
    sides = common.here, there & ((1 << _PLACES) - 1)
    total = np.zeros(count)
    for places in sides:
        step = np.diff(places)
        words = np.where(step > LONGEST_GAP, RUN, step)
        total += _summed(common.pair, words, count) + RUN * _any(common.pair, count)
    return total


def _covered(common: _Common, count: int) -> Shares:
    step, jump = np.diff(common.here), np.diff(common.there)
    apart = (step > LONGEST_GAP) | (jump > LONGEST_GAP)
    words = np.where(apart, np.minimum(step, RUN) + np.minimum(jump, RUN), step + jump)
    return _summed(common.pair, words, count) + 2 * RUN * _any(common.pair, count)


def _summed(pair: Numbers, between: Numbers, count: int) -> Shares:
    """Add up what lies *between* neighbours of the same pair."""
    same = pair[1:] == pair[:-1]
    total = np.bincount(pair[1:][same], between[same], minlength=count)
    return total.astype(np.float64)


def _any(pair: Numbers, count: int) -> Claims:
    held = np.zeros(count, np.bool_)
    held[pair] = True
    return held
