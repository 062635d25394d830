"""Segments: places in responses, from one character to another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from folkmoot.analysis.corpus import Text
from folkmoot.analysis.words import Passage, passages
from folkmoot.foundation.errors import InputError

Passages = Mapping[str, Sequence[Passage]]
"""The passages of each response, by its id: the units over which coders are laid together."""


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """The characters of *response* from *start* up to and without *end*; never empty."""

    response: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InputError(
                f"A segment of {self.response} goes from {self.start} to {self.end}. It must start "
                f"at 0 or later and end after its start."
            )

    def overlaps(self, start: int, end: int) -> bool:
        """Say whether any character from *start* to *end* is in this segment.

        >>> Segment("r", 5, 9).overlaps(0, 5), Segment("r", 5, 9).overlaps(8, 20)
        (False, True)
        """
        return self.start < end and start < self.end

    def words(self, text: str) -> str:
        """Give the words of this segment in *text*, its response."""
        return text[self.start : self.end]


def passages_of(texts: Iterable[Text]) -> dict[str, tuple[Passage, ...]]:
    """Give the passages of each of *texts*, by its id."""
    return {text.id: tuple(passages(text.text)) for text in texts}


def numbers(segment: Segment, own: Sequence[Passage]) -> tuple[int, ...]:
    """Give the numbers, from 1, of the passages in *own* that *segment* overlaps.

    >>> own = passages("One two three four five six seven eight. One more sentence stands here.")
    >>> numbers(Segment("r", 4, 45), own)
    (1, 2)
    """
    return tuple(n for n, one in enumerate(own, 1) if segment.overlaps(one.start, one.end))


def trimmed(segment: Segment, text: str) -> Segment:
    """Give *segment* without blanks at its edges; one of blanks only stays as it is."""
    words = segment.words(text)
    said = words.strip()
    if not said:
        return segment
    start = segment.start + words.index(said)
    return Segment(segment.response, start, start + len(said))
