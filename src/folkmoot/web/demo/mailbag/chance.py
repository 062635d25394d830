"""Chance that is the same every time and everywhere: drawn from hashes, never from a clock."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

SEED: Final = "lantern-2025"
Item = TypeVar("Item")


def draw(below: int, *key: object) -> int:
    """Give a number from 0 to *below* - 1 that depends on *key* alone.

    >>> draw(6, "a", 1) == draw(6, "a", 1)
    True
    """
    text = "|".join([SEED, *map(str, key)])
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) % below


def pick(items: Sequence[Item], *key: object) -> Item:
    """Give one of *items*."""
    return items[draw(len(items), *key)]


def weighted(weights: Mapping[str, int], *key: object) -> str:
    """Give one of the names in *weights*, the heavier the likelier."""
    left = draw(sum(weights.values()), *key)
    for name, weight in weights.items():
        if left < weight:
            return name
        left -= weight
    raise AssertionError("unreachable: the draw is below the sum")


def dealt(weights: Mapping[str, int], count: int, *key: object) -> list[str]:
    """Give *count* names in the proportion of *weights*, in an order of chance.

    >>> sorted(dealt({"a": 75, "b": 25}, 4, "k"))
    ['a', 'a', 'a', 'b']
    """
    total, names, given = sum(weights.values()), list(weights), Counter[str]()
    hand = []
    for n in range(1, count + 1):
        name = max(names, key=lambda each: weights[each] * n - given[each] * total)
        given[name] += 1
        hand.append(name)
    return shuffled(hand, *key)


def shuffled(items: Sequence[Item], *key: object) -> list[Item]:
    """Give *items* in an order of chance."""
    order = sorted(range(len(items)), key=lambda n: draw(2**60, *key, n))
    return [items[n] for n in order]
