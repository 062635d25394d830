"""The cells of one column, as they lie in the bytes of a file: text is made of those asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from folkmoot.analysis.arrays import Numbers


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

    @property
    def sizes(self) -> Numbers:
        """Give how many bytes each cell has."""
        return self.ends - self.starts

    def _text(self, start: int, end: int) -> str:
        return self.raw[start:end].decode().replace('""', '"')
