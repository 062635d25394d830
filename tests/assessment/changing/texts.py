"""Texts that try to break a file, and the small law of Lantern as texts."""

import unicodedata
from collections.abc import Mapping

from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.editing import LawTexts
from folkmoot.assessment.jurisdictions import Registry
from folkmoot.assessment.pack_codebook import read_codebook, read_jurisdictions
from folkmoot.foundation.canonical import canonical_text
from folkmoot.web.assessment.stored import as_files
from tests.assessment.laws import FILES

HOSTILE = (
    'say "no"',
    "it's\nnew\r\n[[answer]]\nvalue = 1",
    "\u202eevil\u2066",
    "\u200fمهم\u200f",
    '"""',
    "'''",
    "\\",
    "\\u0041",
    "\x00\x07\x1b[31m\x7f\x85",
    " leading and trailing ",
    "\u0301\u0307",
    "n\u0303",
    "# no comment",
    "</textarea><script>alert(1)</script>",
    "\U000e0041\U0001f3f3",
)
"""What somebody could paste into a field."""

TEXTS = LawTexts(canonical_text(FILES["LAN/law.toml"]), canonical_text(FILES["LAN/answers.toml"]))


def nfc(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """Give a value as it is stored."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    return tuple(unicodedata.normalize("NFC", one) for one in value)


def known(files: Mapping[str, str] = FILES) -> tuple[Codebook, Registry]:
    """Give the codebook and the registry of the small pack."""
    found = as_files({name: files[name] for name in ("codebook.toml", "jurisdictions.toml")})
    return read_codebook(found["codebook.toml"]), read_jurisdictions(found["jurisdictions.toml"])
