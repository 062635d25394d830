"""What is counted of opinion groups for the public: who is in them, and how each of them votes."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from folkmoot.analysis.breakdown import Crossing, cross
from folkmoot.analysis.corpus import Text
from folkmoot.consultation.responses import Response

SIDES: Final = ("disagree", "neither", "agree")
OF_ALL: Final = "statements"
"""The name of the table of all votes on each statement."""
GROUP: Final = "opinion group"
UNPLACED: Final = "in no group"
"""Whoever voted on too few statements: counted beside the groups, so that nobody subtracts them."""
GROUPED_BY: Final = ("kind", "section")


def votes_of_all(
    responses: Sequence[Response], statements: Sequence[str]
) -> Iterator[tuple[str, Crossing]]:
    """Count who disagrees with each statement, is undecided, or agrees."""
    if not statements:
        return
    counts = Counter((statement, side) for statement, _, side in votes(responses, statements))
    rows = tuple(tuple(counts[one, side] for side in range(len(SIDES))) for one in statements)
    named = tuple(statements)
    yield (
        OF_ALL,
        Crossing(named, SIDES, rows, False, of="statement", by="side", tells_few=named),
    )


def opinion_groups(
    texts: Sequence[Text],
    responses: Sequence[Response],
    statements: Sequence[str],
    groups: Mapping[str, str],
) -> Iterator[tuple[str, Crossing]]:
    """Count who is in which of *groups*, by kind and section, and each group's votes.

    *groups* has the letter of each response that is in one; where there is none, nothing is
    counted. The votes on a statement add up to those of everybody.
    """
    if not groups:
        return
    marked = [
        replace(text, groups=(*text.groups, (GROUP, groups.get(text.id, UNPLACED))))
        for text in texts
    ]
    for dimension in GROUPED_BY:
        yield grouped_by(dimension), cross(marked, GROUP, dimension)
    letters = sorted(set(groups.values()))
    for statement in statements:
        yield votes_on(statement), _votes(responses, statement, groups, letters)


def grouped_by(dimension: str) -> str:
    """Give the name of the table of groups by *dimension*."""
    return f"{GROUP} by {dimension}"


def votes_on(statement: str) -> str:
    """Give the name of the table of each group's votes on *statement*."""
    return f"votes on {statement}"


def votes(
    responses: Sequence[Response], statements: Collection[str]
) -> Iterator[tuple[str, str, int]]:
    """Give each vote on one of *statements*: on which, whose, and its place among SIDES."""
    for response in responses:
        for answer in response.answers:
            if answer.scale is not None and answer.question in statements:
                side = 1 + (answer.scale > 0) - (answer.scale < 0)
                yield answer.question, response.id, side


def _votes(
    responses: Sequence[Response],
    statement: str,
    groups: Mapping[str, str],
    letters: Sequence[str],
) -> Crossing:
    cast = [(groups.get(name, UNPLACED), side) for _, name, side in votes(responses, [statement])]
    counts = Counter(cast)
    others = (UNPLACED,) if any(group == UNPLACED for group, _ in cast) else ()
    rows = (*letters, *others)
    return Crossing(
        rows,
        SIDES,
        tuple(tuple(counts[row, side] for side in range(len(SIDES))) for row in rows),
        of=GROUP,
        by="side",
        about=(("statement", statement),),
        tells_few=tuple(letters),
    )
