"""Opinion groups: participants who vote alike, what each group holds, and whether they last."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.clusters import Labels, choose, stability
from folkmoot.analysis.landscape import place, plane_of
from folkmoot.analysis.statements import Holding, Statement, holdings, statements_of
from folkmoot.analysis.votes import Matrix, Votes

LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LEAST_VOTES: Final = 7
"""Votes from which a participant is placed, or all statements where there are fewer."""
LEAST_PARTICIPANTS: Final = 10
MOST_GROUPS: Final = 5
STABLE_FROM: Final = 0.7
"""Mean likeness (adjusted Rand) to the groups found again among participants drawn anew."""


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
class OpinionGroups:
    """What was found. Where *reason* is not empty there are no groups to show, and it says why.

    *stability* is None where nothing was found; *tried* has each number of groups with its
    silhouette. *set_aside* are participants with too few votes to place.
    """

    groups: tuple[Group, ...]
    statements: tuple[Statement, ...]
    points: tuple[Point, ...]
    stability: float | None
    tried: tuple[tuple[int, float], ...]
    set_aside: tuple[str, ...]
    input_hash: str
    reason: str = ""

    @property
    def is_stable(self) -> bool:
        """Whether the groups come back when participants are drawn again."""
        return self.stability is not None and self.stability >= STABLE_FROM


def find_groups(votes: Votes, count: int | None = None) -> OpinionGroups:
    """Find the opinion groups among *votes*, *count* of them or as many as are best set apart.

    Participants are placed in the plane in which votes differ most, and gathered around centres;
    2 to MOST_GROUPS groups are tried. Nothing depends on the order of rows. Where all vote the
    same or too few vote, there are no groups but a reason.
    """
    chosen, aside = _enough(votes)
    matrix = votes.matrix[chosen]
    if reason := _no_groups(matrix, count or 2):
        held = statements_of(votes, [])
        return OpinionGroups((), held, (), None, (), aside, votes.hash, reason)
    placed = place(matrix, plane_of(matrix))
    most = min(MOST_GROUPS, len(np.unique(placed, axis=0)) - 1)
    best, tried = choose(placed, [count] if count else range(2, max(most, 2) + 1))
    members = [chosen[best.labels == group].tolist() for group in range(best.count)]
    held = statements_of(votes, members)
    return OpinionGroups(
        groups=tuple(_group(place, rows, votes, held) for place, rows in enumerate(members)),
        statements=held,
        points=_points(votes, chosen, best.labels, placed),
        stability=stability(matrix, best.labels),
        tried=tuple((one.count, one.silhouette) for one in tried),
        set_aside=aside,
        input_hash=votes.hash,
    )


def _enough(votes: Votes) -> tuple[npt.NDArray[np.int64], tuple[str, ...]]:
    """Give the rows with votes enough to be placed, and who is set aside."""
    least = max(1, min(LEAST_VOTES, len(votes.statements)))
    enough = (~np.isnan(votes.matrix)).sum(axis=1) >= least
    names = np.array(votes.participants, dtype=object)
    return np.flatnonzero(enough), tuple(str(name) for name in names[~enough])


def _no_groups(matrix: Matrix, count: int) -> str:
    if len(matrix) < LEAST_PARTICIPANTS:
        return (
            f"Too few people voted on enough statements ({len(matrix)}); groups are looked for "
            f"from {LEAST_PARTICIPANTS}."
        )
    if not np.nansum(np.abs(matrix)):
        return "Everybody passed on every statement, so there is nothing to tell groups apart by."
    filled = np.where(np.isnan(matrix), np.inf, matrix)
    if len(np.unique(filled, axis=0)) <= count:
        return "The participants vote in too few different ways to tell groups apart."
    return ""


def _group(place: int, rows: list[int], votes: Votes, held: tuple[Statement, ...]) -> Group:
    members = tuple(votes.participants[row] for row in rows)
    return Group(LETTERS[place], members, holdings(held, place))


def _points(
    votes: Votes, chosen: npt.NDArray[np.int64], labels: Labels, placed: Matrix
) -> tuple[Point, ...]:
    return tuple(
        Point(votes.participants[row], LETTERS[int(own)], float(x), float(y))
        for row, own, (x, y) in zip(chosen.tolist(), labels, placed.tolist(), strict=True)
    )
