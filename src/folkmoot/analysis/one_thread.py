"""Linear algebra on one thread, so that sums are added in the same order every time."""

from contextlib import AbstractContextManager

from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # ships no types


def one_thread() -> AbstractContextManager[object]:
    """Give a context in which BLAS and OpenMP use one thread."""
    limits: AbstractContextManager[object] = threadpool_limits(limits=1)
    return limits
