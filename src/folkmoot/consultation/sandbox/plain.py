"""Bytes to text, and text to what can be kept; nothing is guessed that cannot be told."""

import codecs
import re
from typing import Final

from folkmoot.consultation.sandbox.raw import MAX_TEXT
from folkmoot.foundation.canonical import canonical_text
from folkmoot.foundation.errors import UnreadableFile

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
FOREIGN: Final = 0.4
"""The share of accented letters above which Windows-1252 is a wrong guess."""

_CONTROLS: Final = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")


def decode(data: bytes, name: str, *, charset: str = "") -> str:
    """Read *data* as text; raise UnreadableFile where its encoding cannot be told.

    A byte order mark decides, then the *charset* that was declared, then UTF-8. Windows-1252 is
    taken last, and only where it gives Western words.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decode(data, encoding) or _refuse(name)
    for encoding in (charset, "utf-8"):
        if encoding and (text := _decode(data, encoding)) is not None:
            return text
    text = _decode(data, "cp1252")
    return text if text is not None and _is_western(text) else _refuse(name)


def tidy(text: str, name: str) -> str:
    """Give *text* in canonical form; raise UnreadableFile for what no text holds."""
    if "\0" in text:
        raise UnreadableFile(
            f"{name} holds zero bytes, so it is not a text. Ask for it as DOCX, PDF or TXT."
        )
    if len(text) > MAX_TEXT:
        raise UnreadableFile(
            f"{name} has {len(text):,} characters, more than the {MAX_TEXT:,} that one item may "
            f"have. Ask for a shorter one, or take it in by parts."
        )
    plain = text.replace("\f", "\n").replace("\v", "\n").encode("utf-8", "replace").decode()
    return canonical_text(_CONTROLS.sub(" ", plain)).strip()


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _is_western(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter > "\x7f" for letter in letters) <= FOREIGN * len(letters)


def _refuse(name: str) -> str:
    raise UnreadableFile(
        f"The encoding of {name} cannot be told. Save it as UTF-8 and give it again."
    )
