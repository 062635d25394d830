"""Signatures: Ed25519 after RFC 8032, to verify and nothing else; Python's own library has none.

All of it is public data, so no step has to take a constant time. It is as strict as libsodium: no
point that is written in two ways, no point of small order, no *s* beyond the order of the group.
"""

import hashlib

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, -1, PRIME) % PRIME
ROOT = pow(2, (PRIME - 1) // 4, PRIME)
"""A square root of -1."""

Point = tuple[int, int, int, int]
"""x·z, y·z, z and x·y·z, as in section 5.1.4."""
ZERO = (0, 1, 1, 0)


def verifies(key: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether *signature* is one of *message* by whoever has the secret half of *key*."""
    if len(key) != 32 or len(signature) != 64:
        return False
    signer, given = _point(key), _point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if signer is None or given is None or s >= ORDER or _is_small(signer) or _is_small(given):
        return False
    hashed = hashlib.sha512(signature[:32] + key + message).digest()
    h = int.from_bytes(hashed, "little") % ORDER
    return _same(_times(s, BASE), _sum(given, _times(h, signer)))


def _point(raw: bytes) -> Point | None:
    """Read a point from its 32 bytes as section 5.1.3 does; None where there is none."""
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= PRIME:
        return None
    square = (y * y - 1) * pow(CURVE * y * y + 1, -1, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if x * x % PRIME != square:
        x = x * ROOT % PRIME
    if x * x % PRIME != square or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = PRIME - x
    return x, y, 1, x * y % PRIME


def _sum(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % PRIME
    b = (one[1] + one[0]) * (other[1] + other[0]) % PRIME
    c = 2 * one[3] * other[3] * CURVE % PRIME
    d = 2 * one[2] * other[2] % PRIME
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME


def _times(number: int, point: Point) -> Point:
    total: Point = ZERO
    while number:
        if number & 1:
            total = _sum(total, point)
        point, number = _sum(point, point), number >> 1
    return total


def _same(one: Point, other: Point) -> bool:
    return all((one[n] * other[2] - other[n] * one[2]) % PRIME == 0 for n in (0, 1))


def _is_small(point: Point) -> bool:
    """Say whether eight times the point is nothing: then it stands for no key at all."""
    return _same(_times(8, point), ZERO)


def _base() -> Point:
    point = _point((4 * pow(5, -1, PRIME) % PRIME).to_bytes(32, "little"))
    assert point is not None
    return point


BASE = _base()
