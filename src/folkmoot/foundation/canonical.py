"""Canonical text and hashes: the same content gives the same bytes everywhere."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]


def canonical_text(text: str) -> str:
    """Bring *text* to one form: NFC, line feeds only, no blank at a line's end, one at the file's.

    >>> canonical_text("cafe\\u0301  \\r\\nend")
    'café\\nend\\n'
    """
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in lines.split("\n")).strip("\n") + "\n"


def canonical_json(value: Json) -> bytes:
    """Give the one UTF-8 form of *value*: sorted keys, no blanks, floats refused with TypeError."""
    _refuse_floats(value)
    return _ENCODER.encode(value).encode()


def content_hash(content: str | bytes) -> str:
    """Give the SHA-256 of *content* in hexadecimal; text is hashed in its canonical form."""
    raw = canonical_text(content).encode() if isinstance(content, str) else content
    return hashlib.sha256(raw).hexdigest()


def json_hash(value: Json) -> str:
    """Give the SHA-256 of *value*'s canonical JSON in hexadecimal."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)


def _refuse_floats(value: Json) -> None:
    if value is None or isinstance(value, str | int):
        return
    if isinstance(value, float):
        raise TypeError("Canonical JSON has no floats: write a fraction or a decimal as text.")
    if isinstance(value, Mapping):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, Sequence):
        for item in value:
            _refuse_floats(item)
