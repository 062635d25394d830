"""What the sandbox hands out: texts and rows as they were found, not yet understood."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Final

MAX_TEXT: Final = 1_000_000
"""Characters that one item may have."""


class RawForm(StrEnum):
    """What kind of thing was found in a file."""

    MAIL = "mail"
    LETTER = "letter"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class Raw:
    """One message, letter or sheet: *texts* are its parts, *rows* a sheet's cells as text.

    *item* says where in its file ("message 3"), *keys* tell it from others, *sent* is the time
    it was sent in ISO form. A *fault* is a sentence; what could be read is there all the same.
    *pages* are a scan's, each a picture in base64.
    """

    form: RawForm
    item: str = ""
    texts: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    keys: tuple[str, ...] = ()
    sent: str = ""
    fault: str = ""
    pages: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Give the form that crosses the wall."""
        return asdict(self)


def from_json(found: Mapping[str, object]) -> Raw:
    """Read what crossed the wall, trusting nothing; raise ValueError for anything unexpected."""
    if set(found) != {field.name for field in fields(Raw)}:
        raise ValueError("The sandbox answered with unexpected fields.")
    rows = found["rows"]
    if not isinstance(rows, list):
        raise ValueError("The sandbox answered with rows that are none.")
    return Raw(
        form=RawForm(_text(found["form"])),
        item=_text(found["item"]),
        texts=_texts(found["texts"]),
        rows=tuple(_texts(row) for row in rows),
        keys=_texts(found["keys"]),
        sent=_text(found["sent"]),
        fault=_text(found["fault"]),
        pages=_texts(found["pages"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("The sandbox answered with something that is no text.")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("The sandbox answered with something that is no list.")
    return tuple(_text(item) for item in value)
