"""Signed heads: nobody but the holder of the key signs one, and not a letter of it changes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from folkmoot.decision.recount.signatures import verifies
from folkmoot.foundation.canonical import canonical_json
from folkmoot.record.heads import PURPOSE, Head, is_signed, new_key, public_half, sign

PRIVATE = bytes(range(32))
HEAD = Head("decisions-council", 7, "5a" * 32, datetime(2026, 5, 23, 9, 0, tzinfo=UTC))


def test_a_head_is_signed_the_same_each_time_and_holds() -> None:
    signed = sign(HEAD, PRIVATE)
    assert signed == sign(HEAD, PRIVATE)
    assert is_signed(signed)
    assert signed.key == public_half(PRIVATE)


@pytest.mark.parametrize(
    "changed",
    [
        replace(HEAD, chain="decisions-board"),
        replace(HEAD, number=8),
        replace(HEAD, head="5b" * 32),
        replace(HEAD, at=datetime(2026, 5, 23, 9, 1, tzinfo=UTC)),
    ],
)
def test_a_signature_holds_for_no_other_head(changed: Head) -> None:
    assert not is_signed(replace(sign(HEAD, PRIVATE), head=changed))


def test_a_signature_of_another_key_or_of_no_form_does_not_hold() -> None:
    signed = sign(HEAD, PRIVATE)
    assert not is_signed(replace(signed, key=public_half(new_key())))
    for nonsense in ("", "zz", "00" * 63, "é" * 128):
        assert not is_signed(replace(signed, signature=nonsense))
        assert not is_signed(replace(signed, key=nonsense))


def test_the_recount_verifies_what_is_signed_here_and_only_for_this_purpose() -> None:
    signed = sign(HEAD, PRIVATE)
    key, signature = bytes.fromhex(signed.key), bytes.fromhex(signed.signature)
    plain = canonical_json(HEAD.as_json())
    assert verifies(key, PURPOSE + plain, signature)
    assert not verifies(key, plain, signature)
