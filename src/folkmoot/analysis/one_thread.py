"""Linear algebra on one thread, so that sums are added in the same order every time."""

from contextlib import AbstractContextManager
from functools import cache

import numpy  # noqa: F401  # so that its library is loaded when others are looked for
from threadpoolctl import (  # type: ignore[import-untyped]  # ships no types
    ThreadpoolController,
    threadpool_limits,
)


def one_thread() -> AbstractContextManager[object]:
    """Give a context in which BLAS and OpenMP use one thread."""
    limits: AbstractContextManager[object] = threadpool_limits(limits=1)
    return limits


def numpy_on_one_thread() -> AbstractContextManager[object]:
    """Do the same for what numpy alone computes.

    Looking for the libraries takes some milliseconds; numpy's is there from the first.
    """
    limits: AbstractContextManager[object] = _found_once().limit(limits=1)
    return limits


@cache
def _found_once() -> ThreadpoolController:
    return ThreadpoolController()
