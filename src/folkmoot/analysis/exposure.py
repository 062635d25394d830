"""Which small counts a reader of a whole release could narrow down; all others are proved safe.

A count is safe where two ways to fill the gaps are shown, both in whole numbers and both in
keeping with all that is published, between which it differs by ROOM or more. A way that is found
once serves for many counts.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.joint_counts import JointCounts
from folkmoot.analysis.progress import Progress, untold

if TYPE_CHECKING:
    from scipy.sparse import csr_array

LEAST_COUNT: Final = 10
"""Smaller counts, nought among them, are not published."""
PROTECTING: Final = "protecting small counts"
TRYING: Final = "trying small counts one by one"
ROOM: Final = LEAST_COUNT - 1
"""So far apart have to lie the least and the most that a small count may be."""

Whole = npt.NDArray[np.int64]
Row = dict[int, int]


@dataclass(frozen=True, slots=True)
class Gaps:
    """The hidden counts, by their numbers, and what a reader knows of them.

    A filling is right where *sums* times it gives *known*, *others* times it nothing above
    *limits*, and no count is below nought. *truth* is one.
    """

    hidden: tuple[int, ...]
    truth: Whole
    sums: "csr_array[np.float64]"
    known: Whole
    others: "csr_array[np.float64]"
    limits: Whole

    def holds(self, filling: Whole) -> bool:
        """Say whether *filling* is in keeping with all that is known."""
        return bool(
            (self.sums @ filling == self.known).all()
            and (self.others @ filling <= self.limits).all()
            and (filling >= 0).all()
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """The least and the most that each hidden count is in the fillings found so far."""

    gaps: Gaps
    low: Whole
    high: Whole

    def open(self, places: Iterable[int]) -> list[int]:
        """Give those of *places* whose least and most are not far enough apart."""
        return [place for place in places if self.high[place] - self.low[place] < ROOM]

    def push(self, goals: Sequence[int], sense: int) -> None:
        filling = _pushed(self.gaps, goals, sense)
        if filling is not None:
            np.minimum(self.low, filling, out=self.low)
            np.maximum(self.high, filling, out=self.high)

    def push_together(self, places: Sequence[int], sense: int) -> None:
        """Push each of *places* to its end, as many at once as share no sum."""
        untried = self.open(places)
        while untried:
            goals = _apart(self.gaps, untried)
            self.push(goals, sense)
            untried = self.open(place for place in untried if place not in set(goals))

    def unproved(self, places: Iterable[int]) -> Iterator[int]:
        """Push each of *places* to both ends by itself; give those that stay too narrow."""
        for place in places:
            for sense in (1, -1):
                if self.open([place]):
                    self.push([place], sense)
            yield from self.open([place])


def exposed(
    joint: JointCounts,
    hidden: Collection[int],
    secret: Collection[int],
    few: Collection[int] = (),
    *,
    progress: Progress = untold,
) -> list[int]:
    """Give the *secret* counts for which no two ways to fill the gaps are far enough apart.

    Of the *few* a reader knows that they are under LEAST_COUNT.
    """
    found, places = _begun(joint, hidden, secret, few)
    for sense in (1, -1):
        progress(PROTECTING, len(places) - len(found.open(places)), len(places))
        found.push_together(places, sense)
    narrow = list(found.unproved(_counting(places, progress)))
    return [found.gaps.hidden[place] for place in found.open(narrow)]


def _counting(places: Sequence[int], progress: Progress) -> Iterator[int]:
    for done, place in enumerate(places):
        progress(TRYING, done, len(places))
        yield place


def first_exposed(
    joint: JointCounts, hidden: Collection[int], secret: Collection[int], near: Collection[int]
) -> int | None:
    """Give the first count found that `exposed` would give, those *near* being suspected most."""
    found, places = _begun(joint, hidden, secret)
    suspected = [place for place in places if found.gaps.hidden[place] in near]
    narrow = next(found.unproved(suspected), None)
    if narrow is None:
        for sense in (1, -1):
            found.push_together(places, sense)
        narrow = next(found.unproved(places), None)
    return None if narrow is None else found.gaps.hidden[narrow]


def _begun(
    joint: JointCounts,
    hidden: Collection[int],
    secret: Collection[int],
    few: Collection[int] = (),
) -> tuple[_Found, list[int]]:
    """Give what is known before the first filling, and the places of the secret counts."""
    gaps = gaps_of(joint, hidden, few)
    places = [place for place, number in enumerate(gaps.hidden) if number in secret]
    return _Found(gaps, gaps.truth.copy(), gaps.truth.copy()), places


def _apart(gaps: Gaps, places: Iterable[int]) -> list[int]:
    """Give as many of *places* as have no sum in common, the first first."""
    columns = gaps.sums.tocsc()
    used: set[int] = set()
    chosen = []
    for place in places:
        lines = set(columns.indices[columns.indptr[place] : columns.indptr[place + 1]].tolist())
        if used.isdisjoint(lines):
            used |= lines
            chosen.append(place)
    return chosen


def _pushed(gaps: Gaps, goals: Sequence[int], sense: int) -> Whole | None:
    """Fill the gaps so that *goals* are as large (1) or small (-1) as they can be together."""
    from scipy.optimize import linprog  # read where it is needed, as in `features`

    wish = np.zeros(len(gaps.hidden))
    wish[list(goals)] = -sense
    ceiling = np.maximum(gaps.truth.sum(), ROOM) * 2 + ROOM
    found = linprog(
        wish,
        A_eq=gaps.sums if gaps.sums.shape[0] else None,
        b_eq=gaps.known if gaps.sums.shape[0] else None,
        A_ub=gaps.others if gaps.others.shape[0] else None,
        b_ub=gaps.limits if gaps.others.shape[0] else None,
        bounds=(0, ceiling),
        method="highs",
        options={"presolve": False},  # so small that simplifying takes longer than solving
    )
    if found.x is None:
        return None
    filling = np.rint(found.x).astype(np.int64)
    return filling if gaps.holds(filling) else None


def gaps_of(joint: JointCounts, hidden: Collection[int], few: Collection[int] = ()) -> Gaps:
    """Give what a reader knows of the *hidden* counts, the *few* among them."""
    numbers = tuple(sorted(hidden))
    known = Known(joint, {number: at for at, number in enumerate(numbers)})
    sums = [known.line([*((part, 1) for part in one.parts), (one.whole, -1)]) for one in joint.sums]
    sums = [line for line in sums if line[0]]
    others = [known.line([(part, 1), (whole, -1)]) for part, whole in joint.within]
    others = [line for line in others if line[0]]
    others += [({at: 1}, LEAST_COUNT - 1) for at, number in enumerate(numbers) if number in few]
    return Gaps(
        numbers,
        np.array([joint.counts[number] for number in numbers], dtype=np.int64),
        _matrix([row for row, _ in sums], len(numbers)),
        np.array([limit for _, limit in sums], dtype=np.int64),
        _matrix([row for row, _ in others], len(numbers)),
        np.array([limit for _, limit in others], dtype=np.int64),
    )


@dataclass(frozen=True, slots=True)
class Known:
    """The counts that are open, and the *place* of each hidden one among the unknowns."""

    joint: JointCounts
    place: Mapping[int, int]

    def line(self, signs: Iterable[tuple[int, int]]) -> tuple[Row, int]:
        """Split a line of counts with their signs into its unknowns and what the rest allows."""
        row, limit = {}, 0
        for number, sign in signs:
            if number in self.place:
                row[self.place[number]] = sign
            else:
                limit -= sign * self.joint.counts[number]
        return row, limit


def _matrix(rows: Sequence[Row], width: int) -> "csr_array[np.float64]":
    from scipy.sparse import csr_array

    places = [(at, column) for at, row in enumerate(rows) for column in row]
    down, across = zip(*places, strict=True) if places else ((), ())
    signs = np.array([sign for row in rows for sign in row.values()], dtype=np.int64)
    return csr_array((signs, (down, across)), shape=(len(rows), width))
