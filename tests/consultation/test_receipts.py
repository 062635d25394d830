"""Receipts: codes that are hard to guess, easy to say, and never stored."""

import pytest

from folkmoot.consultation.receipts import (
    ALPHABET,
    LENGTH,
    code_for,
    code_hash,
    new_code,
    read_code,
    spoken,
)
from folkmoot.foundation.errors import InputError

SECRET = b"a secret of the tests"


def test_a_code_has_a_hundred_bits_and_is_never_the_same() -> None:
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(len(code) == LENGTH and set(code) <= set(ALPHABET) for code in codes)


def test_a_code_is_read_as_people_type_it() -> None:
    code = new_code()
    assert read_code(spoken(code).lower().replace(" ", "-")) == code
    assert read_code(f"\t{code}\n") == code


@pytest.mark.parametrize("typed", ["", "1234", "0123 4567 89AB CDEF GHJ", "U" * 20, "é" * 20])
def test_what_cannot_be_a_code_is_told(typed: str) -> None:
    with pytest.raises(InputError, match="not a receipt"):
        read_code(typed)


def test_a_submission_that_is_sent_again_shows_the_same_code() -> None:
    assert code_for("key-1", secret=SECRET) == code_for("key-1", secret=SECRET)
    assert code_for("key-1", secret=SECRET) != code_for("key-2", secret=SECRET)
    assert code_for("key-1", secret=SECRET) != code_for("key-1", secret=b"another")


def test_the_stored_hash_needs_the_secret() -> None:
    code = new_code()
    assert code_hash(code, secret=SECRET) != code_hash(code, secret=b"another")
    assert code not in code_hash(code, secret=SECRET)
