"""Parts of two runs held against each other by the responses they have in common."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

Parts = Mapping[str, frozenset[str]]
"""Themes, campaigns or groups by name, each with its responses."""


class Change(StrEnum):
    """What became of a part from one run to the next.

    A part that is kept has lost and won none of the responses that both runs read.
    """

    SAME = "same"
    KEPT = "kept"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    REGROUPED = "regrouped"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Moved:
    """Parts that belong together, *before* and *after*, and what became of their responses.

    Of the responses that both runs read some *stayed*, *left* or *came*; *added* were not there
    when the first run was made, and *withdrawn* no longer when the second was.
    """

    change: Change
    before: tuple[str, ...]
    after: tuple[str, ...]
    stayed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()

    @property
    def was(self) -> tuple[str, ...]:
        """The responses that there were."""
        return tuple(sorted((*self.stayed, *self.left, *self.withdrawn)))

    @property
    def now(self) -> tuple[str, ...]:
        """The responses that there are."""
        return tuple(sorted((*self.stayed, *self.came, *self.added)))

    @property
    def size_before(self) -> int:
        """How many responses there were."""
        return len(self.stayed) + len(self.left) + len(self.withdrawn)

    @property
    def size_after(self) -> int:
        """How many there are."""
        return len(self.stayed) + len(self.came) + len(self.added)

    @property
    def size(self) -> int:
        """How many responses there were or are, whichever is more."""
        return max(self.size_before, self.size_after)

    @property
    def turned(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What became of its responses: each way with those that went it."""
        return (
            ("stayed", self.stayed),
            ("left", self.left),
            ("came", self.came),
            ("added", self.added),
            ("withdrawn", self.withdrawn),
        )


def moved(
    before: Parts, after: Parts, *, read: tuple[frozenset[str], frozenset[str]]
) -> tuple[Moved, ...]:
    """Match the parts of two runs, those with most responses first; *read* is what each run read.

    Each part points to the part of the other run with which it shares most responses, if these are
    at least half of its own that both runs read. Parts that hang together by pointing are told
    together: one to one, split, merged or regrouped; one that hangs alone is gone or new.

    >>> both, half, rest = frozenset("abcdef"), frozenset("abc"), frozenset("def")
    >>> (one,) = moved({"1": both}, {"2": half, "3": rest}, read=(both, both))
    >>> one.change, one.after
    (<Change.SPLIT: 'split'>, ('2', '3'))
    """
    common = read[0] & read[1]
    told = [_told(names, (before, after), read=read) for names in _bundles(before, after, common)]
    return tuple(sorted(told, key=lambda one: (-one.size, one.before, one.after)))


def _bundles(before: Parts, after: Parts, common: frozenset[str]) -> list[set[tuple[int, str]]]:
    """Put together what hangs together: names marked 0 for the first run and 1 for the second."""
    bundle = {(0, name): {(0, name)} for name in before} | {
        (1, name): {(1, name)} for name in after
    }
    pointers = [((0, name), (1, to)) for name, to in _pointing(before, after, common)]
    pointers += [((1, name), (0, to)) for name, to in _pointing(after, before, common)]
    for one, other in pointers:
        if bundle[one] is not bundle[other]:
            bundle[one] |= bundle[other]
            bundle.update(dict.fromkeys(bundle[other], bundle[one]))
    return list({id(names): names for names in bundle.values()}.values())


def _pointing(parts: Parts, others: Parts, common: frozenset[str]) -> Iterable[tuple[str, str]]:
    holders: dict[str, list[str]] = {}
    for other in sorted(others):
        for response in others[other] & common:
            holders.setdefault(response, []).append(other)
    for name, responses in parts.items():
        shared: dict[str, int] = {}
        for other in (one for response in responses for one in holders.get(response, ())):
            shared[other] = shared.get(other, 0) + 1
        best = min(shared, key=lambda one: (-shared[one], len(others[one]), one), default="")
        if best and 2 * shared[best] >= len(responses & common):
            yield name, best


def _told(
    names: set[tuple[int, str]],
    parts: tuple[Parts, Parts],
    *,
    read: tuple[frozenset[str], frozenset[str]],
) -> Moved:
    first, second = (tuple(sorted(name for run, name in names if run == n)) for n in (0, 1))
    was = frozenset[str]().union(*(parts[0][name] for name in first))
    now = frozenset[str]().union(*(parts[1][name] for name in second))
    left, came = (was - now) & read[1], (now - was) & read[0]
    change = _change(first, second)
    if change is Change.MOVED and not left and not came:
        change = Change.SAME if was == now else Change.KEPT
    return Moved(
        change,
        first,
        second,
        stayed=tuple(sorted(was & now)),
        left=tuple(sorted(left)),
        came=tuple(sorted(came)),
        added=tuple(sorted(now - read[0])),
        withdrawn=tuple(sorted(was - read[1])),
    )


def _change(before: tuple[str, ...], after: tuple[str, ...]) -> Change:
    if not before or not after:
        return Change.GONE if before else Change.NEW
    if len(before) == len(after) == 1:
        return Change.MOVED
    if len(before) == 1:
        return Change.SPLIT
    return Change.MERGED if len(after) == 1 else Change.REGROUPED
