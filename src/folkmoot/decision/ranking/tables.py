"""Ballots from tables, CSV or Parquet: a column for each choice, in order, and perhaps a count."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from folkmoot.decision.ranking.ballots import Ballots, Ranking, grouped
from folkmoot.foundation.errors import InputError, UnreadableFile

CHOICE: Final = re.compile(
    r"choice|(rank|choice|preference)[ _]?\d+|\d+(st|nd|rd|th)?[ _]?(rank|choice|preference)?", re.I
)
COUNT: Final = frozenset({"count", "votes", "ballots"})
NOTHING: Final = frozenset({"", "undervote", "overvote", "skipped"})
"""What a cell holds where no one candidate was chosen; the next choice moves up."""

Row = tuple[str, ...]


def read_csv(path: Path) -> Ballots:
    """Read ballots from CSV with a header; see `from_rows` for the columns."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = next(reader, [])
            return from_rows(header, Counter(map(tuple, reader)), name=path.name)
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableFile(f"{path.name} is not CSV in UTF-8: {error}.") from error


def read_parquet(path: Path) -> Ballots:
    """Read ballots from Parquet; see `from_rows` for the columns. Needs the extra `parquet`."""
    try:
        import polars as pl
    except ImportError as error:
        raise InputError(
            "Reading Parquet needs polars. Install folkmoot[parquet], or give the ballots as CSV."
        ) from error
    try:
        table = pl.scan_parquet(path)
        header = table.collect_schema().names()
        names = [header[n] for n in (*_choices(header, path.name), *_counts(header))]
        rows = table.select(names).group_by(names).len("times in this file").collect()
        written = rows.cast(pl.String).fill_null("").iter_rows()
        return from_rows(names, {row[:-1]: int(row[-1]) for row in written}, name=path.name)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise UnreadableFile(f"{path.name} is not Parquet that can be read: {error}.") from error


def from_rows(header: Sequence[str], rows: Mapping[Row, int], *, name: str) -> Ballots:
    """Group *rows*, given with how often each occurs.

    Choices are the columns choice, choice 1, rank_2, 1st Choice, 3 and the like, in the order of
    the header; a column count, votes or ballots says how many ballots a row stands for. Other
    columns are left alone. A candidate named again on one ballot is passed over.
    """
    choices, counts = _choices(header, name), _counts(header)
    cast: Counter[Row] = Counter()
    for row, times in rows.items():
        if len(row) != len(header):
            raise UnreadableFile(
                f"{name}: a row has {len(row)} cells and the header {len(header)}: "
                f"{', '.join(row)}."
            )
        cast[tuple(_ranked(row, choices))] += times * _count(row, counts, name)
    names = sorted({candidate for ballot in cast for candidate in ballot})
    place = {candidate: position for position, candidate in enumerate(names)}
    rankings: dict[Ranking, int] = {
        tuple(place[candidate] for candidate in ballot): times for ballot, times in cast.items()
    }
    return grouped(names, rankings)


def _choices(header: Sequence[str], name: str) -> list[int]:
    found = [n for n, column in enumerate(header) if CHOICE.fullmatch(column.strip())]
    if not found:
        raise UnreadableFile(
            f"{name} has no column of choices; it has: {', '.join(header)}. Name them choice_1, "
            f"choice_2 and so on, or just choice."
        )
    return found


def _counts(header: Sequence[str]) -> list[int]:
    return [n for n, column in enumerate(header) if column.strip().lower() in COUNT][:1]


def _ranked(row: Row, choices: Sequence[int]) -> Iterator[str]:
    seen: set[str] = set()
    for column in choices:
        candidate = row[column].strip()
        if candidate.lower() not in NOTHING and candidate not in seen:
            seen.add(candidate)
            yield candidate


def _count(row: Row, counts: Sequence[int], name: str) -> int:
    if not counts:
        return 1
    written = row[counts[0]].strip()
    whole = written.removesuffix(".0")
    if not (whole.isascii() and whole.isdigit()):
        raise UnreadableFile(f"{name}: '{written}' is no number of ballots. Write a whole number.")
    return int(whole)
