"""Receipts of secret votes: a code that only the voter has, by which they find their ballots.

The code is shown once and kept nowhere. It signs nothing and proves nothing to others; it lets its
holder make the marks of their own ballots again, on any machine.
"""

import hashlib
from typing import Final

from folkmoot.foundation.codes import ALPHABET, as_typed, draw, in_fours, written
from folkmoot.foundation.errors import InputError

DRAWN: Final = 26
"""Characters that are drawn: five bits each, a hundred and thirty in all."""

CHECKED: Final = 2
"""Characters that follow from the others, so that a slip of the pen is told from a lost ballot."""


def new_code() -> str:
    """Give a code that nobody can guess, in groups of four, the last two characters its check.

    >>> code = new_code()
    >>> len(code.split()), read_code(code) == code.replace(" ", "")
    (7, True)
    """
    drawn = draw(DRAWN)
    return in_fours(drawn + _check(drawn))


def read_code(text: str) -> str:
    """Read a code as people type it (see `codes`); raise InputError where it cannot be one."""
    plain = as_typed(text)
    if len(plain) != DRAWN + CHECKED or set(plain) - set(ALPHABET):
        raise InputError(
            f"This is not the code of a secret vote. It has {DRAWN + CHECKED} letters and digits, "
            f"in seven groups of four."
        )
    if _check(plain[:DRAWN]) != plain[DRAWN:]:
        raise InputError("There is a slip in this code. Compare it with what you wrote down.")
    return plain


def _check(drawn: str) -> str:
    return written(int.from_bytes(hashlib.sha256(drawn.encode()).digest()), length=CHECKED)
