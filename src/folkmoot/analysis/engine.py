"""Where heavy work is done: here, or on more than one machine; the result is the same."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Final, Protocol, TypeVar

from folkmoot.foundation.errors import InputError

Part = TypeVar("Part")
Found = TypeVar("Found")
Begun = TypeVar("Begun")

AHEAD: Final = 2
"""Parts begun for each processor: one is worked on while the next one lies ready."""


class Engine(Protocol):
    """Carries out a pure function on each part; what it finds comes in the order of the parts.

    Where it *shares_memory*, work may carry a large array with it; elsewhere each part should hold
    what is needed of it, for the whole may be more than another machine can hold.
    """

    shares_memory: bool

    def each(self, work: Callable[[Part], Found], parts: Iterable[Part]) -> Iterator[Found]:
        """Give what *work* finds in each of *parts*, in their order."""
        ...


class Here:
    """This machine, with a thread for each processor: for work that numpy does."""

    shares_memory = True

    def each(self, work: Callable[[Part], Found], parts: Iterable[Part]) -> Iterator[Found]:
        """Give what *work* finds in each of *parts*, in their order."""
        threads = os.cpu_count() or 1
        with ThreadPoolExecutor(threads) as pool:
            yield from in_order(
                parts,
                begin=lambda part: pool.submit(work, part),
                end=Future.result,
                most=AHEAD * threads,
            )


HERE = Here()


def in_order(
    parts: Iterable[Part],
    *,
    begin: Callable[[Part], Begun],
    end: Callable[[Begun], Found],
    most: int,
) -> Iterator[Found]:
    """Begin at most *most* of *parts* before the first of them is done, and give what comes of it.

    So *parts* are read as they are needed, and never more is found than waits for its turn.
    """
    begun: deque[Begun] = deque()
    for part in parts:
        begun.append(begin(part))
        if len(begun) >= most:
            yield end(begun.popleft())
    while begun:
        yield end(begun.popleft())


@contextmanager
def chosen_engine() -> Iterator[Engine]:
    """Give the engine that FOLKMOOT_ENGINE names, for as long as it is needed.

    "here", or nothing, is this machine; "ray" is a cluster. Another name raises InputError.
    """
    named = os.environ.get("FOLKMOOT_ENGINE", "") or "here"
    if named == "here":
        yield HERE
    elif named == "ray":
        from folkmoot.analysis.engine_ray import cluster

        with cluster() as engine:
            yield engine
    else:
        raise InputError(
            f"FOLKMOOT_ENGINE is '{named}'. Leave it empty for this machine, or write 'ray' for a "
            f"cluster."
        )
