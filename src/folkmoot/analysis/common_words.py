"""What the copies of a campaign keep of its template, told without giving one sender away."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from folkmoot.analysis.disclosure import LEAST_COUNT
from folkmoot.policy.comparison import Change, compare

MOST_READ = 300
"""Copies compared; of a larger campaign those most like the template."""
NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class Kept:
    """A stretch of the template and how many copies keep all of it.

    *words* are empty where fewer than LEAST_COUNT do: those words may be one person's own.
    """

    words: str
    copies: int | None
    by_nearly_all: bool = False


@dataclass(frozen=True, slots=True)
class CommonWords:
    """The template as its copies keep it, out of *read* copies."""

    stretches: tuple[Kept, ...]
    read: int


def common_words(
    template: str, copies: Sequence[str], *, start: int = 0, end: int | None = None
) -> CommonWords:
    """Say for each stretch of *template* how many of *copies* (itself among them) keep it.

    Only the characters from *start* to *end* of the template are told.

    >>> common_words("We ask for rights now.", ["We ask for rights now."] * 12).stretches
    (Kept(words='We ask for rights now.', copies=12, by_nearly_all=True),)
    """
    read = copies[:MOST_READ]
    kept = [0] * len(template)
    for copy in read:
        for begins, ends in _kept(template, copy):
            for place in range(begins, ends):
                kept[place] += 1
    stretches = []
    place = start
    for count, run in groupby(kept[start:end]):
        words = template[place : place + len(list(run))]
        place += len(words)
        known = count >= LEAST_COUNT
        stretches.append(
            Kept(words if known else "", count if known else None, count >= NEARLY_ALL * len(read))
        )
    return CommonWords(tuple(stretches), len(read))


def _kept(template: str, copy: str) -> list[tuple[int, int]]:
    if copy == template:
        return [(0, len(template))]
    found, place = [], 0
    for piece in compare(template, copy):
        if piece.change is Change.KEPT:
            found.append((place, place + len(piece.text)))
        if piece.change is not Change.ADDED:
            place += len(piece.text)
    return found
