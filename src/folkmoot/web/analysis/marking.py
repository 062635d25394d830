"""A response's words in stretches, those that are the reason for something marked."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST = 4000
"""Characters shown of a response in a list; its own page has all."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a response, marked or not."""

    words: str
    is_marked: bool


def marked(words: str, places: Iterable[tuple[int, int]]) -> tuple[Stretch, ...]:
    """Cut the first MOST characters of *words* where *places* start and end.

    >>> [(one.words, one.is_marked) for one in marked("We ask for safety.", [(3, 6), (4, 10)])]
    [('We ', False), ('ask for', True), (' safety.', False)]
    """
    at, found = 0, list[Stretch]()
    shown = words[:MOST]
    for start, end in _joined(places):
        found += [Stretch(shown[at:start], False), Stretch(shown[start:end], True)]
        at = end
    return tuple(one for one in [*found, Stretch(shown[at:], False)] if one.words)


def _joined(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
