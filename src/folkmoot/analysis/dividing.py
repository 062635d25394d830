"""Dividing a theme's passages into a few parts, as a proposal to whoever finds two ideas in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from folkmoot.analysis.exemplars import exemplars
from folkmoot.analysis.features import Points, points
from folkmoot.analysis.keyphrases import key_phrases
from folkmoot.analysis.words import folded

LEAST_PASSAGES: Final = 6
"""Different passages from which parts are proposed: of fewer a person sees more."""

ROUNDS: Final = 20
TOO_FEW: Final = "There are too few different passages to divide."
ALIKE: Final = "Nothing in the words of these passages tells two parts apart."


@dataclass(frozen=True, slots=True)
class Division:
    """A proposal: of each passage the number of its part, from 1, and the phrases of each part.

    Without parts, *reason* says why there are none.
    """

    parts: tuple[int, ...]
    phrases: tuple[tuple[str, ...], ...] = ()
    reason: str = ""


def divide(passages: Sequence[str], into: int) -> Division:
    """Divide *passages* into so many parts by the words in them, the largest part first.

    It begins at the passages that best stand for all others; each passage goes to the part whose
    middle is nearest, until none moves. The same words always go to the same part.
    """
    different = sorted({folded(one): one for one in passages}.values())
    if len(different) < max(LEAST_PASSAGES, into):
        return Division((), reason=TOO_FEW)
    placed = points(different)
    middles = exemplars(placed, into) if placed.any() else []
    if len(middles) < into:
        return Division((), reason=ALIKE)
    nearest = _settled(placed, placed[middles])
    part = {folded(one): where for one, where in zip(different, nearest, strict=True)}
    return _ordered(passages, [part[folded(one)] for one in passages], into)


def _settled(placed: Points, middles: Points) -> list[int]:
    nearest: list[int] = []
    for _ in range(ROUNDS):
        moved = [int(one) for one in np.argmax(np.round(placed @ middles.T, 6), axis=1)]
        if moved == nearest:
            break
        nearest = moved
        middles = np.array([_middle(placed, nearest, part) for part in range(len(middles))])
    return nearest


def _middle(placed: Points, nearest: Sequence[int], part: int) -> Points:
    total = placed[[place for place, own in enumerate(nearest) if own == part]].sum(axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), dtype=np.float64)


def _ordered(passages: Sequence[str], part: Sequence[int], into: int) -> Division:
    ranked = sorted(range(into), key=lambda one: (-part.count(one), one))
    number = {old: new for new, old in enumerate(ranked, start=1)}
    members = [[i for i, own in enumerate(part) if own == old] for old in ranked]
    phrases = tuple(key_phrases(passages, members, topic_share=1.0)) if all(members) else ()
    if not any(phrases):
        return Division((), reason=ALIKE)
    return Division(tuple(number[own] for own in part), phrases)
