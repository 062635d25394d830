"""Votes from a file: read at once where it is a plain CSV file, else cell by cell with reasons."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.sheets import read_table
from folkmoot.analysis.votes import GAP, Columns, Matrix, Votes, columns_of, in_order, votes_of

AT_ONCE: Final = 1 << 20
"""Bytes that are looked at together, so that memory stays small."""
COMMA, MINUS, ZERO, ONE = b",-01"

Bytes = npt.NDArray[np.uint8]


def read_votes(path: Path, *, at_once: int = AT_ONCE) -> Votes:
    """Read the votes in the file at *path*; what `read_table` and `votes_of` refuse is refused.

    A CSV file with commas, no quotation marks and nothing but 1, 0, -1 and gaps is read
    *at_once* bytes at a time. Anything else takes the long way, which says what is wrong and where.
    """
    votes = _plainly(path, at_once) if path.suffix.lower() == ".csv" and path.is_file() else None
    return votes_of(read_table(path)) if votes is None else votes


@dataclass(frozen=True, slots=True)
class _Lines:
    """Some whole lines, and where each cell of them begins and how long it is."""

    text: bytes
    begins: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]


def _plainly(path: Path, at_once: int) -> Votes | None:
    """Read a plain file, or give None where something in it is not plain."""
    head, _, body = path.read_bytes().replace(b"\r\n", b"\n").partition(b"\n")
    if b'"' in head or b'"' in body or b"\r" in body or not body.isascii():
        return None
    names = [name.strip() for name in head.decode("utf-8-sig", "replace").split(",")]
    if "�" in head.decode("utf-8", "replace") or len(names) < 2:
        return None
    columns = columns_of(path.name, names)
    participants: list[str] = []
    cells: list[Matrix] = []
    for block in _blocks(body, at_once):
        lines = _lines(block, len(names))
        found = None if lines is None else _cells(lines, columns)
        if lines is None or found is None:
            return None
        participants += _column(lines, columns.participant)
        cells.append(found)
    if not all(participants) or len(set(participants)) < len(participants):
        return None
    asked = [names[at] for at in columns.statements]
    empty = np.zeros((0, len(asked)), np.int8)
    return in_order(participants, asked, np.concatenate([empty, *cells]))


def _blocks(body: bytes, at_once: int) -> Iterator[bytes]:
    """Cut *body* after line ends into pieces of *at_once* bytes or less, each ending with one."""
    begin = 0
    while begin < len(body):
        end = body.rfind(b"\n", begin, begin + at_once) + 1 or body.find(b"\n", begin) + 1
        end = end or len(body)
        piece = body[begin:end]
        yield piece if piece.endswith(b"\n") else piece + b"\n"
        begin = end


def _lines(text: bytes, width: int) -> _Lines | None:
    """Find the cells of *text*, where each of its lines has *width* of them."""
    seen = np.frombuffer(text, np.uint8)
    ends = np.flatnonzero((seen == COMMA) | (seen == ord("\n")))
    if len(ends) % width:
        return None
    lines = ends.reshape(-1, width)
    closing = seen[lines] == ord("\n")
    if closing[:, :-1].any() or not closing[:, -1].all():
        return None
    begins = np.concatenate([[0], ends[:-1] + 1]).reshape(lines.shape)
    return _Lines(text, begins, lines - begins)


def _cells(lines: _Lines, columns: Columns) -> Matrix | None:
    """Read the statements' cells, or give None where one of them is no plain vote."""
    seen = np.frombuffer(lines.text, np.uint8)
    asked = list(columns.statements)
    begins, lengths = lines.begins[:, asked], lines.lengths[:, asked]
    first = seen[begins]
    last = seen[np.minimum(begins + 1, len(seen) - 1)]
    single, minus = lengths == 1, (lengths == 2) & (first == MINUS) & (last == ONE)
    plain = (lengths == 0) | (single & ((first == ZERO) | (first == ONE))) | minus
    if not plain.all():
        return None
    votes = np.full(begins.shape, GAP, np.int8)
    votes[single] = (first[single] - ZERO).astype(np.int8)
    votes[minus] = -1
    return votes


def _column(lines: _Lines, column: int) -> list[str]:
    spans = zip(lines.begins[:, column].tolist(), lines.lengths[:, column].tolist(), strict=True)
    return [lines.text[begin : begin + length].decode().strip() for begin, length in spans]
