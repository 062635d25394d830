"""The recount's own Ed25519 says what RFC 8032 and PyNaCl say, and is as strict."""

import hashlib

import pytest
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from folkmoot.decision.recount.signatures import BASE, ORDER, PRIME, _point, _times, verifies

RFC_8032 = [
    pytest.param(
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        b"",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9"
        "b46bd25bf5f0595bbe24655141438e7a100b",
        id="test 1",
    ),
    pytest.param(
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        bytes.fromhex("72"),
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f1"
        "1d8c387b2eaeb4302aeeb00d291612bb0c00",
        id="test 2",
    ),
    pytest.param(
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        bytes.fromhex("af82"),
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984d"
        "c6594a7c15e9716ed28dc027beceea1ec40a",
        id="test 3",
    ),
    pytest.param(
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        hashlib.sha512(b"abc").digest(),
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431"
        "e0303dca179c138ac17ad9bef1177331a704",
        id="test SHA(abc)",
    ),
]
"""Section 7.1 of https://www.rfc-editor.org/rfc/rfc8032; its test of 1,023 bytes is left out."""

SMALL = [
    bytes(32),
    (1).to_bytes(32, "little"),
    (PRIME - 1).to_bytes(32, "little"),
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
]
"""Points of small order, each as it is written."""


@pytest.mark.parametrize(("key", "message", "signature"), RFC_8032)
def test_the_vectors_of_the_rfc_hold_and_hold_for_no_other_message(
    key: str, message: bytes, signature: str
) -> None:
    held, signed = bytes.fromhex(key), bytes.fromhex(signature)
    assert verifies(held, message, signed)
    assert not verifies(held, message + b"x", signed)


def witness(key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        VerifyKey(key).verify(message, signature)
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True


def a_key(number: int) -> SigningKey:
    return SigningKey(hashlib.sha256(number.to_bytes(4, "big")).digest())


def test_pynacl_says_the_same_of_hundreds_of_signatures_good_and_spoilt() -> None:
    for number in range(100):
        message = hashlib.sha512(b"m%d" % number).digest() * (number % 4)
        key = a_key(number)
        held, signed = bytes(key.verify_key), key.sign(message).signature
        assert verifies(held, message, signed)
        for byte in (number % 32, 32 + number % 32):
            spoilt = bytearray(signed)
            spoilt[byte] ^= 1 << (number % 8)
            assert verifies(held, message, bytes(spoilt)) == witness(held, message, bytes(spoilt))
        other = bytes(a_key(number + 1).verify_key)
        assert not verifies(other, message, signed)


def test_an_s_beyond_the_order_is_a_second_spelling_and_refused() -> None:
    key, message = a_key(1), b"one head"
    signed = key.sign(message).signature
    s = int.from_bytes(signed[32:], "little") + ORDER
    second = signed[:32] + s.to_bytes(32, "little")
    assert not verifies(bytes(key.verify_key), message, second)
    assert not witness(bytes(key.verify_key), message, second)


@pytest.mark.parametrize("small", SMALL)
def test_a_point_of_small_order_is_no_key_and_no_part_of_a_signature(small: bytes) -> None:
    key, message = a_key(2), b"one head"
    signed = key.sign(message).signature
    for held, tried in (
        (small, small + bytes(32)),
        (small, signed),
        (bytes(key.verify_key), small + signed[32:]),
    ):
        assert not verifies(held, message, tried)
        assert not witness(held, message, tried)


@pytest.mark.parametrize(
    "strange",
    [
        pytest.param(PRIME.to_bytes(32, "little"), id="zero written as the prime"),
        pytest.param((PRIME + 1).to_bytes(32, "little"), id="one written as the prime and one"),
        pytest.param(b"\xff" * 32, id="beyond the prime"),
        pytest.param((2**255 + 1).to_bytes(32, "little"), id="minus nothing"),
        pytest.param((2).to_bytes(32, "little"), id="not on the curve"),
    ],
)
def test_a_point_that_is_none_or_is_written_in_another_way_is_refused(strange: bytes) -> None:
    key, message = a_key(3), b"one head"
    signed = key.sign(message).signature
    assert not verifies(strange, message, signed)
    assert not witness(strange, message, signed)
    assert not verifies(bytes(key.verify_key), message, strange + signed[32:])
    assert not witness(bytes(key.verify_key), message, strange + signed[32:])


@pytest.mark.parametrize("length", [0, 1, 31, 33, 63, 64, 65, 1000])
def test_a_key_or_signature_of_another_length_is_refused(length: int) -> None:
    key = a_key(4)
    signed = key.sign(b"").signature
    assert verifies(bytes(length), b"", signed) is False
    if length != 64:
        assert verifies(bytes(key.verify_key), b"", bytes(length)) is False


def test_the_base_point_is_of_the_order_of_the_group() -> None:
    assert _times(ORDER, BASE)[0] == 0
    assert BASE[1] == 4 * pow(5, -1, PRIME) % PRIME
    assert _point(bytes.fromhex("58" + "66" * 31)) == BASE
