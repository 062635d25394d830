"""Who agrees with which statement: the matrix that opinion groups are found in."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.sheets import Table
from folkmoot.foundation.canonical import content_hash, json_hash
from folkmoot.foundation.errors import InputError

AGREE: Final = 1
PASS: Final = 0
DISAGREE: Final = -1
GAP: Final = -128
"""What stands in the matrix where somebody did not vote on a statement."""
ABOUT_PARTICIPANT: Final = ("group-id", "n-comments", "n-votes", "n-agree", "n-disagree")
"""Columns of Polis exports that are no statements."""

_VALUES: Final = {"1": AGREE, "0": PASS, "-1": DISAGREE, "": GAP}

Matrix = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Votes:
    """A row per participant and a column per statement, both in the order of their ids.

    A cell is AGREE, PASS, DISAGREE or GAP.
    """

    participants: tuple[str, ...]
    statements: tuple[str, ...]
    matrix: Matrix

    @property
    def hash(self) -> str:
        """The same for the same votes, whatever order rows and columns came in."""
        cells = content_hash(self.matrix.tobytes())
        return json_hash([list(self.statements), list(self.participants), cells])

    def without(self, left_out: Iterable[str]) -> "Votes":
        """Leave out statements, such as those that a moderator did not let through."""
        names = frozenset(left_out)
        kept = [at for at, name in enumerate(self.statements) if name not in names]
        statements = tuple(self.statements[at] for at in kept)
        return Votes(self.participants, statements, self.matrix[:, kept])


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table hold what: the participant, and the statements by name."""

    participant: int
    statements: tuple[int, ...]


def columns_of(name: str, columns: Sequence[str]) -> Columns:
    """Say which of *columns* are statements; those of ABOUT_PARTICIPANT are left aside.

    The participant is in the column "participant", else in the first. Without a statement, or
    with two of one name, InputError names the file *name*.
    """
    who = columns.index("participant") if "participant" in columns else 0
    asked = tuple(
        at
        for at, column in enumerate(columns)
        if at != who and column and column not in ABOUT_PARTICIPANT
    )
    if not asked:
        raise InputError(f"{name} has no column for a statement beside the participants'.")
    counted = Counter(columns[at] for at in asked)
    if twice := sorted(column for column, times in counted.items() if times > 1):
        raise InputError(f"{name} has two columns '{twice[0]}'. Each statement needs its own name.")
    return Columns(who, asked)


def votes_of(table: Table) -> Votes:
    """Read votes: 1 for agree, 0 for pass, -1 for disagree and nothing for a gap.

    Other values, and a participant who comes twice or has no name, raise InputError.
    """
    columns = columns_of(table.name, table.columns)
    rows: dict[str, list[int]] = {}
    for number, row in enumerate(table.rows, start=2):
        who = row[columns.participant].strip()
        if not who:
            raise InputError(f"{table.name}, row {number}: who voted here is missing. Add a name.")
        if who in rows:
            raise InputError(f"{table.name}, row {number}: participant {who} comes twice.")
        rows[who] = [_value(row[at], table, number, table.columns[at]) for at in columns.statements]
    return votes_from(rows, [table.columns[at] for at in columns.statements])


def votes_from(rows: Mapping[str, Sequence[int]], statements: Iterable[str]) -> Votes:
    """Make votes from each participant's row; participants and statements are put in order."""
    asked = tuple(statements)
    cells = np.array(list(rows.values()), dtype=np.int8).reshape(len(rows), len(asked))
    return in_order(list(rows), asked, cells)


def in_order(participants: Sequence[str], statements: Sequence[str], cells: Matrix) -> Votes:
    """Put the rows and columns of *cells* in the order of their ids."""
    people = sorted(range(len(participants)), key=participants.__getitem__)
    asked = sorted(range(len(statements)), key=lambda at: _natural(statements[at]))
    matrix = cells if people == list(range(len(people))) else cells[people]
    return Votes(
        tuple(participants[row] for row in people),
        tuple(statements[column] for column in asked),
        matrix if asked == list(range(len(asked))) else np.ascontiguousarray(matrix[:, asked]),
    )


def _natural(name: str) -> tuple[int, str]:
    """Give the place of a name: numbers by size, and before words."""
    return (int(name), "") if name.isascii() and name.isdigit() else (2**63, name)


def _value(cell: str, table: Table, number: int, column: str) -> int:
    value = _VALUES.get(cell.strip().removesuffix(".0"))
    if value is None:
        raise InputError(
            f"{table.name}, row {number}, column {column}: '{cell}' is no vote. Write 1 for agree, "
            f"0 for pass, -1 for disagree, or nothing."
        )
    return value
