"""Signed heads: the end of a chain at one time, which nobody can deny to have published later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from nacl.encoding import HexEncoder
from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from folkmoot.foundation.canonical import Json, canonical_json
from folkmoot.record.ledger import minute

PURPOSE: Final = b"folkmoot head\n"
"""Stands in front of what is signed, so that no signature of something else passes for a head's."""


@dataclass(frozen=True, slots=True)
class Head:
    """The *number* and the hash of the last entry of a chain, *at* the time when it was signed."""

    chain: str
    number: int
    head: str
    at: datetime

    def as_json(self) -> dict[str, Json]:
        """Give the form that is signed; the time to the minute, in UTC."""
        return {
            "chain": self.chain,
            "number": self.number,
            "head": self.head,
            "at": minute(self.at),
        }


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A head with the public *key* of whoever signed it, and the *signature*, in hexadecimal."""

    head: Head
    key: str
    signature: str

    def as_json(self) -> dict[str, Json]:
        """Give the form that is published."""
        return {**self.head.as_json(), "key": self.key, "signature": self.signature}


def new_key() -> bytes:
    """Give a private key to sign heads with."""
    return bytes(SigningKey.generate())


def public_half(private: bytes) -> str:
    """Give the public half of a key, in hexadecimal."""
    return SigningKey(private).verify_key.encode(HexEncoder).decode()


def spoken_key(public: str) -> str:
    """Give a public key in groups of eight, to be read out and compared.

    >>> spoken_key("00112233445566778899")
    '00112233 44556677 8899'
    """
    return " ".join(public[start : start + 8] for start in range(0, len(public), 8))


def sign(head: Head, private: bytes) -> SignedHead:
    """Sign *head*; the same key and head always give the same signature."""
    signature = SigningKey(private).sign(_message(head.as_json())).signature
    return SignedHead(head, public_half(private), signature.hex())


def is_signed(head: SignedHead) -> bool:
    """Say whether the signature is one of this head by this key."""
    try:
        VerifyKey(head.key.encode(), HexEncoder).verify(
            _message(head.head.as_json()), bytes.fromhex(head.signature)
        )
    except (CryptoError, ValueError, TypeError):
        return False
    return True


def _message(head: Mapping[str, Json]) -> bytes:
    return PURPOSE + canonical_json(head)
