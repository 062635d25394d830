"""The smallest change of answers that reaches some aims, found exactly.

Iterative deepening over sets that must be hit. Where a condition has the wrong truth, the answers
that make it so are known: unless one of them changes, nothing does. Such a set is a *need*; a
change of law that reaches the aim hits every need. Disjoint needs give a lower bound, and each
step branches on the answers of one small need alone, so that law after law need not be tried.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.expressions import (
    Comparison,
    Condition,
    Junction,
    Negation,
    comparisons,
)
from folkmoot.assessment.law import Standing, imagine
from folkmoot.assessment.rows import Row, questions_of, read_rows
from folkmoot.foundation.errors import InputError

MOST_TRIED: Final = 200_000

Need = frozenset[str]
"""Questions of which at least one must change; an empty one can never be met."""

NEVER: Final[tuple[Need, ...]] = (frozenset(),)


@dataclass(frozen=True, slots=True)
class Aim:
    """A label that *rows* must settle on: a rule's finding, or a scheme's model."""

    name: str
    rows: tuple[Row, ...]
    label: str

    def is_reached(self, values: Mapping[str, str]) -> bool:
        """Say whether the label is the only one possible."""
        return read_rows(self.rows, values).possible == (self.label,)


def smallest_changes(
    standing: Standing, codebook: Codebook, aims: Sequence[Aim]
) -> dict[str, str] | None:
    """Give as few changed answers (value by question) as reach every one of *aims*, or None.

    Of equally few it is always the same: the first in the codebook's order of questions and
    values. Raises InputError where it is too far to be found in MOST_TRIED laws.
    """
    asked = relevant_questions(codebook, aims)
    search = _Search(standing, asked, tuple(aims), _kinds_of_values(asked, aims))
    for size in range(len(asked.questions) + 1):
        found = search.within(size, {}, frozenset())
        if found is not None:
            return {
                question: found[question] for question in codebook.questions if question in found
            }
    return None


def relevant_questions(codebook: Codebook, aims: Sequence[Aim]) -> Codebook:
    """Give the part of *codebook* that *aims* ask, with the questions that those hang on."""
    wanted = {question for aim in aims for question in questions_of(aim.rows)}
    for question in reversed(tuple(codebook)):
        if question.id in wanted:
            wanted.update(question.asked_if.questions())
    kept = {question.id: question for question in codebook if question.id in wanted}
    return Codebook(codebook.version, codebook.about, kept)


class _Search:
    """One search; it counts how many laws it looked at."""

    def __init__(
        self,
        standing: Standing,
        asked: Codebook,
        aims: tuple[Aim, ...],
        values: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.standing, self.asked, self.aims, self.values = standing, asked, aims, values
        self.order = {question: place for place, question in enumerate(asked.questions)}
        self.tried = 0

    def within(self, steps: int, changes: dict[str, str], fixed: Need) -> dict[str, str] | None:
        """Find a way to the aims in *steps* more changes, of questions that are not *fixed*."""
        self._count()
        values = imagine(self.standing, self.asked, changes).values
        needs = [need - fixed for aim in self.aims for need in self._needs(aim, values)]
        if not needs:
            return changes
        if _at_least(needs) > steps:
            return None
        for question in self._in_order(min(needs, key=lambda need: (len(need), self._key(need)))):
            fixed |= {question}
            for value in self.values[question]:
                if value == values.get(question):
                    continue
                found = self.within(steps - 1, {**changes, question: value}, fixed)
                if found is not None:
                    return found
        return None

    def _needs(self, aim: Aim, values: Mapping[str, str]) -> tuple[Need, ...]:
        if aim.is_reached(values):
            return ()
        ways = [
            _all(self._row_needs(aim, place, values))
            for place, row in enumerate(aim.rows)
            if row.label == aim.label
        ]
        return tuple(map(self._with_askers, _any(ways)))

    def _row_needs(
        self, aim: Aim, place: int, values: Mapping[str, str]
    ) -> Iterator[tuple[Need, ...]]:
        for row in aim.rows[:place]:
            if row.label != aim.label:
                yield needs_of(row.when, False, values)
        yield needs_of(aim.rows[place].when, True, values)

    def _with_askers(self, need: Need) -> Need:
        """Add the questions that decide whether those of the need are asked at all."""
        askers: set[str] = set()
        for question in reversed(tuple(self.asked)):
            if question.id in need | askers:
                askers.update(question.asked_if.questions())
        return need | askers

    def _in_order(self, need: Need) -> list[str]:
        return sorted(need, key=self.order.__getitem__)

    def _key(self, need: Need) -> list[int]:
        return sorted(self.order[question] for question in need)

    def _count(self) -> None:
        self.tried += 1
        if self.tried > MOST_TRIED:
            raise InputError(
                f"{MOST_TRIED:,} laws were tried and none reached this. Name some of the changes "
                f"yourself with --set, or aim at less at once."
            )


def needs_of(condition: Condition, truth: bool, values: Mapping[str, str]) -> tuple[Need, ...]:
    """Give the needs that any change must hit which gives *condition* this *truth*."""
    if condition.read(values).truth is truth:
        return ()
    if isinstance(condition, Negation):
        return needs_of(condition.operand, not truth, values)
    if isinstance(condition, Junction):
        parts = [needs_of(operand, truth, values) for operand in condition.operands]
        return _any(parts) if truth is condition.settles else _all(parts)
    return (frozenset((condition.question,)),) if isinstance(condition, Comparison) else NEVER


def _all(parts: Sequence[tuple[Need, ...]] | Iterator[tuple[Need, ...]]) -> tuple[Need, ...]:
    return tuple(dict.fromkeys(need for part in parts for need in part))


def _any(parts: Sequence[tuple[Need, ...]]) -> tuple[Need, ...]:
    """Give the one need of which every way takes something; a way that is closed gives nothing."""
    open_ways = [part for part in parts if frozenset() not in part]
    if not open_ways:
        return NEVER
    if any(not part for part in open_ways):
        return ()
    smallest = (min(part, key=len) for part in open_ways)
    return (reduce(frozenset.union, smallest),)


def _at_least(needs: Sequence[Need]) -> float:
    """Say how many changes it takes at least: one for each of some needs that share no answer."""
    taken: set[str] = set()
    count = 0
    for need in sorted(needs, key=len):
        if not need:
            return float("inf")
        if not need & taken:
            taken |= need
            count += 1
    return count


def _kinds_of_values(asked: Codebook, aims: Sequence[Aim]) -> dict[str, tuple[str, ...]]:
    """Give, for each question, one value of each kind that no condition tells apart."""
    conditions = [row.when for aim in aims for row in aim.rows]
    conditions += [question.asked_if for question in asked]
    made = [each for condition in conditions for each in comparisons(condition)]

    def kind(question: str, value: str) -> tuple[bool, ...]:
        return tuple(value in each.values for each in made if each.question == question)

    return {
        question.id: tuple(
            {kind(question.id, value): value for value in reversed(question.answers)}.values()
        )[::-1]
        for question in asked
    }
