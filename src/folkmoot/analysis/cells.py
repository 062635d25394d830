"""The cells of one column, as they lie in the bytes of a file: text is made of those asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np

from folkmoot.analysis.arrays import Numbers, spread

_FEED = "\n"


@dataclass(frozen=True, slots=True, eq=False)
class Cells(Sequence[str]):
    """The cells between *starts* and *ends* in *raw*, which is UTF-8; a quote there is doubled."""

    raw: bytes
    starts: Numbers
    ends: Numbers

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> "Cells": ...

    def __getitem__(self, place: int | slice) -> "str | Cells":
        """Give one cell's text, or some cells with just the bytes that they lie in."""
        if isinstance(place, int):
            return self._text(int(self.starts[place]), int(self.ends[place]))
        starts, ends = self.starts[place], self.ends[place]
        first, last = (int(starts[0]), int(ends[-1])) if len(starts) else (0, 0)
        return Cells(self.raw[first:last], starts - first, ends - first)

    def __iter__(self) -> Iterator[str]:
        """Give the text of each cell."""
        bounds = zip(self.starts.tolist(), self.ends.tolist(), strict=True)
        return (self._text(start, end) for start, end in bounds)

    def short(self) -> list[str]:
        """Give the text of each cell too, sooner where all are short and of one line each."""
        every = self._lines().decode()
        if '"' in every or every.count(_FEED) != len(self):
            return list(self)
        return every.split(_FEED)[:-1]

    @property
    def sizes(self) -> Numbers:
        """Give how many bytes each cell has."""
        return self.ends - self.starts

    def _lines(self) -> bytes:
        """Give all cells, with a line feed after each."""
        lengths = self.sizes + 1
        places = spread(self.starts, lengths)
        lines = np.take(np.frombuffer(self.raw, np.uint8), places, mode="clip")
        lines[np.cumsum(lengths) - 1] = ord(_FEED)
        return lines.tobytes()

    def _text(self, start: int, end: int) -> str:
        return self.raw[start:end].decode().replace('""', '"')
