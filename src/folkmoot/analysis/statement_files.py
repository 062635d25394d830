"""What was put to the vote, from a file: the words of statements, and which were held back."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from folkmoot.analysis.sheets import Table, read_table
from folkmoot.foundation.errors import InputError

IDS: Final = ("comment-id", "statement", "id")
WORDS: Final = ("comment-body", "body", "text")
MODERATED: Final = "moderated"
NOT_LET_THROUGH: Final = "-1"


@dataclass(frozen=True, slots=True)
class Put:
    """The words of each statement by its id, and the ids of those that a moderator held back."""

    words: Mapping[str, str]
    held_back: tuple[str, ...]


def read_statements(path: Path) -> Put:
    """Read the statements in the file at *path*, such as a Polis export's comments.csv.

    Its columns are `comment-id`, `statement` or `id`; `comment-body`, `body` or `text`; and
    `moderated`, if there is one, with -1 for what was held back. Without the first two InputError
    names them.
    """
    table = read_table(path)
    who, words = _one_of(table, IDS), _one_of(table, WORDS)
    held_back: tuple[str, ...] = ()
    if MODERATED in table.columns:
        at = table.column(MODERATED)
        held_back = tuple(row[who] for row in table.rows if row[at].strip() == NOT_LET_THROUGH)
    return Put({row[who]: row[words].strip() for row in table.rows}, held_back)


def _one_of(table: Table, names: tuple[str, ...]) -> int:
    for name in names:
        if name in table.columns:
            return table.columns.index(name)
    wanted = ", ".join(names[:-1]) + f" or {names[-1]}"
    there = ", ".join(column for column in table.columns if column) or "none"
    raise InputError(f"{table.name} needs a column {wanted}. Its columns are: {there}.")
