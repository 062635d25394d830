"""How far an amendment reaches: how much of a text it removes, and whether any demand is left."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from folkmoot.decision.amendments import Amendment, amended, text_tokens
from folkmoot.policy.comparison import Change, compare

_DEMAND: Final = re.compile(r"^\W*(?:\d+\.?\s+)?(?=[^\W\d_]{2})([^\W\d_a-zß-öø-ÿ]{2,})\b", re.M)
"""Where a resolution begins to ask: a paragraph whose first word is in capitals, as REQUESTS."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Words removed and added, out of how many; and what of the *operative* ones is *left*."""

    words: int
    removed: int
    added: int
    operative: int
    left: int

    @property
    def percent(self) -> int:
        """The share of words removed, rounded down, so that 100 means all of them."""
        return 100 * self.removed // self.words if self.words else 0

    @property
    def guts(self) -> bool:
        """Whether it leaves nothing of what the text asks for."""
        return self.operative > 0 and self.left == 0


def reach(text: str, result: str) -> Reach:
    """Measure the way from *text* to *result* in words; signs and blanks are not counted.

    What a resolution asks for begins with the first paragraph whose first word is in capitals;
    a text without one is operative from its beginning.

    >>> reach("Noting harm, it\\n\\nASKS the board to act.", "Noting harm.").guts
    True
    """
    begins = _begins(text)
    place = removed = added = gone = 0
    for piece in compare(text, result):
        words = _words(piece.text)
        if piece.change is Change.ADDED:
            added += words
            continue
        if piece.change is Change.REMOVED:
            removed += words
            gone += _words(piece.text[max(0, begins - place) :])
        place += len(piece.text)
    operative = _words(text[begins:])
    return Reach(_words(text), removed, added, operative, operative - gone)


def voting_order(text: str, amendments: Sequence[Amendment]) -> tuple[Amendment, ...]:
    """Put *amendments*, all made for *text*, in the order to vote in: the furthest-reaching first.

    That is the one that removes most words, then the one that adds most, then the one moved first.
    It is advice to the chair, who decides.
    """

    def nearness(amendment: Amendment) -> tuple[int, int]:
        found = reach(text, amended(text, amendment))
        return -found.removed, -found.added

    return tuple(sorted(amendments, key=nearness))


def _begins(text: str) -> int:
    found = _DEMAND.search(text)
    return found.start(1) if found else 0


def _words(text: str) -> int:
    return sum(token[0].isalnum() for token in text_tokens(text))
