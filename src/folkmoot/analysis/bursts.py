"""Bursts: days on which far more copies of a letter came in than other responses would explain.

A burst is shown and counted like everything else: that many write on one day is no fault. Only
days are looked at, never finer times.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from folkmoot.analysis.disclosure import LEAST_COUNT

LEAST_TIMES: Final = 3.0
"""So many times what is usual: people also answer in waves, which chance alone does not know."""
FALSE_SHARE: Final = 0.01
"""The share of days that may be called bursts by chance alone."""


@dataclass(frozen=True, slots=True)
class Burst:
    """A day with *copies* of a letter, where *usual* would have come if it had no days of its own.

    *probability* is that of as many or more by chance.
    """

    on: date
    copies: int
    usual: float
    probability: float


def bursts(copies: Mapping[date, int], others: Mapping[date, int]) -> tuple[Burst, ...]:
    """Give the days on which far more of *copies* came in than *others* did, in their order.

    Usual is that copies spread over the days as all other responses do; each day on which either
    came in gets one response more, so that no day is thought impossible. The chance of a day's
    copies is binomial, as it is of two Poisson counts whose sum is known (Przyborowski and
    Wilenski 1940). Of all days, the share called bursts by chance is held to FALSE_SHARE
    (Benjamini and Hochberg 1995).

    >>> [burst.copies for burst in bursts({date(2025, 11, 4): 40}, {date(2025, 11, 4): 400})]
    []
    """
    from scipy.stats import binom  # read where it is needed, as in `features`

    days = sorted({*copies, *others})
    whole = sum(copies.values())
    base = sum(others.values()) + len(days)
    found = []
    for day in days:
        share = (others.get(day, 0) + 1) / base
        came = copies.get(day, 0)
        chance = float(binom.sf(came - 1, whole, share))
        found.append(Burst(day, came, whole * share, chance))
    return tuple(one for one in _discovered(found) if _is_large(one))


def _is_large(burst: Burst) -> bool:
    return burst.copies >= max(LEAST_COUNT, LEAST_TIMES * burst.usual)


def _discovered(days: list[Burst]) -> list[Burst]:
    """Keep the days that pass the step-up rule, in their order."""
    ranked = sorted(days, key=lambda day: day.probability)
    passing = [
        place
        for place, day in enumerate(ranked, start=1)
        if day.probability <= FALSE_SHARE * place / len(ranked)
    ]
    kept = set(ranked[: max(passing, default=0)])
    return [day for day in days if day in kept]
