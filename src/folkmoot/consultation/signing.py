"""Signing: what a body sends is known to be its own, and to be as it was sent (Ed25519)."""

from nacl.encoding import HexEncoder
from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey


def new_signing_key() -> bytes:
    """Give a private signing key, 32 bytes."""
    return bytes(SigningKey.generate())


def signer_of(private: bytes) -> str:
    """Give the public half of a signing key in hexadecimal: by it others know the signer."""
    return SigningKey(private).verify_key.encode(HexEncoder).decode()


def sign(private: bytes, content: bytes) -> str:
    """Sign *content*; the same key and content give the same signature, in hexadecimal."""
    return SigningKey(private).sign(content).signature.hex()


def is_signed_by(signer: str, content: bytes, signature: str) -> bool:
    """Say whether *signature* is that of *signer* on *content*; nonsense is signed by nobody."""
    try:
        given = bytes.fromhex(signature)
        VerifyKey(signer.encode(), HexEncoder).verify(content, given)
    except (CryptoError, ValueError, TypeError):
        return False
    return signature == given.hex()  # one way to write it, and no other


def spoken_key(public: str) -> str:
    """Give a public key in groups of eight, to be read out and compared.

    >>> spoken_key("00112233445566778899")
    '00112233 44556677 8899'
    """
    return " ".join(public[start : start + 8] for start in range(0, len(public), 8))
