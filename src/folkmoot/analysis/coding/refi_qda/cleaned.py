"""Where a place of a raw text lies once the text was cleaned."""

from collections.abc import Sequence
from typing import Final

from folkmoot.analysis.coding.refi_qda.positions import BOM
from folkmoot.analysis.corpus import clean

_EDGE: Final = "|"
"""A letter that composes with none, put round a piece so that cleaning keeps its blanks."""


def cleaned_places(raw: str, words: str, places: Sequence[int]) -> dict[int, int]:
    """Give for each of *places* in *raw*, in order, where it lies in *words*, the cleaned text.

    The text is gone through once, in pieces that end before a blank: nothing composes with one.

    >>> cleaned_places(" e\u0301 b\\r\\nc", "é b\\nc", [1, 4, 7])
    {1: 0, 4: 2, 7: 4}
    """
    whole = _tidied(raw)
    lead = len(whole) - len(whole.lstrip())
    found: dict[int, int] = {}
    begun = before = 0
    for place in places:
        cut = max(begun, raw.rfind(" ", begun, place))
        before += len(_tidied(raw[begun:cut]))
        begun = cut
        found[place] = min(max(before + len(_tidied(raw[begun:place])) - lead, 0), len(words))
    return found


def _tidied(piece: str) -> str:
    return clean(f"{_EDGE}{piece.removeprefix(BOM)}{_EDGE}")[1:-1]
