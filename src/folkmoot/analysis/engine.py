"""Where heavy work is done: here, or on more than one machine; the result is the same."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

Part = TypeVar("Part")
Found = TypeVar("Found")


class Engine(Protocol):
    """Carries out a pure function on each part; what it finds comes in the order of the parts."""

    def each(self, work: Callable[[Part], Found], parts: Iterable[Part]) -> Iterator[Found]:
        """Give what *work* finds in each of *parts*, in their order."""
        ...


class Here:
    """This machine, with a thread for each processor: for work that numpy does."""

    def each(self, work: Callable[[Part], Found], parts: Iterable[Part]) -> Iterator[Found]:
        """Give what *work* finds in each of *parts*, in their order."""
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            yield from threads.map(work, parts)


HERE = Here()
