"""Codes that people write down, read aloud and type again."""

import secrets
import unicodedata
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that a code can be read aloud and written down."""

_ALIKE: Final = str.maketrans("ILO", "110")


def draw(length: int) -> str:
    """Give *length* characters that nobody can guess, five bits each."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def written(number: int, *, length: int) -> str:
    """Write the last bits of *number*, five to a character, the lowest first.

    >>> written(33, length=3)
    '110'
    """
    return "".join(ALPHABET[number >> 5 * place & 31] for place in range(length))


def in_fours(code: str) -> str:
    """Give *code* in groups of four.

    >>> in_fours("0123456789AB")
    '0123 4567 89AB'
    """
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def as_typed(text: str) -> str:
    """Give the characters of a code as people type it.

    Capitals, blanks, dashes and unseen marks make no difference, digits may be those of any
    script, and I, L and O are read as 1, 1 and 0.

    >>> as_typed("oi23-4567 89ab")
    '0123456789AB'
    >>> as_typed("\u200f٠١٢٣ – ４５６７ 89AB")
    '0123456789AB'
    """
    return "".join(map(_typed, unicodedata.normalize("NFKC", text))).upper().translate(_ALIKE)


def _typed(character: str) -> str:
    """Give what one typed character stands for in a code; nothing for blanks, dashes and marks."""
    if unicodedata.category(character) in {"Pd", "Cf", "Zs", "Cc"}:
        return ""
    return str(unicodedata.decimal(character, character))
