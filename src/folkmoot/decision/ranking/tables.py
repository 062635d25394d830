"""Ballots from tables, CSV or Parquet: a column for each choice, in order, and perhaps a count."""

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from folkmoot.decision.ranking.ballots import Ballots, check_names, from_table
from folkmoot.decision.ranking.grouping import Counts
from folkmoot.foundation.errors import InputError, UnreadableFile

CHOICE: Final = re.compile(
    r"choice|(rank|choice|preference)[ _]?\d+|\d+(st|nd|rd|th)?[ _]?(rank|choice|preference)?", re.I
)
COUNT: Final = frozenset({"count", "votes", "ballots"})
NOTHING: Final = frozenset({"", "undervote", "overvote", "skipped"})
"""What a cell holds where no one candidate was chosen; the next choice moves up."""

TIMES: Final = "times in this file"
MOST_DIGITS: Final = 9
"""No row stands for a thousand million ballots: that many cannot be counted in one go."""

Row = tuple[str, ...]


def read_csv(path: Path) -> Ballots:
    """Read ballots from CSV with a header; see `from_rows` for the columns."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
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
        scanned = pl.scan_parquet(path)
        header = scanned.collect_schema().names()
        choices = [header[n] for n in _choices(header, path.name)]
        columns = choices + [header[n] for n in _counts(header)]
        rows = scanned.group_by(columns).len(TIMES).collect(engine="streaming")
    except (pl.exceptions.PolarsError, OSError) as error:
        raise UnreadableFile(f"{path.name} is not Parquet that can be read: {error}.") from error
    times = rows[TIMES].to_numpy().astype(np.int64)
    if len(columns) > len(choices):
        written = rows[columns[-1]].cast(pl.String).fill_null("").to_list()
        times = times * _whole_numbers(written, path.name)
    cells = rows.select(pl.col(choices).cast(pl.String).fill_null(""))
    said = sorted(set().union(*(column.unique().to_list() for column in cells)))
    kinds = pl.Enum(said)
    table = cells.select(pl.all().cast(kinds).to_physical().cast(pl.Int32)).to_numpy()
    return _ballots(said, table, times)


def from_rows(header: Sequence[str], rows: Mapping[Row, int], *, name: str) -> Ballots:
    """Group *rows*, given with how often each occurs.

    Choices are the columns choice, choice 1, rank_2, 1st Choice, 3 and the like, in the order of
    the header; a column count, votes or ballots says how many ballots a row stands for. Other
    columns are left alone. A candidate named again on one ballot is passed over.
    """
    choices, counts = _choices(header, name), _counts(header)
    for row in rows:
        if len(row) != len(header):
            raise UnreadableFile(
                f"{name}: a row has {len(row)} cells and the header {len(header)}: "
                f"{', '.join(row)[:80]!r}."
            )
    times = np.fromiter(rows.values(), dtype=np.int64, count=len(rows))
    if counts:
        times = times * _whole_numbers([row[counts[0]] for row in rows], name)
    said: dict[str, int] = {}
    cells = [said.setdefault(row[column], len(said)) for row in rows for column in choices]
    table = np.array(cells, dtype=np.int32).reshape(len(rows), len(choices))
    return _ballots(list(said), table, times)


def _ballots(said: Sequence[str], table: NDArray[np.int32], times: Counts) -> Ballots:
    """Group a *table* of places in *said*, what cells say: candidates, or nothing."""
    spoken = [text.strip() for text in said]
    names = sorted({text for text in spoken if text.lower() not in NOTHING})
    check_names(names)
    place = {text: position for position, text in enumerate(names)}
    meant = np.array([place.get(text, -1) for text in spoken], dtype=np.int16)
    return from_table(names, meant[table], times)


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


def _whole_numbers(written: Sequence[str], name: str) -> Counts:
    """Read how many ballots rows stand for."""
    read = {text: _whole_number(text.strip(), name) for text in set(written)}
    return np.array([read[text] for text in written], dtype=np.int64)


def _whole_number(written: str, name: str) -> int:
    whole = written.removesuffix(".0")
    if not (whole.isascii() and whole.isdigit()) or len(whole) > MOST_DIGITS:
        raise UnreadableFile(
            f"{name}: {written[:40]!r} is no number of ballots. Write a whole number."
        )
    return int(whole)
