"""Parts begun before their turn, and what comes of them given in their order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

Part = TypeVar("Part")
Found = TypeVar("Found")
Begun = TypeVar("Begun")

AHEAD: Final = 2
"""Parts begun for each processor: one is worked on while the next one lies ready."""


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
