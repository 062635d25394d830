"""Counts by kind of respondent, section, language and channel, each share with its base."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from folkmoot.analysis.corpus import Text

NO_POLL: Final = (
    "This was an open consultation: whoever wished took part. It shows what was said and by how "
    "many of those who answered, not how many people think so. It is no opinion poll."
)
"""Printed with every table of counts."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many out of so many; the two are never told apart from each other.

    >>> str(Share(41, 231))
    '41 of 231 (18 %)'
    >>> str(Share(0, 0))
    '0 of 0'
    """

    count: int
    base: int

    def __str__(self) -> str:
        percent = f" ({round(100 * self.count / self.base)} %)" if self.base else ""
        return f"{self.count} of {self.base}{percent}"


@dataclass(frozen=True, slots=True)
class Crossing:
    """A table of counts: a row for each of *rows*, a cell for each of *columns*, and its totals.

    In a crossing every response is in one column of its row. *is_partition* says that it is in
    one row as well, so that columns add up too. *of* and *by* say what rows and columns are, such
    as "theme" and "kind": tables of one release that share a name share what they count under it.
    *among* says which responses it is about, where not all of them; or *about* does, by pairs of
    dimension and value that other tables of the release count under. Of the rows *tells_few* it is
    said which of their small counts are small, wherever that gives nothing away.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    is_partition: bool = True
    of: str = ""
    by: str = ""
    among: str = ""
    about: tuple[tuple[str, str], ...] = ()
    tells_few: tuple[str, ...] = ()

    @property
    def row_totals(self) -> tuple[int, ...]:
        """The sum of each row."""
        return tuple(sum(row) for row in self.counts)

    @property
    def column_totals(self) -> tuple[int, ...]:
        """The sum of each column."""
        return tuple(sum(row[column] for row in self.counts) for column in range(len(self.columns)))


def tally(texts: Iterable[Text], dimension: str) -> tuple[tuple[str, int], ...]:
    """Count responses by the values of *dimension*, or by "language"; the largest first."""
    counts = Counter(value_of(text, dimension) for text in texts)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def cross(texts: Sequence[Text], by_row: str, by_column: str) -> Crossing:
    """Count responses by two dimensions at once."""
    rows = tuple(value for value, _ in tally(texts, by_row))
    columns = tuple(value for value, _ in tally(texts, by_column))
    counts = Counter((value_of(text, by_row), value_of(text, by_column)) for text in texts)
    cells = tuple(tuple(counts[row, column] for column in columns) for row in rows)
    return Crossing(rows, columns, cells, of=by_row, by=by_column)


def count_by(texts: Iterable[Text], dimension: str) -> Crossing:
    """Count responses by one dimension: a crossing with the one row "responses"."""
    values = tally(texts, dimension)
    names, counts = tuple(name for name, _ in values), tuple(count for _, count in values)
    return Crossing(("responses",), names, (counts,), is_partition=False, by=dimension)


def cross_themes(
    texts: Sequence[Text], themes: Sequence[tuple[str, Sequence[str]]], dimension: str
) -> Crossing:
    """Count by theme and *dimension*; *themes* are names with the ids of their responses.

    A response may be in several themes or none, so only rows add up.
    """
    value = {text.id: value_of(text, dimension) for text in texts}
    columns = tuple(name for name, _ in tally(texts, dimension))
    cells = []
    for _, responses in themes:
        counts = Counter(value[response] for response in responses)
        cells.append(tuple(counts[column] for column in columns))
    names = tuple(name for name, _ in themes)
    return Crossing(names, columns, tuple(cells), False, of="theme", by=dimension)


def value_of(text: Text, dimension: str) -> str:
    """Give a response's value of *dimension*."""
    return text.language if dimension == "language" else text.group(dimension)
