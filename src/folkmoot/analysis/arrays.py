"""Arrays of numbers: what they are called, and the steps that are taken again and again."""

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Octets = npt.NDArray[np.uint8]
Shares = npt.NDArray[np.float64]
Claims = npt.NDArray[np.bool_]


def heads(values: Hashes | Numbers) -> Numbers:
    """Give where in sorted *values* each new one begins.

    >>> heads(np.array([4, 4, 7])).tolist()
    [0, 2]
    """
    return np.flatnonzero(np.concatenate((values[:1] == values[:1], values[1:] != values[:-1])))


def sizes(begins: Numbers, count: int) -> Numbers:
    """Give how many of *count* values lie from each of *begins* to the next.

    >>> sizes(np.array([0, 2]), 3).tolist()
    [2, 1]
    """
    return np.diff(np.append(begins, count))


def spread(starts: Numbers, lengths: Numbers) -> Numbers:
    """Give the numbers from each of *starts* on, as many as *lengths* say.

    >>> spread(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))
