"""Opinion groups: participants who vote alike, what each group holds, and whether they last."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.cast_votes import cast_in
from folkmoot.analysis.centres import Floats, Labels, Points
from folkmoot.analysis.clusters import gather, nearest, set_apart
from folkmoot.analysis.landscape import spread_of
from folkmoot.analysis.one_thread import numpy_on_one_thread
from folkmoot.analysis.progress import Progress, untold
from folkmoot.analysis.stability import stability
from folkmoot.analysis.statements import Holding, Statement, holdings, statements_of
from folkmoot.analysis.votes import GAP, PASS, Matrix, Votes
from folkmoot.foundation.errors import InputError

LETTERS: Final = "ABCDE"
MOST_GROUPS: Final = len(LETTERS)
LEAST_VOTES: Final = 7
"""Votes from which a participant is placed, or all statements where there are fewer."""
LEAST_PARTICIPANTS: Final = 10
STABLE_FROM: Final = 0.7
"""Mean likeness (adjusted Rand) to the groups found again among participants drawn anew."""


class Why(StrEnum):
    """Why there are no groups to show."""

    TOO_FEW = "too few"
    ALL_PASSED = "all passed"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Group:
    """A group with its members, and the statements by which one knows it, the clearest first."""

    id: str
    members: tuple[str, ...]
    holds: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """Where a participant lies in the landscape, and in which group."""

    participant: str
    group: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Tried:
    """A number of groups, how well they are set apart, and how far they come back."""

    count: int
    silhouette: float
    stability: float


@dataclass(frozen=True, slots=True)
class OpinionGroups:
    """What was found. Without groups *why* and *reason* say why there are none.

    *stability* is None where nothing was found; *tried* has each number of groups that was looked
    at. *set_aside* are participants with too few votes to place.
    """

    groups: tuple[Group, ...]
    statements: tuple[Statement, ...]
    points: tuple[Point, ...]
    stability: float | None
    tried: tuple[Tried, ...]
    set_aside: tuple[str, ...]
    input_hash: str
    why: Why | None = None
    reason: str = ""

    @property
    def is_stable(self) -> bool:
        """Whether the groups come back when participants are drawn again."""
        return self.stability is not None and self.stability >= STABLE_FROM


def find_groups(
    votes: Votes, count: int | None = None, *, progress: Progress = untold
) -> OpinionGroups:
    """Find the opinion groups among *votes*, *count* of them or as many as are best set apart.

    Participants are placed in the plane in which votes differ most, and gathered around centres;
    2 to MOST_GROUPS groups are tried. Neither the order of rows and columns nor any name has a
    part in it. Where all vote the same or too few vote, there are no groups but a reason. Another
    *count* raises InputError.
    """
    if count is not None and not 2 <= count <= MOST_GROUPS:
        raise InputError(f"There can be 2 to {MOST_GROUPS} groups, not {count}.")
    placed = np.flatnonzero(_is_placed(votes))
    if why := _no_groups(votes.matrix[placed]):
        return _without_groups(votes, why, len(placed))
    with numpy_on_one_thread():
        cast = cast_in(votes.matrix[placed])
        spread = spread_of(cast)
        places = spread.plane()
        cut, apart = _groupings(places, count)
        if not cut:
            return _without_groups(votes, Why.ALIKE, len(placed))
        lasting = stability(spread, cut, progress=progress)
    best = max(cut, key=lambda number: (apart[number], -number))
    labels = np.full(len(votes.participants), -1)
    where = np.zeros((len(labels), places.shape[1]))
    labels[placed[cast.rows]], where[placed[cast.rows]] = cut[best], places
    tried = tuple(Tried(one, apart[one], lasting[one]) for one in cut)
    return _found(votes, labels, where, tried=tried, best=best)


def _groupings(places: Floats, count: int | None) -> tuple[dict[int, Labels], dict[int, float]]:
    """Give each number of groups with everybody's group, and how well these are set apart."""
    distinct, at, times = np.unique(places, axis=0, return_inverse=True, return_counts=True)
    points = Points(distinct, times.astype(np.float64))
    cut = {
        number: _largest_first(points, centres)
        for number, centres in gather(points, count or MOST_GROUPS).items()
        if count in (None, number)
    }
    everybody = {number: labels[at.ravel()] for number, labels in cut.items()}
    return everybody, set_apart(points, cut) if cut else {}


def _found(
    votes: Votes, labels: Labels, where: Floats, *, tried: tuple[Tried, ...], best: int
) -> OpinionGroups:
    held = statements_of(votes, labels, best)
    groups = tuple(
        Group(LETTERS[group], _names(votes, labels == group), holdings(held, group))
        for group in range(best)
    )
    points = tuple(
        Point(name, LETTERS[group], x, y)
        for name, group, (x, y) in zip(
            votes.participants, labels.tolist(), where.tolist(), strict=True
        )
        if group >= 0
    )
    lasting = next(one.stability for one in tried if one.count == best)
    aside = _names(votes, labels < 0)
    return OpinionGroups(groups, held, points, lasting, tried, aside, votes.hash)


def _without_groups(votes: Votes, why: Why, placed: int) -> OpinionGroups:
    held = statements_of(votes, np.full(len(votes.participants), -1), 0)
    aside = _names(votes, ~_is_placed(votes))
    return OpinionGroups((), held, (), None, (), aside, votes.hash, why, _reason(why, placed))


def _is_placed(votes: Votes) -> npt.NDArray[np.bool_]:
    least = max(1, min(LEAST_VOTES, len(votes.statements)))
    enough: npt.NDArray[np.bool_] = (votes.matrix != GAP).sum(axis=1) >= least
    return enough


def _names(votes: Votes, chosen: npt.NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(votes.participants[row] for row in np.flatnonzero(chosen).tolist())


def _no_groups(matrix: Matrix) -> Why | None:
    if len(matrix) < LEAST_PARTICIPANTS:
        return Why.TOO_FEW
    return None if ((matrix != GAP) & (matrix != PASS)).any() else Why.ALL_PASSED


def _reason(why: Why, placed: int) -> str:
    if why is Why.TOO_FEW:
        return (
            f"Too few people voted on enough statements ({placed}); groups are looked for from "
            f"{LEAST_PARTICIPANTS}."
        )
    if why is Why.ALL_PASSED:
        return "Everybody passed on every statement, so there is nothing to tell groups apart by."
    return "The participants vote in too few different ways to tell groups apart."


def _largest_first(points: Points, centres: Floats) -> Labels:
    """Give each point its group, the largest being 0; of equal ones the one further left."""
    labels = nearest(points.places, centres)
    sizes = np.bincount(labels, weights=points.weights, minlength=len(centres))
    order = np.lexsort((centres[:, 1], centres[:, 0], -sizes))
    return np.argsort(order)[labels]
