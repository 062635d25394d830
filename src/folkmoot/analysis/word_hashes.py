"""The words of many texts at once, each as a number of 64 bits."""

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from folkmoot.analysis.arrays import Hashes, Numbers, Octets, spread
from folkmoot.analysis.cells import Cells
from folkmoot.analysis.corpus import clean
from folkmoot.analysis.words import words

WIDE: Final = 8
"""Bytes looked at together."""
LONGEST: Final = 64
"""Longer words are hashed one by one: there are few."""
_APART, _CONTROL = "\0", "\1"
_APART_OR_CONTROL: Final = b"\0", b"\1"
_DROPPED: Final = bytes(sorted({*range(1, 32), 127} - {*b"\t\n\r"}))
"""Control characters, which `clean` drops."""
_APOSTROPHE: Final = ord("'")
_BLANK: Final = ord(" ")
_LEAST: Final = ord("0")
"""The least byte of a word, once everything else but the apostrophe is a blank."""


def _table() -> bytes:
    """Map capitals to small letters, and all but letters, digits and apostrophes to blanks."""
    kept = [chr(byte).lower() if chr(byte).isalnum() else " " for byte in range(128)]
    kept[_APOSTROPHE], kept[0] = "'", _APART
    for byte in _DROPPED:
        kept[byte] = _CONTROL
    return "".join(kept).encode() + bytes(range(128, 256))


_SMALL: Final = _table()
_MASKS: Final = np.array([(1 << 8 * n) - 1 for n in range(WIDE + 1)], dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Hashed:
    """The words of some texts; those of text *n* lie between *bounds*[n] and *bounds*[n + 1]."""

    words: Hashes
    bounds: Numbers


def hashed_words(texts: Sequence[str]) -> Hashed:
    """Give the words of *texts* as numbers: just those that `words` finds when a text is clean.

    Equal words have equal numbers. Words of at most eight bytes have different ones if they
    differ; longer ones coincide with a chance of one in 2**64 for each pair.
    """
    octets = _as_they_lie(texts) if isinstance(texts, Cells) else _plain(texts)
    starts, ends = _word_bounds(octets)
    apart = np.flatnonzero(octets[: len(octets) - WIDE] == 0)
    return Hashed(_hashes(octets, starts, ends), np.searchsorted(starts, apart))


def mixed(numbers: Hashes) -> Hashes:
    """Stir *numbers* so that each bit depends on all, one to one (Stafford's mix 13)."""
    stirred = numbers ^ (numbers >> np.uint64(30))
    stirred *= np.uint64(0xBF58476D1CE4E5B9)
    stirred ^= stirred >> np.uint64(27)
    stirred *= np.uint64(0x94D049BB133111EB)
    stirred ^= stirred >> np.uint64(31)
    return stirred


def _as_they_lie(cells: Cells) -> Octets:
    """Do what `_plain` does, without making text of what lies between the cells."""
    cells = cells[:]  # with no bytes before or after them
    small = cells.raw.translate(_SMALL)
    if not len(cells) or not small.isascii() or any(mark in small for mark in _APART_OR_CONTROL):
        return _plain(list(cells))
    octets = np.frombuffer(bytearray(b"\0" + small + bytes(1 + WIDE)), np.uint8)
    ends = cells.ends[:-1] + 1
    octets[spread(ends, cells.starts[1:] + 1 - ends)] = _BLANK
    octets[ends] = 0
    return octets


def _plain(texts: Sequence[str]) -> Octets:
    """Put *texts* between NULs, letters small and everything that is no word blank."""
    joined = _between(texts)
    if joined.count(_APART) > len(texts) + 1:
        joined = _between([text.replace(_APART, "") for text in texts])
    if not joined.isascii():
        joined = _between([_folded(text) for text in joined[1:-1].split(_APART)])
    return np.frombuffer(joined.encode().translate(_SMALL, _DROPPED) + bytes(WIDE), np.uint8)


def _between(texts: Sequence[str]) -> str:
    return _APART.join(["", *texts, ""])


def _folded(text: str) -> str:
    """Give *text*, or where it is not plain ASCII its words, with blanks between."""
    return text if text.isascii() else " ".join(words(clean(text)))


def _word_bounds(octets: Octets) -> tuple[Numbers, Numbers]:
    inside = octets >= _LEAST
    marks = np.flatnonzero(octets == _APOSTROPHE)
    inside[marks[inside[marks - 1] & inside[marks + 1]]] = True
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    return edges[0::2], edges[1::2]


def _hashes(octets: Octets, starts: Numbers, ends: Numbers) -> Hashes:
    wide = np.ndarray((len(octets) - WIDE + 1,), "<u8", octets, strides=(1,))
    sizes = ends - starts
    found = mixed(wide[starts] & _MASKS[np.minimum(sizes, WIDE)])
    for at in range(WIDE, LONGEST, WIDE):
        more = np.flatnonzero(sizes > at)
        if not len(more):
            return found
        piece = wide[starts[more] + at] & _MASKS[np.minimum(sizes[more] - at, WIDE)]
        found[more] = mixed(found[more] ^ piece)
    for word in np.flatnonzero(sizes > LONGEST).tolist():
        found[word] = _hash_of(octets[starts[word] : ends[word]].tobytes())
    return found


def _hash_of(word: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(word, digest_size=WIDE).digest(), sys.byteorder)
