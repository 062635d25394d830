"""Ballots in grouped form: each distinct ranking once, with how often it was cast."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from folkmoot.decision.ranking.grouping import Counts, Table, distinct, tidied
from folkmoot.foundation.errors import InputError

Ranking = tuple[int, ...]

MOST_CANDIDATES: Final = 10_000
LONGEST_NAME: Final = 300
JOINERS: Final = "\u200c\u200d"
"""Letters of Persian and of Indian scripts are joined or parted by these."""

MOST_BALLOTS: Final = 500_000_000
"""Up to here the whole numbers of every method fit into 64 bits."""


@dataclass(frozen=True, slots=True)
class Ballots:
    """All ballots of one election.

    *rankings* has a row per distinct ballot: positions in *names*, the first choice first, filled
    up with -1; *counts* says how often each row was cast. Rows come in a fixed order, so that the
    same ballots in any order give the same count.
    """

    names: tuple[str, ...]
    rankings: NDArray[np.int16]
    counts: NDArray[np.int64]
    seats: int = 1
    title: str = ""
    withdrawn: frozenset[int] = frozenset()

    @property
    def total(self) -> int:
        """How many ballots name at least one candidate: the valid ones."""
        return int(self.counts[(self.rankings >= 0).any(axis=1)].sum())


def grouped(
    names: Sequence[str],
    cast: Mapping[Ranking, int],
    *,
    seats: int = 1,
    title: str = "",
    withdrawn: Iterable[int] = (),
) -> Ballots:
    """Put *cast* (ranking to how often) into grouped form; withdrawn candidates are passed over.

    Raise InputError where two candidates share a name or there is none.
    """
    gone = frozenset(withdrawn)
    kept: Counter[Ranking] = Counter()
    for ranking, count in cast.items():
        kept[tuple(place for place in ranking if place not in gone)] += count
    check_names(names)
    _check_total(sum(kept.values()))
    rows = sorted(kept)
    width = max(map(len, rows), default=0) or 1
    rankings = np.full((len(rows), width), -1, dtype=np.int16)
    for row, ranking in enumerate(rows):
        rankings[row, : len(ranking)] = ranking
    counts = np.array([kept[row] for row in rows], dtype=np.int64)
    return Ballots(tuple(names), rankings, counts, seats, title, gone)


def from_table(names: Sequence[str], table: Table, counts: Counts) -> Ballots:
    """Put a whole *table* of ballots into grouped form; see `grouping` for what it holds."""
    check_names(names)
    _check_total(sum(counts.tolist()))
    return Ballots(tuple(names), *distinct(tidied(table), counts))


def named(names: Sequence[str], cast: Iterable[Sequence[str]], *, seats: int = 1) -> Ballots:
    """Group ballots that give candidates by their names.

    >>> named(["A", "B"], [["A"], ["B", "A"], ["A"]]).counts.tolist()
    [2, 1]
    """
    place = {name: position for position, name in enumerate(names)}
    rankings = Counter(tuple(place[name] for name in ballot) for ballot in cast)
    return grouped(names, rankings, seats=seats)


def _check_total(ballots: int) -> None:
    if ballots > MOST_BALLOTS:
        raise InputError(f"More than {MOST_BALLOTS} ballots cannot be counted exactly in one go.")


def check_names(names: Sequence[str]) -> None:
    """Raise InputError where there is no candidate, too many, two of one name, or one unseen."""
    if not names:
        raise InputError("There is no candidate. Name at least one.")
    if len(names) > MOST_CANDIDATES:
        raise InputError(f"{len(names)} candidates are too many. There can be {MOST_CANDIDATES}.")
    for name, times in Counter(names).items():
        if times > 1:
            raise InputError(f"{times} candidates are called '{name}'. Tell them apart.")
        if fault := name_fault(name):
            raise InputError(f"A candidate's name {fault}.")


def name_fault(name: str) -> str:
    """Say what is wrong with a candidate's name, or nothing; it is printed on many a screen.

    >>> name_fault("Ann #1"), name_fault("Ann\x1b[2J")
    ('', 'holds a character that cannot be seen, U+001B')
    """
    if not name.strip():
        return "is empty"
    if len(name) > LONGEST_NAME:
        return f"has {len(name)} characters, and may have {LONGEST_NAME}"
    hidden = next((c for c in name if not c.isprintable() and c not in JOINERS), "")
    return f"holds a character that cannot be seen, U+{ord(hidden):04X}" if hidden else ""
