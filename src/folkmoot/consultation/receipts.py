"""Receipts: a code by which somebody comes back to a response that nobody else can find."""

import hmac
from typing import Final

from folkmoot.foundation.codes import ALPHABET as ALPHABET
from folkmoot.foundation.codes import as_typed, draw, in_fours, written
from folkmoot.foundation.errors import InputError

LENGTH: Final = 20
"""Characters in a code: five bits each, a hundred in all."""


def new_code() -> str:
    """Give a code that nobody can guess."""
    return draw(LENGTH)


def code_for(idempotency_key: str, *, secret: bytes) -> str:
    """Give the code of a submission by its *idempotency_key*, so that a retry shows the same one.

    >>> code_for("a", secret=b"s") == code_for("a", secret=b"s")
    True
    """
    return code_of(hmac.digest(secret, b"receipt:" + idempotency_key.encode(), "sha256"))


def code_of(digest: bytes) -> str:
    """Write the last hundred bits of *digest* as a code."""
    return written(int.from_bytes(digest), length=LENGTH)


def spoken(code: str) -> str:
    """Give *code* in groups of four.

    >>> spoken("0123456789ABCDEFGHJK")
    '0123 4567 89AB CDEF GHJK'
    """
    return in_fours(code)


def read_code(text: str) -> str:
    """Read a code as people type it (see `codes`); raise InputError where it cannot be one.

    >>> read_code("oi23-4567 89ab cdef ghjk")
    '0123456789ABCDEFGHJK'
    """
    plain = as_typed(text)
    if len(plain) != LENGTH or set(plain) - set(ALPHABET):
        raise InputError(
            f"This is not a receipt. It has {LENGTH} letters and digits, in five groups of four."
        )
    return plain


def code_hash(code: str, *, secret: bytes) -> str:
    """Give the keyed hash of *code*: all that is ever stored of it."""
    return hmac.digest(secret, b"code:" + code.encode(), "sha256").hex()
