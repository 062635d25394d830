"""Columns of a file, read by themselves: quickly where it is a large and plain CSV file."""

from collections.abc import Sequence
from pathlib import Path

from folkmoot.analysis.cells import Cells
from folkmoot.analysis.corpus import refuse_twins
from folkmoot.analysis.plain_csv import plain_columns
from folkmoot.analysis.sheets import read_table

_BOM = b"\xef\xbb\xbf"


def read_words(path: Path, *, text: str, id: str = "") -> tuple[list[str], Sequence[str]]:
    """Give the ids and the words of the responses in the file at *path*, just as they stand there.

    Ids are those that `read_texts` gives; one that comes twice raises InputError.
    """
    columns = read_columns(path, [text, id] if id else [text])
    if not id:
        return [str(number) for number in range(1, len(columns[0]) + 1)], columns[0]
    given = columns[1].short() if isinstance(columns[1], Cells) else columns[1]
    ids = [name or f"row-{number}" for number, name in enumerate(map(str.strip, given), start=1)]
    refuse_twins(ids, path.name)
    return ids, columns[0]


def read_columns(path: Path, names: Sequence[str]) -> tuple[Sequence[str], ...]:
    """Give the columns *names* of the file at *path*; see `read_table` for what it may be.

    What comes out is always what `read_table` reads. A CSV file that is not plain is left to it.
    """
    if path.suffix.lower() == ".csv" and path.is_file():
        found = plain_columns(path.read_bytes().removeprefix(_BOM), names)
        if found is not None:
            return found
    table = read_table(path)
    places = [table.column(name) for name in names]
    return tuple([row[place] for row in table.rows] for place in places)
