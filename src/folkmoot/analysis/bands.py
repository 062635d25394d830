"""Bands of confidence: what a machine proposed, how much of it people read, and how much was right.

A whole band is taken only when people have read some of it and agreed with most.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Final

from folkmoot.foundation.canonical import content_hash

WIDTH: Final = 100
"""Of a band, in thousandths of confidence."""
SAMPLE: Final = 10
"""Proposals of a band that are read one by one before the rest may be taken."""
LEAST_RIGHT: Final = Fraction(4, 5)
"""Share of those read that must have been right. Proposals begin where four in five are right on
topics left out (0013); a band that does worse here is to be read to its end."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A proposal: its confidence in thousandths, whether a person read it, and took it."""

    response: str
    confidence: int
    is_read: bool = False
    is_taken: bool = False
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """Proposals of like confidence, from *low* up to *high* in thousandths, *high* left out."""

    low: int
    high: int
    size: int
    read: int
    right: int
    waiting: int

    @property
    def still_to_read(self) -> int:
        """How many have to be read before the rest may be taken."""
        return max(0, min(SAMPLE, self.size) - self.read)

    @property
    def may_be_taken(self) -> bool:
        """Whether what waits may be taken as a whole: enough was read, and enough was right."""
        return bool(self.waiting and self.read and not self.still_to_read) and (
            Fraction(self.right, self.read) >= LEAST_RIGHT
        )


def bands(proposals: Iterable[Judged]) -> tuple[Band, ...]:
    """Put *proposals* into bands, the surest first."""
    found: dict[int, list[Judged]] = {}
    for one in proposals:
        found.setdefault(_low(one.confidence), []).append(one)
    return tuple(_band(low, found[low]) for low in sorted(found, reverse=True))


def in_band(proposal: Judged, low: int) -> bool:
    """Say whether *proposal* is of the band that begins at *low*."""
    return _low(proposal.confidence) == low


def next_to_read(proposals: Iterable[Judged], most: int = SAMPLE) -> tuple[Judged, ...]:
    """Draw those that nobody has decided on, in an order that says nothing of how sure they are.

    The order is that of the hash of their responses' names: the same for everybody, and nobody's
    choice.
    """
    waiting = [one for one in proposals if not (one.is_taken or one.is_refused)]
    return tuple(sorted(waiting, key=lambda one: content_hash(one.response))[:most])


def interval(right: int, read: int, z: float = 1.96) -> tuple[float, float]:
    """Give the Wilson interval of a share: with z = 1.96, where it lies in 95 of 100 samples.

    >>> [round(end, 2) for end in interval(8, 10)]
    [0.49, 0.94]
    """
    if not read:
        return 0.0, 1.0
    share, widen = right / read, z * z / read
    middle, spread = share + widen / 2, z * sqrt(share * (1 - share) / read + widen / (4 * read))
    return (
        max(0.0, (middle - spread) / (1 + widen)),
        min(1.0, (middle + spread) / (1 + widen)),
    )


def _band(low: int, own: Sequence[Judged]) -> Band:
    read = [one for one in own if one.is_read]
    return Band(
        low=low,
        high=low + WIDTH,
        size=len(own),
        read=len(read),
        right=sum(one.is_taken for one in read),
        waiting=sum(not (one.is_taken or one.is_refused) for one in own),
    )


def _low(confidence: int) -> int:
    return min(confidence // WIDTH * WIDTH, 1000 - WIDTH)
