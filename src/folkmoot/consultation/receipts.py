"""Receipts: a code by which somebody comes back to a response that nobody else can find."""

import hmac
import secrets
import unicodedata
from typing import Final

from folkmoot.foundation.errors import InputError

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that a code can be read aloud and written down."""

LENGTH: Final = 20
"""Characters in a code: five bits each, a hundred in all."""

_ALIKE: Final = str.maketrans("ILO", "110")


def new_code() -> str:
    """Give a code that nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def code_for(idempotency_key: str, *, secret: bytes) -> str:
    """Give the code of a submission by its *idempotency_key*, so that a retry shows the same one.

    >>> code_for("a", secret=b"s") == code_for("a", secret=b"s")
    True
    """
    return code_of(hmac.digest(secret, b"receipt:" + idempotency_key.encode(), "sha256"))


def code_of(digest: bytes) -> str:
    """Write the last hundred bits of *digest* as a code."""
    bits = int.from_bytes(digest)
    return "".join(ALPHABET[bits >> 5 * place & 31] for place in range(LENGTH))


def spoken(code: str) -> str:
    """Give *code* in groups of four.

    >>> spoken("0123456789ABCDEFGHJK")
    '0123 4567 89AB CDEF GHJK'
    """
    return " ".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def read_code(text: str) -> str:
    """Read a code as people type it; raise InputError where it cannot be one.

    Capitals, blanks, dashes and unseen marks make no difference, digits may be those of any
    script, and I, L and O are read as 1, 1 and 0.

    >>> read_code("oi23-4567 89ab cdef ghjk")
    '0123456789ABCDEFGHJK'
    >>> read_code("\u200f٠١٢٣ – ４５６７ 89AB CDEF GHJK")
    '0123456789ABCDEFGHJK'
    """
    plain = "".join(map(_typed, unicodedata.normalize("NFKC", text))).upper().translate(_ALIKE)
    if len(plain) != LENGTH or set(plain) - set(ALPHABET):
        raise InputError(
            f"This is not a receipt. It has {LENGTH} letters and digits, in five groups of four."
        )
    return plain


def _typed(character: str) -> str:
    """Give what one typed character stands for in a code; nothing for blanks, dashes and marks."""
    if unicodedata.category(character) in {"Pd", "Cf", "Zs", "Cc"}:
        return ""
    return str(unicodedata.decimal(character, character))


def code_hash(code: str, *, secret: bytes) -> str:
    """Give the keyed hash of *code*: all that is ever stored of it."""
    return hmac.digest(secret, b"code:" + code.encode(), "sha256").hex()
