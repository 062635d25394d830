"""What a program meant by a position: characters or UTF-16 units, with marks and returns or not.

The standard counts characters. Programs that hold text in UTF-16 count an emoji twice, some count
a line end of two characters once, and a byte order mark may count or not. Where a text leaves more
than one way to count, the selections tell: by the words that are told as their names, and by
whether they begin and end where words do.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from typing import Final

BOM: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to count: a mark at the beginning, a line end as two, an emoji as two."""

    counts_mark: bool = False
    counts_returns: bool = True
    counts_units: bool = False

    def __str__(self) -> str:
        """Say it in words."""
        return ", ".join(
            (
                "UTF-16 units" if self.counts_units else "characters",
                "line ends of two as two" if self.counts_returns else "line ends of two as one",
                "the byte order mark counted" if self.counts_mark else "no byte order mark",
            )
        )


@dataclass(frozen=True, slots=True)
class Selected:
    """A selection as a file tells it: two positions, and its words where they are told."""

    start: int
    end: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """How the positions of a text were read, whether there was a choice, and what they are.

    *places* are characters of the raw text; None for a selection that is not in it.
    """

    way: Way
    is_choice: bool
    places: tuple[tuple[int, int] | None, ...]


def counted(
    raw: str, selections: Sequence[Selected], *, expected: Way, is_sure: bool = False
) -> Counted:
    """Read positions in the way that fits best; of equals the *expected* one, then in order.

    Where it *is_sure* how the program counts, no other way is tried.
    """
    ways = [expected] if is_sure else _ways(raw, expected)
    found = [(way, _places(raw, selections, way)) for way in ways]
    way, places = max(found, key=lambda item: _fit(raw, selections, item[1]))
    return Counted(way, len({told for _, told in found}) > 1, places)


def _ways(raw: str, expected: Way) -> list[Way]:
    """Give the ways that can differ for *raw*, the expected one first."""
    marks = (False, True) if raw.startswith(BOM) else (expected.counts_mark,)
    returns = (True, False) if "\r\n" in raw else (expected.counts_returns,)
    units = (False, True) if any(ord(letter) > 0xFFFF for letter in raw) else (False,)
    ways = [Way(*choice) for choice in product(marks, returns, units)]
    return sorted(ways, key=lambda way: way != expected)


Places = tuple[tuple[int, int] | None, ...]


def _places(raw: str, selections: Sequence[Selected], way: Way) -> Places:
    ends = _ends(raw, way)

    def at(position: int) -> int:
        """Give the first character that begins at *position* or after it."""
        return bisect_left(ends, position)

    return tuple(
        (at(one.start), at(one.end)) if 0 <= one.start < one.end <= ends[-1] else None
        for one in selections
    )


def _ends(raw: str, way: Way) -> Sequence[int]:
    """Give the position before each character of *raw*, and the one after all."""
    if not raw.startswith(BOM) and "\r\n" not in raw and raw.isascii():
        return range(len(raw) + 1)
    return list(accumulate((_width(raw, at, way) for at in range(len(raw))), initial=0))


def _width(raw: str, at: int, way: Way) -> int:
    letter = raw[at]
    if letter == BOM and at == 0:
        return int(way.counts_mark)
    if letter == "\r" and raw[at + 1 : at + 2] == "\n":
        return int(way.counts_returns)
    return 2 if way.counts_units and ord(letter) > 0xFFFF else 1


def _fit(raw: str, selections: Sequence[Selected], places: Places) -> tuple[int, int, int]:
    """Say how many selections are in the text, hold their words, and have whole words."""
    there = [(one, place) for one, place in zip(selections, places, strict=True) if place]
    named = sum(_holds(raw[slice(*place)], one.words) for one, place in there)
    edges = sum(_is_edge(raw, at) for _, place in there for at in place)
    return len(there), named, edges


def _holds(said: str, told: str) -> bool:
    """Say whether *told*, which programs cut short, is how *said* begins."""
    words = _letters(told.rstrip(".… "))
    return bool(words) and _letters(said).startswith(words)


def _letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _is_edge(raw: str, at: int) -> bool:
    return not (raw[at - 1 : at].isalnum() and raw[at : at + 1].isalnum())
