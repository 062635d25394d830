"""Custody: who keeps the key of a round, and a private key locked with a passphrase.

libsodium's Argon2id and secret box do the work, by PyNaCl. A lock carries its version, the cost of
the passphrase and its salt, so that a later Folkmoot may ask for more and still open this one.
"""

import struct
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from nacl.utils import random

from folkmoot.foundation.errors import InputError

SHORTEST: Final = 15
"""Characters of the shortest passphrase; of what kind they are is the holder's choice.

NIST SP 800-63B-4 (2025) asks 15 of a password that stands alone, and no rules of composition.
"""

OPERATIONS: Final = 3
MEMORY: Final = 64 * 2**20

_HEADER: Final = struct.Struct(">4sII")  # version, operations, bytes of memory
_VERSION: Final = b"FML1"
_WRONG: Final = (
    "That is not the passphrase of this key, or the key was changed. Nothing was opened."
)


class Custody(StrEnum):
    """Who can open what a round receives."""

    ORDINARY = "ordinary"  # the site's own server
    PROTECTED = "protected"  # a person with a passphrase


class Lane(StrEnum):
    """Which copy of a response is meant."""

    ORIGINAL = "original"
    WORKING = "working"  # what the holder released, redacted where that is needed


@dataclass(frozen=True, slots=True)
class Keyring:
    """Private keys of protected rounds that somebody unlocked for a short while, by round."""

    private: Mapping[str, bytes] = field(default_factory=dict, repr=False)


def refuse_short(passphrase: str) -> None:
    """Raise InputError where *passphrase* is too short to lock a key with."""
    if len(passphrase) < SHORTEST:
        raise InputError(
            f"A passphrase has at least {SHORTEST} characters: five or six words that do not "
            f"belong together are easy to keep and hard to guess."
        )


def lock(private: bytes, passphrase: str) -> bytes:
    """Lock a *private* key with *passphrase*; one that is too short raises InputError.

    Takes 64 MiB of memory and a tenth of a second, of whoever knows it and of whoever guesses.
    """
    refuse_short(passphrase)
    salt = random(argon2id.SALTBYTES)
    header = _HEADER.pack(_VERSION, OPERATIONS, MEMORY) + salt
    box = _box(passphrase, salt, operations=OPERATIONS, memory=MEMORY)
    return header + bytes(box.encrypt(header + private))


def unlock(locked: bytes, passphrase: str) -> bytes:
    """Give the private key; raise InputError for another passphrase or a changed lock."""
    end = _HEADER.size + argon2id.SALTBYTES
    header, salt = locked[:end], locked[_HEADER.size : end]
    if len(header) < end:
        raise InputError(_WRONG)
    version, operations, memory = _HEADER.unpack(header[: _HEADER.size])
    if version != _VERSION or not (operations <= 2 * OPERATIONS and memory <= 2 * MEMORY):
        raise InputError(_WRONG)
    try:
        box = _box(passphrase, salt, operations=operations, memory=memory)
        opened = box.decrypt(locked[end:])
    except (CryptoError, ValueError) as error:
        raise InputError(_WRONG) from error
    if not opened.startswith(header):
        raise InputError(_WRONG)
    return opened[end:]


def _box(passphrase: str, salt: bytes, *, operations: int, memory: int) -> SecretBox:
    typed = unicodedata.normalize("NFKC", passphrase).encode()  # keyboards write é in two ways
    return SecretBox(argon2id.kdf(SecretBox.KEY_SIZE, typed, salt, operations, memory))
