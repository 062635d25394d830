"""Merkle roots: one hash that stands for all ballots, in the tree of RFC 6962.

Leaves and nodes are hashed apart (0x00 and 0x01 in front), so that no node passes for a leaf. Each
leaf takes in a salt: without it nobody can try out which votes a published hash may stand for.
"""

import hashlib
from collections.abc import Sequence
from itertools import zip_longest

from folkmoot.foundation.canonical import Json, canonical_json


def leaf(record: Json, *, salt: str) -> str:
    """Give the hash of one ballot with the *salt* of its poll, both in hexadecimal."""
    return hashlib.sha256(b"\x00" + bytes.fromhex(salt) + canonical_json(record)).hexdigest()


def root(leaves: Sequence[str]) -> str:
    """Give the root over *leaves* in their order; of none, the hash of nothing.

    >>> root([leaf("a", salt="")]) == leaf("a", salt="")
    True
    """
    row = [bytes.fromhex(each) for each in leaves] or [hashlib.sha256().digest()]
    while len(row) > 1:
        pairs = zip_longest(row[::2], row[1::2])
        row = [hashlib.sha256(b"\x01" + a + b).digest() if b else a for a, b in pairs]
    return row[0].hex()
