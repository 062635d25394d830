"""Anchors: a passage that a remark, a response or an amendment points at, found again later.

After the Web Annotation model's text quote selector (W3C, 2017): the words themselves with a
little of what stands around them, and no positions, which any edit would shift.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from folkmoot.foundation.errors import InputError
from folkmoot.policy.clauses import Version

REACH: Final = 32
"""How many characters of context are kept on each side."""


class Standing(StrEnum):
    """What became of an anchor in another text."""

    KEPT = "kept"
    MOVED = "moved"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words *exact* of one clause, between *prefix* and *suffix*."""

    clause: str
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """Where an anchor stands now: in *clause* from *start* to *end*, or nowhere at all."""

    standing: Standing
    clause: str = ""
    start: int = 0
    end: int = 0


def anchor(clause: str, text: str, start: int, end: int) -> Anchor:
    """Anchor text[start:end] of *clause*; an empty passage or one outside raises InputError."""
    if not 0 <= start < end <= len(text):
        raise InputError(
            f"Clause {clause} has {len(text)} characters, so there is no passage from {start} to "
            f"{end}. Mark at least one character inside it."
        )
    prefix, suffix = text[max(0, start - REACH) : start], text[end : end + REACH]
    return Anchor(clause, text[start:end], prefix, suffix)


def settle(mark: Anchor, version: Version) -> Settled:
    """Find *mark* in *version*.

    Kept: the same words in the same clause, with the same surroundings on one side at least. Moved:
    the same words, but other surroundings or another clause. Orphaned: the words are gone, or
    stand in several places that fit equally well; nothing is guessed.
    """
    texts = {clause.id: clause.text for clause in version.clauses}
    home = {mark.clause: texts[mark.clause]} if mark.clause in texts else {}
    for field in (home, {key: text for key, text in texts.items() if key != mark.clause}):
        if found := _places(mark, field):
            return _best(mark, field, found)
    return Settled(Standing.ORPHANED)


def _places(mark: Anchor, texts: dict[str, str]) -> list[tuple[int, str, int]]:
    """Give (how much of the context fits, clause, start) for each place of the words."""
    found = []
    for clause, text in texts.items():
        start = text.find(mark.exact)
        while start >= 0:
            found.append((_fit(mark, text, start), clause, start))
            start = text.find(mark.exact, start + 1)
    return sorted(found, reverse=True)


def _best(mark: Anchor, texts: dict[str, str], found: list[tuple[int, str, int]]) -> Settled:
    fit, clause, start = found[0]
    if len(found) > 1 and found[1][0] == fit:
        return Settled(Standing.ORPHANED)
    end = start + len(mark.exact)
    text = texts[clause]
    unchanged = clause == mark.clause and (
        text[max(0, start - REACH) : start] == mark.prefix or text[end : end + REACH] == mark.suffix
    )
    return Settled(Standing.KEPT if unchanged else Standing.MOVED, clause, start, end)


def _fit(mark: Anchor, text: str, start: int) -> int:
    end = start + len(mark.exact)
    back = _shared(reversed(mark.prefix), reversed(text[:start]))
    return back + _shared(iter(mark.suffix), iter(text[end:]))


def _shared(left: Iterator[str], right: Iterator[str]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
