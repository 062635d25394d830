"""Where heavy work is done: here, or on more than one machine; the result is the same."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Protocol, TypeVar

from folkmoot.analysis.in_turn import AHEAD, in_order
from folkmoot.foundation.errors import InputError

Part = TypeVar("Part")
Found = TypeVar("Found")


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
