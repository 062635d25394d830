"""How far an amendment reaches: how much of a text it removes, and whether any demand is left."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from folkmoot.decision.amendments import Amendment, amended, text_tokens
from folkmoot.policy.comparison import Change, compare

_FIRST_WORDS: Final = re.compile(r"^\W*(?:\d+\W+)?(\w{2,})", re.MULTILINE)


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

    What a resolution asks for begins with the first paragraph whose first word is in capitals, as
    REQUESTS; a text without one is operative from its beginning.

    >>> reach("Noting harm, it\\n\\nASKS the board to act.", "Noting harm.").guts
    True
    """
    old, new = _words(text), _words(result)
    before_demands = len(_words(text[: _begins(text)]))
    place = removed = added = gone = 0
    for piece in compare(*_coded(old, new)):
        count = len(piece.text.split())
        if piece.change is Change.ADDED:
            added += count
            continue
        if piece.change is Change.REMOVED:
            removed += count
            gone += max(0, place + count - max(place, before_demands))
        place += count
    operative = len(old) - before_demands
    return Reach(len(old), removed, added, operative, operative - gone)


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
    first = (found.start(1) for found in _FIRST_WORDS.finditer(text) if found[1].isupper())
    return next(first, 0)


def _words(text: str) -> list[str]:
    return [token for token in text_tokens(text) if token[0].isalnum()]


def _coded(*texts: Sequence[str]) -> list[str]:
    """Write each of *texts* with a number for each word, so that they are compared by words."""
    numbers: dict[str, str] = {}
    for word in chain(*texts):
        numbers.setdefault(word, f" {len(numbers)}")
    return ["".join(numbers[word] for word in words) for words in texts]
