"""Campaigns of few copies counted as one: their copies together tell the size of none of them."""

from collections.abc import Mapping, Sequence
from typing import Final

from folkmoot.analysis.exposure import LEAST_COUNT

OTHERS: Final = "other campaigns"
"""What campaigns that are counted together are counted under."""
LEAST_COPIES: Final = 2
MOST_FEW: Final = LEAST_COUNT - 1


def counted_together(sizes: Mapping[str, int]) -> frozenset[str] | None:
    """Give the campaigns to count as one because some have under LEAST_COUNT copies, by *sizes*.

    They are all of these, and as many of the next larger ones as it takes until each small one
    could have any number from LEAST_COPIES to MOST_FEW. So much does a reader know: how many
    campaigns are counted together and how many copies they have, that none has fewer than
    LEAST_COPIES, and that none is larger than the smallest of the others. None where no small one
    is; where even all of them together would tell too much, nothing may be counted by campaign:
    this gives None.

    >>> sorted(counted_together({"a": 45, "b": 25, "c": 7, "d": 5}))
    ['b', 'c', 'd']
    """
    ranked = sorted(sizes, key=lambda one: (sizes[one], one))
    rising = [sizes[one] for one in ranked]
    small = sum(size < LEAST_COUNT for size in rising)
    if not small:
        return frozenset()
    for taken in range(small, len(ranked) + 1):
        if _leave_each_open(rising[:taken], rising[taken:]):
            return frozenset(ranked[:taken])
    return None


def _leave_each_open(together: Sequence[int], others: Sequence[int]) -> bool:
    """Say whether each small size could be the least or the most, the others making up for it."""
    largest = min(others, default=sum(together))
    few = [size for size in together if size < LEAST_COUNT]
    many = [size for size in together if size >= LEAST_COUNT]
    down = sum(few) - LEAST_COPIES * len(few) + sum(many) - LEAST_COUNT * len(many)
    up = MOST_FEW * len(few) - sum(few) + largest * len(many) - sum(many)
    return min(down, up) >= MOST_FEW - LEAST_COPIES
