"""Sealing: texts that only the holder of a code can have opened, while they are not yet sent."""

import hmac

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from folkmoot.foundation.errors import InputError


def seal(words: bytes, code: str, *, secret: bytes) -> bytes:
    """Seal *words* so that both the *code* and the site's *secret* are needed to open them."""
    return bytes(SecretBox(_key(code, secret)).encrypt(words))


def unseal(sealed: bytes, code: str, *, secret: bytes) -> bytes:
    """Open what was sealed; raise InputError where it was sealed for another code."""
    try:
        return SecretBox(_key(code, secret)).decrypt(sealed)
    except (CryptoError, ValueError) as error:
        raise InputError("This was not saved under that code.") from error


def _key(code: str, secret: bytes) -> bytes:
    return hmac.digest(secret, b"draft:" + code.encode(), "sha256")
