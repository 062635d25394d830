"""How far coders agree beyond chance: Krippendorff's alpha and Gwet's AC1, with intervals."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Table: TypeAlias = NDArray[np.float64]
Statistic: TypeAlias = Callable[[Table, Table], Table]
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


def agreement(
    codings: Iterable[Coding], *, drawn_with: Callable[[str], str] = str
) -> tuple[Agreement, ...]:
    """Work out the agreement on each code, in the order of their names.

    Units that are not independent of each other, such as passages of one response, are drawn anew
    together: *drawn_with* names what a unit belongs to, by default itself.
    """
    by_code: dict[str, list[Coding]] = defaultdict(list)
    for coding in sorted(codings):
        by_code[coding.code].append(coding)
    return tuple(_on_one_code(code, own, drawn_with) for code, own in sorted(by_code.items()))


def krippendorff_alpha(counts: Sequence[Sequence[int]]) -> float | None:
    """Give alpha for values without order; *counts* has a row per unit and a column per value.

    Units with one value are left out; None where no unit has two or only one value occurs.
    Source: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), part C.

    >>> krippendorff_alpha([[2, 0], [0, 2], [1, 1], [2, 0]])
    0.5333333333333333
    """
    return _one(_alphas, counts)


def gwet_ac1(counts: Sequence[Sequence[int]]) -> float | None:
    """Give AC1 for values without order; *counts* as for `krippendorff_alpha`.

    Chance is reckoned from every unit that anybody coded, agreement from those that two did. None
    where no unit has two codings. Source: Gwet, Computing inter-rater reliability and its variance
    in the presence of high agreement (2008).

    >>> round(gwet_ac1([[2, 0], [0, 2], [1, 1], [2, 0]]), 12)
    0.529411764706
    """
    return _one(_ac1s, counts)


def _alphas(rows: Table, weights: Table) -> Table:
    """Give alpha for each row of *weights*, which say how often each of *rows* occurs.

    Where it cannot be told it is no number.
    """
    rows, weights = rows[rows.sum(axis=1) > 1], weights[:, rows.sum(axis=1) > 1]
    per_unit, per_value = rows.sum(axis=1), weights @ rows
    total = per_value.sum(axis=1)
    unlike = weights @ ((per_unit**2 - (rows**2).sum(axis=1)) / (per_unit - 1))
    expected = (total**2 - (per_value**2).sum(axis=1)) / (total - 1)
    told = (total > 0) & (expected != 0)
    return np.where(told, 1 - unlike / np.where(told, expected, 1), np.nan)


def _ac1s(rows: Table, weights: Table) -> Table:
    """Give AC1 for each row of *weights*, as `_alphas` does alpha."""
    rows, weights = rows[rows.sum(axis=1) > 0], weights[:, rows.sum(axis=1) > 0]
    per_unit, values = rows.sum(axis=1), rows.shape[1]
    pairable = per_unit > 1
    pairs = np.where(pairable, per_unit * (per_unit - 1), 1)
    alike = weights @ (((rows**2).sum(axis=1) - per_unit) / pairs)
    units, coded = weights @ pairable, weights.sum(axis=1, keepdims=True)
    shares = weights @ (rows / per_unit[:, None]) / np.maximum(coded, 1)
    chance = (shares * (1 - shares)).sum(axis=1) / max(values - 1, 1)
    found = (alike / np.maximum(units, 1) - chance) / (1 - chance)
    return np.where(units > 0, found, np.nan)


def _one(statistic: Statistic, counts: Sequence[Sequence[int]]) -> float | None:
    if not len(counts):
        return None
    (found,) = statistic(np.array(counts, dtype=np.float64), np.ones((1, len(counts))))
    return None if np.isnan(found) else float(found)


def _on_one_code(
    code: str, codings: Sequence[Coding], drawn_with: Callable[[str], str]
) -> Agreement:
    counts = _counts(codings)
    coders = len({coding.coder for coding in codings})
    units = sum(sum(row) > 1 for row in counts)
    if not units:
        who = "only one person coded" if coders == 1 else "no unit was coded by two people"
        return Agreement(code, units, coders, reason=f"There is no agreement to tell: {who}.")
    alpha, ac1 = krippendorff_alpha(counts), gwet_ac1(counts)
    bundles = [drawn_with(unit) for unit in sorted({coding.unit for coding in codings})]
    alphas, ac1s = _resampled(counts, bundles) if units > 1 < len(set(bundles)) else ([], [])
    reasons = []
    if alpha is None:
        reasons.append("Wherever two people coded, all values are the same: no alpha can be told.")
    if units == 1:
        reasons.append("One unit alone gives no interval.")
    elif len(set(bundles)) == 1:
        reasons.append("Units that all belong together give no interval.")
    return Agreement(
        code, units, coders, alpha, _interval(alphas), ac1, _interval(ac1s), " ".join(reasons)
    )


def _counts(codings: Sequence[Coding]) -> list[list[int]]:
    values = sorted({coding.value for coding in codings})
    by_unit: dict[str, Counter[str]] = defaultdict(Counter)
    for coding in codings:
        by_unit[coding.unit][coding.value] += 1
    return [[by_unit[unit][value] for value in values] for unit in sorted(by_unit)]


def _resampled(counts: list[list[int]], bundles: Sequence[str]) -> tuple[list[float], list[float]]:
    """Give both statistics of bundles drawn anew; units that were coded alike are told once."""
    rows, places = np.unique(np.array(counts, dtype=np.float64), axis=0, return_inverse=True)
    names, owners = np.unique(np.array(bundles), return_inverse=True)
    held = np.zeros((len(names), len(rows)))
    np.add.at(held, (owners.ravel(), places.ravel()), 1.0)
    dice, many = np.random.default_rng(SEED), len(names)
    drawn = (np.bincount(dice.integers(0, many, many), minlength=many) for _ in range(RESAMPLES))
    weights = np.array([times @ held for times in drawn])
    alphas, ac1s = (found(rows, weights) for found in (_alphas, _ac1s))
    return alphas[~np.isnan(alphas)].tolist(), ac1s[~np.isnan(ac1s)].tolist()


def _interval(values: Sequence[float]) -> Interval | None:
    if len(values) < RESAMPLES // 2:
        return None
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)
