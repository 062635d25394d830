"""Counts of responses, and which of them may be told: small groups would be recognised."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

FEW: Final = 10
"""The least number of responses of one kind that is told to everybody."""

Counts = tuple[tuple[str, int], ...]
"""What is counted by name, most first. Exact: for those who may know."""

Told = tuple[tuple[str, int | None], ...]
"""The same as everybody may know it; None stands for a count that is left out."""


def counts_of(values: Iterable[str]) -> Counts:
    """Count *values*, most first.

    >>> counts_of(["member", "group", "member"])
    (('member', 2), ('group', 1))
    """
    found = Counter(values)
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def hidden_among(counts: Counts) -> frozenset[str]:
    """Name the counts of a whole that may not be told beside its total.

    Those under FEW; and, smallest first, others with them, until what is left out could be spread
    in FEW ways at least: one alone, or two that come to nearly nothing, follow from the total.

    >>> sorted(hidden_among((("member", 40), ("group", 12), ("organisation", 3))))
    ['group', 'organisation']
    """
    ranked = sorted((count, name) for name, count in counts)
    small = sum(count < FEW for count, _ in ranked)
    taken = small
    while small and taken < len(ranked) and _follows([count for count, _ in ranked[:taken]]):
        taken += 1
    return frozenset(name for _, name in ranked[:taken])


def told(counts: Told) -> Told:
    """Give the *counts* of a whole as everybody may know them; what was told stays as it is."""
    exact = tuple((name, count) for name, count in counts if count is not None)
    if len(exact) < len(counts):
        return counts
    hidden = hidden_among(exact)
    return tuple((name, None if name in hidden else count) for name, count in exact)


def told_apart(counts: Told) -> Told:
    """Give *counts* that add up to nothing, such as those of themes, as everybody may know them."""
    return tuple((name, told_total(count)) for name, count in counts)


def told_total(count: int | None) -> int | None:
    """Give one number: nought is told, and a few are not."""
    return None if count is None or 0 < count < FEW else count


def _follows(hidden: list[int]) -> bool:
    return len(hidden) < 2 or sum(hidden) < FEW - 1
