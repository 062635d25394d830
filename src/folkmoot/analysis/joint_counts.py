"""What the tables of one release count, each thing once, and how the counts hang together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from folkmoot.analysis.breakdown import Crossing
from folkmoot.foundation.errors import InputError

Key = frozenset[tuple[str, str]]
"""What is counted: those of whom all pairs of dimension and value hold; nothing for everybody."""


@dataclass(frozen=True, slots=True)
class Sum:
    """*parts* that together are *whole*, by their numbers among the counts."""

    parts: tuple[int, ...]
    whole: int


@dataclass(frozen=True, slots=True)
class JointCounts:
    """All counts of a release with what a reader knows of them.

    *counts* are the true ones. *sums* add up, and of each pair in *within* the first is a part of
    the second. *tables* hold the number of each cell, laid out as the released tables are.
    """

    counts: tuple[int, ...]
    sums: tuple[Sum, ...]
    within: tuple[tuple[int, int], ...]
    tables: tuple[tuple[tuple[int, ...], ...], ...]


def joint_counts(crossings: Sequence[Crossing]) -> JointCounts:
    """Number all that *crossings* count, in whatever order they and their rows come.

    What two of them share has one number.
    Crossings that give one thing two counts are not about the same responses: InputError.
    """
    laid = [_keys(crossing, place) for place, crossing in enumerate(crossings)]
    counted: dict[Key, int] = {}
    for crossing, keys in zip(crossings, laid, strict=True):
        for key, count in _told(crossing, keys):
            if counted.setdefault(key, count) != count:
                raise InputError(
                    f"Two tables of one release give {_name(key)} two counts: they are not about "
                    f"the same responses. Count all of them from the same ones."
                )
    ordered = sorted(counted, key=sorted)
    numbers = {key: number for number, key in enumerate(ordered)}
    tables = [tuple(tuple(numbers[key] for key in row) for row in keys) for keys in laid]
    sums: set[Sum] = set()
    for crossing, table in zip(crossings, tables, strict=True):
        sums.update(_sums(table))
        sums.update(_sums(zip(*table, strict=True)) if _adds_down(crossing) else ())
    kept = tuple(sorted(sums, key=lambda one: (one.whole, one.parts)))
    return JointCounts(
        tuple(counted[key] for key in ordered),
        kept,
        tuple(_within(numbers, kept)),
        tuple(tables),
    )


def _adds_down(crossing: Crossing) -> bool:
    """Say whether a table has a last row for the totals of its columns."""
    return crossing.is_partition and bool(crossing.rows)


def _keys(crossing: Crossing, place: int) -> list[list[Key]]:
    """Say what each cell counts, row by row, as they are laid out: totals last."""
    among = (("among", crossing.among),) if crossing.among else ()
    everybody: Key = frozenset((*among, *crossing.about))
    of, by = crossing.of or f"rows of {place}", crossing.by or f"columns of {place}"
    wholes = [
        everybody if crossing.by and not crossing.of else everybody | {(of, row)}
        for row in crossing.rows
    ]
    if _adds_down(crossing):
        wholes.append(everybody)
    return [[*(whole | {(by, column)} for column in crossing.columns), whole] for whole in wholes]


def _told(crossing: Crossing, keys: Sequence[Sequence[Key]]) -> Iterator[tuple[Key, int]]:
    rows = [*crossing.counts, crossing.column_totals]
    for names, counts in zip(keys, rows, strict=False):
        yield from zip(names, (*counts, sum(counts)), strict=True)


def _sums(lines: Iterable[Sequence[int]]) -> Iterator[Sum]:
    for line in lines:
        yield Sum(tuple(sorted(line[:-1])), line[-1])


def _within(numbers: dict[Key, int], sums: Sequence[Sum]) -> Iterator[tuple[int, int]]:
    """Give each count with those that it is a part of, but for what a sum says already."""
    said = {(part, one.whole) for one in sums for part in one.parts}
    for key, number in numbers.items():
        for pair in sorted(key):
            whole = numbers.get(key - {pair})
            if whole is not None and (number, whole) not in said:
                yield number, whole


def _name(key: Key) -> str:
    return " and ".join(f"{name} {value}" for name, value in sorted(key)) or "all responses"
