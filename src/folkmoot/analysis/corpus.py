"""The texts that an analysis reads, each with its id, its language and the groups it is of."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from folkmoot.analysis.language import language_of
from folkmoot.analysis.sheets import Table, read_table
from folkmoot.foundation.canonical import Json, content_hash, json_hash
from folkmoot.foundation.errors import InputError

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Text:
    """One response's words; *groups* are pairs such as ("kind", "member")."""

    id: str
    text: str
    language: str = "unknown"
    groups: tuple[tuple[str, str], ...] = ()

    def group(self, dimension: str) -> str:
        """Give the value of *dimension*, or "unknown".

        >>> Text("1", "Yes.", groups=(("kind", "member"),)).group("kind")
        'member'
        """
        return dict(self.groups).get(dimension, "unknown")


def texts_of(table: Table, *, text: str, id: str = "", by: str = "") -> tuple[Text, ...]:
    """Take the responses out of *table*: the column *text*, and where named those of *id* and *by*.

    Without *id*, a response is named by its row, counted from 1 below the headings. A column that
    is missing or an id that comes twice raises InputError.
    """
    text_at = table.column(text)
    id_at = table.column(id) if id else None
    by_at = table.column(by) if by else None
    found = []
    for number, row in enumerate(table.rows, start=1):
        name = row[id_at].strip() if id_at is not None else str(number)
        said = clean(row[text_at])
        groups = ((by, row[by_at].strip() or "unknown"),) if by_at is not None else ()
        found.append(Text(name or f"row-{number}", said, language_of(said), groups))
    refuse_twins([text.id for text in found], table.name)
    return in_order(found)


def read_texts(path: Path, *, text: str, id: str = "", by: str = "") -> tuple[Text, ...]:
    """Read the responses in the file at *path*; see `texts_of`."""
    return texts_of(read_table(path), text=text, id=id, by=by)


def in_order(texts: Iterable[Text]) -> tuple[Text, ...]:
    """Put texts in the one order that every analysis starts from: by their words, then by id."""
    return tuple(sorted(texts, key=lambda text: (text.text, text.id)))


def clean(raw: str) -> str:
    """Bring *raw* to NFC, with line feeds only and without control characters.

    >>> clean("A\\x00 cafe\\u0301\\r\\n")
    'A café'
    """
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    return _CONTROL.sub("", text).strip()


def input_hash(texts: Iterable[Text]) -> str:
    """Give the hash of *texts*, whatever order they come in."""
    rows: list[Json] = [
        [text.id, text.text, text.language, [list(pair) for pair in text.groups]]
        for text in sorted(texts, key=lambda text: text.id)
    ]
    return json_hash(rows)


def words_hash(text: Text) -> str:
    """Give a hash of one text's words, long enough to see that they changed."""
    return content_hash(text.text)[:16]


def refuse_twins(ids: Sequence[str], file: str) -> None:
    """Raise InputError where an id of the responses in *file* comes twice."""
    if len(set(ids)) < len(ids):
        twin = next(id for id, count in Counter(ids).items() if count > 1)
        raise InputError(
            f"{file} has the id '{twin}' twice. Name a column with an id of its own for "
            f"each response, or none."
        )
