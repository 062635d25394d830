"""Agreement between coders, beside the libraries krippendorff and irrCAC on the same tables.

    analysis_agreement.py [--tables 200]

Each table is drawn by dice (seeds from 1000 on): 3 to 40 units, 2 to 5 coders and values, a quarter
of the places empty. Printed is how far apart the figures lie at most, and the time of each.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable

import krippendorff
import numpy as np
import pandas  # type: ignore[import-untyped]  # it ships no types
from irrCAC.raw import CAC  # type: ignore[import-untyped]  # nor does this

from folkmoot.foundation.agreement import gwet_ac1, krippendorff_alpha

FIRST_SEED = 1000


def main() -> int:
    """Print the largest differences and the seconds."""
    reader = argparse.ArgumentParser()
    reader.add_argument("--tables", type=int, default=200)
    tables = [drawn(FIRST_SEED + n) for n in range(reader.parse_args().tables)]
    figures: dict[str, list[float | None]] = {}
    for name, find in FINDERS.items():
        began = time.perf_counter()
        figures[name] = [find(table) for table in tables]
        print(f"{name}: {time.perf_counter() - began:.3f} s for {len(tables)} tables")
    for ours, theirs in PAIRS:
        both = list(zip(figures[ours], figures[theirs], strict=True))
        apart = max(abs(one - other) for one, other in both if one is not None is not other)
        odd = sum((one is None) != (other is None) for one, other in both)
        print(f"{ours} and {theirs}: at most {apart:.1e} apart; {odd} tables that only one judges")
    return 0


def drawn(seed: int) -> np.ndarray:
    """Draw a table: a row for each unit, a column for each coder, -1 where nothing was coded."""
    dice = np.random.default_rng(seed)
    units, coders, values = dice.integers(3, 41), dice.integers(2, 6), dice.integers(2, 6)
    truth = dice.integers(0, values, (units, 1))
    alike = dice.random((units, coders)) < 0.7
    coded = np.where(alike, truth, dice.integers(0, values, (units, coders)))
    table = np.where(dice.random((units, coders)) < 0.25, -1, coded)
    table[:2, :2] = [[0, 0], [0, 1]]
    return table


def counts(table: np.ndarray) -> list[list[int]]:
    """Count how often each value was given to each unit."""
    values = sorted(set(table[table >= 0].tolist()))
    held = [Counter(row) for row in table.tolist()]
    return [[count[value] for value in values] for count in held]


def their_alpha(table: np.ndarray) -> float:
    """Ask krippendorff."""
    gaps = np.where(table < 0, np.nan, table.astype(float))
    return float(krippendorff.alpha(reliability_data=gaps.T, level_of_measurement="nominal"))


def asked(table: np.ndarray, name: str) -> float:
    """Ask irrCAC; told the values, or it takes a gap for one of them."""
    gaps = np.where(table < 0, np.nan, table + 1.0)
    witness = CAC(
        pandas.DataFrame(gaps), categories=np.unique(gaps[table >= 0]).tolist(), digits=15
    )
    return float(getattr(witness, name)()["est"]["coefficient_value"])


FINDERS: dict[str, Callable[[np.ndarray], float | None]] = {
    "our alpha": lambda table: krippendorff_alpha(counts(table)),
    "krippendorff's alpha": their_alpha,
    "irrCAC's alpha": lambda table: asked(table, "krippendorff"),
    "our AC1": lambda table: gwet_ac1(counts(table)),
    "irrCAC's AC1": lambda table: asked(table, "gwet"),
}
PAIRS = (
    ("our alpha", "krippendorff's alpha"),
    ("our alpha", "irrCAC's alpha"),
    ("our AC1", "irrCAC's AC1"),
)

if __name__ == "__main__":
    sys.exit(main())
