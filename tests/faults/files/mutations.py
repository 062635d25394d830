"""Good files spoilt, by chance that is the same each time: the seed and the number say which."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator, Mapping

from tests.faults.files.good import WHEN

Chance = random.Random
MAGIC = (
    b"\0",
    b"\xff",
    b"\xff\xfe",
    b"%",
    b"<!",
    b"&#x0;",
    b"PK\x03\x04",
    b"--",
    b"=?",
    b"\r\n\r\n",
)


def mutated(good: Mapping[str, bytes], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Give *count* spoilt files with names of their own, in turn of each kind."""
    kinds = sorted(good)
    for number in range(count):
        chance = Chance(f"{seed}:{number}")
        name = kinds[number % len(kinds)]
        data = good[name]
        if data.startswith(b"PK") and chance.random() < 0.6:
            data = _inside(data, chance)
        else:
            data = _spoilt(data, chance)
        stem, _, ending = name.rpartition(".")
        yield f"{stem}-{number}.{ending}", data


def _inside(data: bytes, chance: Chance) -> bytes:
    """Spoil one member of an archive and pack it again, so that the reader gets further."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    victim = chance.choice(sorted(members))
    members[victim] = _spoilt(members[victim], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, WHEN), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _spoilt(data: bytes, chance: Chance) -> bytes:
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(WAYS)(data, chance)
    return data


def _flip(data: bytes, chance: Chance) -> bytes:
    spoilt = bytearray(data)
    for _ in range(min(chance.randint(1, 20), len(spoilt))):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def _cut(data: bytes, chance: Chance) -> bytes:
    return data[: chance.randint(0, len(data))]


def _without(data: bytes, chance: Chance) -> bytes:
    begin, end = _stretch(data, chance)
    return data[:begin] + data[end:]


def _again(data: bytes, chance: Chance) -> bytes:
    begin, end = _stretch(data, chance)
    return data[:end] + data[begin:end] * chance.randint(1, 20) + data[end:]


def _with_magic(data: bytes, chance: Chance) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(MAGIC) * chance.randint(1, 50) + data[at:]


def _with_noise(data: bytes, chance: Chance) -> bytes:
    begin, end = _stretch(data, chance)
    return data[:begin] + chance.randbytes(end - begin) + data[end:]


def _larger_numbers(data: bytes, chance: Chance) -> bytes:
    digit = chance.choice(b"123456789").to_bytes(1, "big")
    return data.replace(digit, chance.choice((b"0", b"-1", b"99999999999", b"2147483648")), 3)


def _stretch(data: bytes, chance: Chance) -> tuple[int, int]:
    begin = chance.randint(0, len(data))
    return begin, min(begin + chance.randint(1, 200), len(data))


WAYS: tuple[Callable[[bytes, Chance], bytes], ...] = (
    _flip,
    _cut,
    _without,
    _again,
    _with_magic,
    _with_noise,
    _larger_numbers,
)
