"""How far coders agree beyond chance: Krippendorff's alpha and Gwet's AC1, with intervals."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

RESAMPLES: Final = 1000
SEED: Final = 20151
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True, order=True)
class Coding:
    """One coder's value for one code on one unit; no coding is no value, not the value no."""

    code: str
    unit: str
    coder: str
    value: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement on one code, over the *units* that at least two people coded.

    *alpha* and *ac1* run up to 1; None where they cannot be told, and then *reason* says why.
    The intervals hold 95 in 100 of the values from resampled units.
    """

    code: str
    units: int
    coders: int
    alpha: float | None = None
    alpha_interval: Interval | None = None
    ac1: float | None = None
    ac1_interval: Interval | None = None
    reason: str = ""


def agreement(codings: Iterable[Coding]) -> tuple[Agreement, ...]:
    """Work out the agreement on each code, in the order of their names."""
    by_code: dict[str, list[Coding]] = defaultdict(list)
    for coding in sorted(codings):
        by_code[coding.code].append(coding)
    return tuple(_on_one_code(code, own) for code, own in sorted(by_code.items()))


def krippendorff_alpha(counts: Sequence[Sequence[int]]) -> float | None:
    """Give alpha for values without order; *counts* has a row per unit and a column per value.

    Units with one value are left out; None where no unit has two or only one value occurs.
    Source: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), part C.

    >>> krippendorff_alpha([[2, 0], [0, 2], [1, 1], [2, 0]])
    0.5333333333333333
    """
    pairable = np.array([row for row in counts if sum(row) > 1], dtype=np.float64)
    if not len(pairable):
        return None
    per_unit, per_value = pairable.sum(axis=1), pairable.sum(axis=0)
    total = per_value.sum()
    expected = (total**2 - (per_value**2).sum()) / (total - 1)
    if expected == 0:
        return None
    unlike = (per_unit**2 - (pairable**2).sum(axis=1)) / (per_unit - 1)
    return float(1 - unlike.sum() / expected)


def gwet_ac1(counts: Sequence[Sequence[int]]) -> float | None:
    """Give AC1 for values without order; *counts* as for `krippendorff_alpha`.

    Chance is reckoned from every unit that anybody coded, agreement from those that two did. None
    where no unit has two codings. Source: Gwet, Computing inter-rater reliability and its variance
    in the presence of high agreement (2008).

    >>> round(gwet_ac1([[2, 0], [0, 2], [1, 1], [2, 0]]), 12)
    0.529411764706
    """
    coded = np.array([row for row in counts if sum(row)], dtype=np.float64)
    pairable = coded[coded.sum(axis=1) > 1] if len(coded) else coded
    if not len(pairable):
        return None
    per_unit = pairable.sum(axis=1)
    alike = ((pairable**2).sum(axis=1) - per_unit) / (per_unit * (per_unit - 1))
    values = coded.shape[1]
    if values < 2:
        return 1.0
    shares = (coded / coded.sum(axis=1, keepdims=True)).mean(axis=0)
    chance = float((shares * (1 - shares)).sum() / (values - 1))
    return float((alike.mean() - chance) / (1 - chance))


def _on_one_code(code: str, codings: Sequence[Coding]) -> Agreement:
    counts = _counts(codings)
    coders = len({coding.coder for coding in codings})
    units = sum(sum(row) > 1 for row in counts)
    if not units:
        who = "only one person coded" if coders == 1 else "no unit was coded by two people"
        return Agreement(code, units, coders, reason=f"There is no agreement to tell: {who}.")
    alpha, ac1 = krippendorff_alpha(counts), gwet_ac1(counts)
    alphas, ac1s = _resampled(counts)
    reason = "" if alpha is not None else "All values are the same, so alpha cannot be told."
    return Agreement(code, units, coders, alpha, _interval(alphas), ac1, _interval(ac1s), reason)


def _counts(codings: Sequence[Coding]) -> list[list[int]]:
    values = sorted({coding.value for coding in codings})
    by_unit: dict[str, Counter[str]] = defaultdict(Counter)
    for coding in codings:
        by_unit[coding.unit][coding.value] += 1
    return [[by_unit[unit][value] for value in values] for unit in sorted(by_unit)]


def _resampled(counts: list[list[int]]) -> tuple[list[float], list[float]]:
    dice = np.random.default_rng(SEED)
    alphas: list[float] = []
    ac1s: list[float] = []
    for _ in range(RESAMPLES):
        drawn = [counts[place] for place in dice.integers(0, len(counts), len(counts))]
        for statistic, found in ((krippendorff_alpha, alphas), (gwet_ac1, ac1s)):
            value = statistic(drawn)
            if value is not None:
                found.append(value)
    return alphas, ac1s


def _interval(values: Sequence[float]) -> Interval | None:
    if len(values) < RESAMPLES // 2:
        return None
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)
