"""Sealing: what is written for one reader is opened by that reader and by nobody else.

libsodium does all of it, by PyNaCl. A response has a key of its own; that key is sealed to the
round, and again to the receipt. Whoever destroys the sealed keys destroys the words, in every copy
of them, wherever it lies. docs/decisions/0009 says why it is built so.
"""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from nacl.bindings import sodium_pad, sodium_unpad
from nacl.encoding import RawEncoder
from nacl.exceptions import CryptoError
from nacl.hash import blake2b
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.utils import random

from folkmoot.foundation.errors import InputError

BLOCK: Final = 1024
"""Bytes to which words are filled up before they are sealed, so that their length tells little."""

_NOT_OURS = "This was not sealed for that key."


@dataclass(frozen=True, slots=True)
class Envelope:
    """Sealed *content*, and its key: sealed to the round, and to the receipt if there is one.

    The content may be copied and kept anywhere; the keys are what is destroyed.
    """

    content: bytes
    for_round: bytes
    for_receipt: bytes = b""


def new_key_pair() -> tuple[bytes, bytes]:
    """Give a private key and its public one, 32 bytes each."""
    private = PrivateKey.generate()
    return bytes(private), bytes(private.public_key)


def public_of(private: bytes) -> bytes:
    """Give the public key of a *private* one."""
    return bytes(PrivateKey(private).public_key)


def key_of_code(code: str) -> bytes:
    """Give the private key that a receipt's *code* stands for; its hundred bits are the secret.

    >>> key_of_code("0123456789ABCDEFGHJK") == key_of_code("0123456789ABCDEFGHJK")
    True
    """
    return blake2b(code.encode(), digest_size=32, person=b"folkmoot-code", encoder=RawEncoder)


def seal_to(public: bytes, words: bytes) -> bytes:
    """Seal *words* so that only the holder of the private key opens them."""
    return bytes(SealedBox(PublicKey(public)).encrypt(words))


def open_with(private: bytes, sealed: bytes) -> bytes:
    """Open what was sealed to the public key of *private*; raise InputError for anything else."""
    try:
        return SealedBox(PrivateKey(private)).decrypt(sealed)
    except (CryptoError, ValueError) as error:
        raise InputError(_NOT_OURS) from error


def enclose(words: bytes, *, round_key: bytes, receipt_key: bytes = b"") -> Envelope:
    """Seal *words* under a key of their own, for the public *round_key* and *receipt_key*."""
    key = random(SecretBox.KEY_SIZE)
    return Envelope(
        content=_locked(words, key),
        for_round=seal_to(round_key, key),
        for_receipt=seal_to(receipt_key, key) if receipt_key else b"",
    )


def disclose(content: bytes, sealed_key: bytes, private: bytes) -> bytes:
    """Open *content* by its key, sealed to *private*; raise InputError where it is another's."""
    return opener(private)(content, sealed_key)


def opener(private: bytes) -> Callable[[bytes, bytes], bytes]:
    """Give what opens one content after another as *disclose* does, for the same *private* key."""
    box = SealedBox(PrivateKey(private))

    def opened(content: bytes, sealed_key: bytes) -> bytes:
        try:
            return _unlocked(content, box.decrypt(sealed_key))
        except (CryptoError, ValueError) as error:
            raise InputError(_NOT_OURS) from error

    return opened


def seal(words: bytes, code: str, *, secret: bytes) -> bytes:
    """Seal *words* so that both the *code* and the site's *secret* are needed to open them."""
    return _locked(words, _key(code, secret))


def unseal(sealed: bytes, code: str, *, secret: bytes) -> bytes:
    """Open what was sealed; raise InputError where it was sealed for another code."""
    try:
        return _unlocked(sealed, _key(code, secret))
    except (CryptoError, ValueError) as error:
        raise InputError("This was not saved under that code.") from error


def _locked(words: bytes, key: bytes) -> bytes:
    return bytes(SecretBox(key).encrypt(sodium_pad(words, BLOCK)))


def _unlocked(sealed: bytes, key: bytes) -> bytes:
    return sodium_unpad(SecretBox(key).decrypt(sealed), BLOCK)


def _key(code: str, secret: bytes) -> bytes:
    return hmac.digest(secret, b"draft:" + code.encode(), "sha256")
