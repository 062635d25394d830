"""What is added to the last layer of a sentence model, so that it places arguments by their point.

Each matrix of the layer gets the product of two narrow ones (Hu et al. 2021, arXiv:2106.09685),
learnt from experts' matches by `sentences_learning`. The model's own file stays as it is.
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from folkmoot.analysis.sentences import SentenceModel
from folkmoot.analysis.sentences_encoder import Linear
from folkmoot.analysis.sentences_tensors import Numbers, read_tensors

MATRICES: Final = ("asked", "attended", "inner", "outer")
FILE: Final = Path(__file__).with_name("match_addition.safetensors")


@dataclass(frozen=True, slots=True)
class Narrow:
    """Two matrices, *down* to few numbers and *up* again, whose product is added to a large one."""

    down: Numbers
    up: Numbers


Addition = Mapping[str, Narrow]
"""A pair for each of MATRICES."""


def with_addition(model: SentenceModel, addition: Addition) -> SentenceModel:
    """Give *model* with *addition* in its last layer; its hash stays that of its files."""
    *before, last = model.encoder.layers
    taught = replace(
        last,
        asked=_added(last.asked, addition["asked"]),
        attended=_added(last.attended, addition["attended"]),
        inner=_added(last.inner, addition["inner"]),
        outer=_added(last.outer, addition["outer"]),
    )
    return replace(model, encoder=replace(model.encoder, layers=(*before, taught)))


def read_addition(path: Path = FILE) -> Addition:
    """Read the addition that travels with the code, or another one."""
    numbers = read_tensors(path)
    return {name: Narrow(numbers[f"{name}.down"], numbers[f"{name}.up"]) for name in MATRICES}


def write_addition(addition: Addition, path: Path = FILE) -> None:
    """Write *addition* as safetensors, in half precision."""
    rows = [
        (f"{name}.{side}", getattr(addition[name], side).astype("<f2"))
        for name in MATRICES
        for side in ("down", "up")
    ]
    header, start = {}, 0
    for name, row in rows:
        header[name] = {
            "dtype": "F16",
            "shape": list(row.shape),
            "data_offsets": [start, start + row.nbytes],
        }
        start += row.nbytes
    told = json.dumps(header).encode()
    body = b"".join(row.tobytes() for _, row in rows)
    path.write_bytes(struct.pack("<Q", len(told)) + told + body)


def _added(own: Linear, pair: Narrow) -> Linear:
    return Linear(np.asarray(own.matrix + pair.down @ pair.up, dtype=np.float32), own.offset)
