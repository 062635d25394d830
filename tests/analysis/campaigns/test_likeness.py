"""Likeness: the share of two texts in common passages, held to its definition pair by pair."""

from itertools import combinations, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.grams import RUN, runs_of
from folkmoot.analysis.likeness import LONGEST_GAP, likenesses
from folkmoot.analysis.lookup import first_places
from folkmoot.analysis.rising import LONG, longest_rising

WORDS = st.lists(st.sampled_from("abcdef"), max_size=40).map(" ".join)


def likeness_by_definition(text: str, template: str) -> float:
    """Work out one likeness the plain way."""
    here, there = text.split(), template.split()
    runs = [there[place : place + RUN] for place in range(len(there) - RUN + 1)]
    pairs = [
        (place, runs.index(here[place : place + RUN]))
        for place in range(len(here) - RUN + 1)
        if here[place : place + RUN] in runs
    ]
    kept = rising_by_patience([other for _, other in pairs])
    series = [pair for pair, stays in zip(pairs, kept, strict=True) if stays]
    covered = 2 * RUN * bool(series)
    for (place, other), (after, further) in pairwise(series):
        steps = after - place, further - other
        apart = max(steps) > LONGEST_GAP
        covered += sum(min(step, RUN) if apart else step for step in steps)
    return min(1.0, covered / (len(here) + len(there)))


def rising_by_patience(values: list[int]) -> list[bool]:
    """Lay out the values in piles, as the game of patience is played."""
    piles: list[list[int]] = []
    below: dict[int, int] = {}
    for number, value in enumerate(values):
        at = next((n for n, pile in enumerate(piles) if values[pile[-1]] >= value), len(piles))
        below[number] = piles[at - 1][-1] if at else -1
        piles[at : at + 1] = [[*(piles[at] if at < len(piles) else []), number]]
    kept, number = [False] * len(values), piles[-1][-1] if piles else -1
    while number >= 0:
        kept[number], number = True, below[number]
    return kept


@given(st.lists(WORDS, min_size=2, max_size=5))
def test_likeness_is_what_its_definition_says_for_every_pair(texts):
    texts = [text or "a" for text in texts]
    pairs = list(combinations(range(len(texts)), 2))
    sides = np.array([one for one, _ in pairs]), np.array([other for _, other in pairs])
    found = likenesses(runs_of(texts), sides)
    expected = [likeness_by_definition(texts[one], texts[other]) for one, other in pairs]
    assert found.tolist() == expected
    bounded = likenesses(runs_of(texts), sides, least=0.6)
    for whole, bound in zip(expected, bounded.tolist(), strict=True):
        assert bound == whole if whole >= 0.6 else whole <= bound < 0.6


@given(st.lists(st.lists(st.integers(0, 50), min_size=1, max_size=30), min_size=1, max_size=8))
def test_the_longest_rising_part_of_each_series_is_found(series):
    owner = np.repeat(np.arange(len(series)), [len(one) for one in series])
    kept = longest_rising(owner, np.array([value for one in series for value in one]))
    assert kept.tolist() == [stays for one in series for stays in rising_by_patience(one)]


def test_a_series_beyond_what_is_taken_together_gives_the_same():
    values = np.arange(3 * LONG) * 7919 % 1009
    kept = longest_rising(np.zeros(len(values), np.int64), values)
    assert kept.tolist() == rising_by_patience(values.tolist())


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)), st.integers(0, 2**64 - 10))
def test_numbers_are_found_at_their_first_place_or_not_at_all(sought, held, apart):
    places = first_places(
        np.array([number + apart for number in sought], np.uint64),
        np.array([number + apart for number in held], np.uint64),
    )
    assert places.tolist() == [held.index(one) if one in held else -1 for one in sought]
