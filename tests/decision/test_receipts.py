"""Receipts of secret votes: hard to guess, easy to write down, and a slip of the pen is told."""

import pytest

from folkmoot.decision.receipts import DRAWN, new_code, read_code
from folkmoot.foundation.codes import ALPHABET
from folkmoot.foundation.errors import InputError


def test_a_code_has_at_least_128_bits_and_is_never_the_same() -> None:
    assert DRAWN * 5 >= 128
    assert len({new_code() for _ in range(1000)}) == 1000


def test_a_code_is_read_as_people_type_it() -> None:
    code = new_code()
    plain = code.replace(" ", "")
    for typed in (code, plain.lower(), code.replace(" ", " – "), f"\t\u200f{code}\n"):
        assert read_code(typed) == plain


@pytest.mark.parametrize("typed", ["", "1234", "0123 4567 89AB CDEF GHJK", "U" * 28, "é" * 28])
def test_what_cannot_be_a_code_is_told(typed: str) -> None:
    with pytest.raises(InputError, match="seven groups of four"):
        read_code(typed)


def test_nearly_every_slip_of_the_pen_is_told() -> None:
    code = read_code("0123 4567 89AB CDEF GHJK MNPQ RS4T")
    slips = [
        code[:place] + other + code[place + 1 :]
        for place in range(len(code))
        for other in ALPHABET
        if other != code[place]
    ]
    passed = [slip for slip in slips if is_read(slip)]
    assert len(passed) <= 3, f"of {len(slips)} slips {len(passed)} passed"  # one in 1,024 would


def is_read(code: str) -> bool:
    try:
        return bool(read_code(code))
    except InputError:
        return False
