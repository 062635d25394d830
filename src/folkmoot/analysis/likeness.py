"""How much of two texts is the same passage, word for word or nearly."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from folkmoot.analysis.grams import RUN

LONGEST_GAP: Final = 20
"""Changed words that may lie between two shared runs of one passage."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A text as a template: the place of each of its shared runs, and its length in words."""

    places: Mapping[int, int]
    length: int


def outline(names: list[int], places: list[int], length: int) -> Outline:
    """Make the outline of a text from its shared runs; one that comes twice counts at its first."""
    first: dict[int, int] = {}
    for name, place in zip(names, places, strict=True):
        first.setdefault(name, place)
    return Outline(first, length)


def likeness(names: list[int], places: list[int], length: int, template: Outline) -> float:
    """Give the share of both texts' words that lie in passages they have in common.

    Of the shared runs the longest series in the same order counts. Those that follow each other
    within LONGEST_GAP words are one passage, so a copy with every fifth word changed still scores
    about .9, while two texts that quote the same sentence score only that sentence's share.
    """
    pairs = [
        (place, template.places[name])
        for name, place in zip(names, places, strict=True)
        if name in template.places
    ]
    if not pairs:
        return 0.0
    here = there = RUN
    series = _in_order(pairs)
    for (place, other), (next_place, next_other) in pairwise(series):
        step, jump = next_place - place, next_other - other
        if step > LONGEST_GAP or jump > LONGEST_GAP:
            step, jump = min(step, RUN), min(jump, RUN)
        here, there = here + step, there + jump
    return min(1.0, (here + there) / (length + template.length))


def _in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest series of *pairs* whose second places rise as the first do."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, other) in enumerate(pairs):
        at = bisect_left(tails, other)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [other]
        ends[at : at + 1] = [index]
    series: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        series.append(pairs[index])
        index = before[index]
    return series[::-1]
