"""Reading the numbers of a sentence model from a safetensors file, which may be anybody's.

The format: eight bytes with the length of a header, the header as JSON, then the numbers. Nothing
in such a file is run; whatever does not add up is refused (github.com/huggingface/safetensors).
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.foundation.errors import InputError

LONGEST_HEADER: Final = 4_000_000
SIZES: Final = {"F32": 4, "F16": 2, "BF16": 2}
"""Bytes of a number, by the kinds that are read; tensors of another kind are passed over."""

Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Place:
    kind: str
    shape: tuple[int, ...]
    start: int
    end: int


def read_tensors(path: Path) -> dict[str, Numbers]:
    """Read all tensors of real numbers in the file at *path*, as single precision.

    A file whose header is no header, or whose tensors overlap, leave gaps or lie outside it,
    raises InputError.
    """
    raw = np.memmap(path, dtype=np.uint8, mode="r") if path.stat().st_size else np.empty(0, "u1")
    length = struct.unpack("<Q", bytes(raw[:8]))[0] if len(raw) >= 8 else 0
    if not 2 <= length <= min(LONGEST_HEADER, len(raw) - 8):
        raise _refused(path, "its header has no possible length")
    places = _places(bytes(raw[8 : 8 + length]), path)
    body = raw[8 + length :]
    _refuse_overlaps(places, len(body), path)
    return {
        name: _numbers(body[place.start : place.end], place)
        for name, place in places.items()
        if place.kind in SIZES
    }


def _places(header: bytes, path: Path) -> dict[str, _Place]:
    try:
        told = json.loads(header)
        return {str(name): _place(row) for name, row in told.items() if name != "__metadata__"}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _refused(path, "its header cannot be read") from error


def _place(row: Mapping[str, object]) -> _Place:
    shape, offsets = row["shape"], row["data_offsets"]
    if not isinstance(shape, list) or not isinstance(offsets, list):
        raise TypeError
    numbers = [*shape, *offsets]
    if not all(type(number) is int and 0 <= number < 2**48 for number in numbers):
        raise ValueError
    start, end = offsets
    kind = str(row["dtype"])
    if kind in SIZES and prod(shape) * SIZES[kind] != end - start:
        raise ValueError
    return _Place(kind, tuple(shape), start, end)


def _refuse_overlaps(places: Mapping[str, _Place], size: int, path: Path) -> None:
    """Refuse a file unless its tensors follow each other without a gap, up to its end."""
    reached = 0
    for place in sorted(places.values(), key=lambda one: (one.start, one.end)):
        if place.start != reached or place.end < place.start:
            raise _refused(path, "its tensors overlap or leave gaps")
        reached = place.end
    if reached != size:
        raise _refused(path, "its tensors do not fill it")


def _numbers(raw: npt.NDArray[np.uint8], place: _Place) -> Numbers:
    stored = np.frombuffer(raw.tobytes(), dtype="<f4" if place.kind == "F32" else "<u2")
    if place.kind == "F16":
        stored = stored.view("<f2").astype(np.float32)
    elif place.kind == "BF16":
        stored = (stored.astype(np.uint32) << 16).view(np.float32)
    return np.asarray(stored, dtype=np.float32).reshape(place.shape)


def _refused(path: Path, why: str) -> InputError:
    return InputError(f"{path} is no safetensors file that can be read: {why}. Copy it anew.")
