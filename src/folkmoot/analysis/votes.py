"""Who agrees with which statement: the matrix that opinion groups are found in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.sheets import Table
from folkmoot.foundation.canonical import json_hash
from folkmoot.foundation.errors import InputError

AGREE: Final = 1.0
PASS: Final = 0.0
DISAGREE: Final = -1.0
ABOUT_PARTICIPANT: Final = ("group-id", "n-comments", "n-votes", "n-agree", "n-disagree")
"""Columns of Polis exports that are no statements."""

_VALUES: Final = {"1": AGREE, "0": PASS, "-1": DISAGREE, "": float("nan")}

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Votes:
    """A row per participant in the order of their ids, a column per statement; gaps are NaN."""

    participants: tuple[str, ...]
    statements: tuple[str, ...]
    matrix: Matrix

    @property
    def hash(self) -> str:
        """The same for the same votes, whatever order their rows came in."""
        rows = ["".join(map(_sign, row)) for row in self.matrix.tolist()]
        return json_hash([list(self.statements), list(self.participants), rows])


def votes_of(table: Table) -> Votes:
    """Read votes: participants in the column "participant", else in the first one.

    The columns of ABOUT_PARTICIPANT are left aside; each other one is a statement, with 1 for
    agree, 0 for pass, -1 for disagree and nothing for a gap. Other values and a participant who
    comes twice raise InputError.
    """
    who = table.columns.index("participant") if "participant" in table.columns else 0
    asked = [
        column
        for column, name in enumerate(table.columns)
        if column != who and name and name not in ABOUT_PARTICIPANT
    ]
    if not asked:
        raise InputError(f"{table.name} has no column for a statement beside the participants'.")
    rows = {}
    for number, row in enumerate(table.rows, start=2):
        if row[who] in rows:
            raise InputError(f"{table.name}, row {number}: participant {row[who]} comes twice.")
        rows[row[who]] = [_value(row[at], table, number, table.columns[at]) for at in asked]
    return votes_from(rows, [table.columns[at] for at in asked])


def votes_from(rows: dict[str, list[float]], statements: Iterable[str]) -> Votes:
    """Make votes from each participant's row; the participants are put in order."""
    names = tuple(sorted(rows))
    asked = tuple(statements)
    matrix = np.array([rows[name] for name in names], dtype=np.float64)
    return Votes(names, asked, matrix.reshape(len(names), len(asked)))


def _value(cell: str, table: Table, number: int, column: str) -> float:
    value = _VALUES.get(cell.strip().removesuffix(".0"))
    if value is None:
        raise InputError(
            f"{table.name}, row {number}, column {column}: '{cell}' is no vote. Write 1 for agree, "
            f"0 for pass, -1 for disagree, or nothing."
        )
    return value


def _sign(value: float) -> str:
    return "." if np.isnan(value) else "-0+"[int(value) + 1]
