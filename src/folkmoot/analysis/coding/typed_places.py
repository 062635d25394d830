"""Which segment a typed line speaks of: passages by number, or exact words in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from folkmoot.analysis.coding.codebook import Codebook
from folkmoot.analysis.coding.segments import Segment, numbers
from folkmoot.analysis.coding.typed_lines import Problem, ProblemKind, read_line
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.words import Passage

QUOTES: Final = (('"', '"'), ("“", "”"), ("«", "»"))
"""The marks between which words are quoted; any pair does."""

_SPAN: Final = re.compile(r"\s*(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?(?=[\s\"“«]|$)\s*")
_TIMES: Final = re.compile(r"\s*@(\d{1,6})(?=\s|$)")
_APOSTROPHES: Final = "'’‘"


@dataclass(frozen=True, slots=True)
class Place:
    """A segment and what stands on the line after it."""

    segment: Segment
    rest: str


def place_of(said: str, own: Sequence[Passage], text: Text, codebook: Codebook) -> Place | Problem:
    """Read the place at the beginning of the line *said*; *own* are the passages of *text*.

    Blanks count as one and capitals as small in quoted words, but what they find is exact. `@2`
    after them means the second time that they stand there.
    """
    span = _SPAN.match(said)
    if not span:
        return Problem(ProblemKind.NO_PLACE, 0, said.strip())
    first, last = int(span[1]), int(span[2] or span[1])
    if not 1 <= first <= last <= len(own):
        return Problem(ProblemKind.NO_PASSAGE, 0, span[0].strip())
    whole = Segment(text.id, own[first - 1].start, own[last - 1].end)
    rest = said[span.end() :]
    for opening, closing in QUOTES:
        if rest.startswith(opening):
            return _quoted(rest, whole, text, closing=closing, codebook=codebook)
    return Place(whole, rest)


def written_place(segment: Segment, own: Sequence[Passage], text: Text) -> str:
    """Write *segment*, which does not begin or end with a blank, so that it reads to the same."""
    touched = numbers(segment, own)
    first, last = touched[0], touched[-1]
    span = f"{first}-{last}" if last > first else str(first)
    whole = Segment(text.id, own[first - 1].start, own[last - 1].end)
    if segment == whole:
        return span
    words = " ".join(segment.words(text.text).split())
    times = [found.start for found in _found(words, whole, text)].index(segment.start) + 1
    opening, closing = next((pair for pair in QUOTES if pair[1] not in words), QUOTES[0])
    return f"{span} {opening}{words}{closing}" + (f" @{times}" if times > 1 else "")


def _quoted(
    rest: str, whole: Segment, text: Text, *, closing: str, codebook: Codebook
) -> Place | Problem:
    """Give the words between quotation marks; words may hold such marks, so ends are tried.

    The last is taken after which all is codes and a memo, else the last whose words are there.
    """
    places = list(_places(rest, whole, text, closing))[::-1]
    for place in places:
        if not read_line(place.rest, codebook, passage=0).problems:
            return place
    return places[0] if places else Problem(ProblemKind.NO_WORDS, 0, rest.strip())


def _places(rest: str, whole: Segment, text: Text, closing: str) -> Iterator[Place]:
    for end in re.finditer(closing + r"(?=[\s@]|$)", rest[1:]):
        after = rest[1 + end.end() :]
        times = _TIMES.match(after)
        found = _found(rest[1 : 1 + end.start()], whole, text)
        wanted = int(times[1]) if times else 1
        if 1 <= wanted <= len(found):
            yield Place(found[wanted - 1], after[times.end() :] if times else after)


def _found(words: str, whole: Segment, text: Text) -> list[Segment]:
    """Give every place in *whole* where *words* stand, overlapping ones among them."""
    pattern = r"\s+".join(_letters(word) for word in words.split())
    if not pattern:
        return []
    seen = re.compile(f"(?=({pattern}))", re.IGNORECASE)
    places = seen.finditer(text.text, whole.start, whole.end)
    return [Segment(text.id, place.start(1), place.end(1)) for place in places]


def _letters(word: str) -> str:
    parts = re.split(f"[{_APOSTROPHES}]", word)
    return f"[{_APOSTROPHES}]".join(re.escape(part) for part in parts)
