"""Reforms: the law as it would be, and the smallest change of it that reaches a finding."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, product
from typing import Final

from folkmoot.assessment.assessments import (
    Assessment,
    Measure,
    assess_standing,
    citations,
    finding_json,
    model_json,
)
from folkmoot.assessment.codebook import Codebook, Question
from folkmoot.assessment.law import Standing, imagine
from folkmoot.assessment.rules import Result, Rule, find
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError

_MOST_TRIED: Final = 100_000


@dataclass(frozen=True, slots=True)
class ReformStep:
    """One answer changed: what it was, what it becomes, and the provisions that give it now."""

    question: str
    was: str
    value: str
    touched: tuple[str, ...]
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reform:
    """A law before and after an imagined change; its provenance is "hypothetical"."""

    before: Assessment
    after: Assessment
    steps: tuple[ReformStep, ...]

    @property
    def touched(self) -> tuple[str, ...]:
        """Every provision that the changed answers stand on, each once."""
        return tuple(dict.fromkeys(one for step in self.steps for one in step.touched))

    @property
    def missing(self) -> tuple[str, ...]:
        """Every unknown answer that still keeps a model or a finding open."""
        open_ones = [self.after.model.missing, *(f.missing for f in self.after.findings)]
        return tuple(dict.fromkeys(question for names in open_ones for question in names))


def reform(
    standing: Standing,
    measure: Measure,
    changes: Mapping[str, str],
    *,
    instead: Mapping[str, tuple[str, ...]] | None = None,
) -> Reform:
    """Lay *changes* (value by question) over a law and hold both to *measure*."""
    imagined = imagine(standing, measure.codebook, changes)
    steps = tuple(
        _step(standing, question, value, (instead or {}).get(question, ()))
        for question, value in changes.items()
    )
    return Reform(assess_standing(standing, measure), assess_standing(imagined, measure), steps)


def smallest_reform(
    standing: Standing, measure: Measure, rule: Rule, wanted: Result
) -> Reform | None:
    """Give a change of as few answers as possible after which *rule* finds *wanted*, or None.

    Searched breadth-first over the questions that the rule asks, in the codebook's order, so the
    outcome is always the same one. Each step names the other values that would do as well.
    An unknown answer may be among the changes: then the law may already say so.
    """
    asked = relevant_questions(measure.codebook, rule)
    for changes in _by_size(asked):
        if find(rule, imagine(standing, asked, changes)).result is wanted:
            also = _instead(standing, asked, rule, changes)
            return reform(standing, measure, changes, instead=also)
    return None


def relevant_questions(codebook: Codebook, rule: Rule) -> Codebook:
    """Give the part of *codebook* that *rule* asks, with the questions that those hang on."""
    wanted = set(rule.questions)
    for question in reversed(tuple(codebook)):
        if question.id in wanted:
            wanted.update(question.asked_if.questions())
    kept = {question.id: question for question in codebook if question.id in wanted}
    return Codebook(codebook.version, codebook.about, kept)


def as_json(made: Reform) -> dict[str, Json]:
    """Give the document of `folkmoot reform --json`."""
    standing = made.before.standing
    return {
        "jurisdiction": standing.law.jurisdiction.id,
        "on": standing.on.isoformat(),
        "provenance": "hypothetical",
        "changes": [_step_json(step) for step in made.steps],
        "touched": list(made.touched),
        "model": {"was": list(made.before.model.possible), **model_json(made.after)},
        "findings": [
            {"was": before.result.value, **finding_json(after, made.after)}
            for before, after in zip(made.before.findings, made.after.findings, strict=True)
        ],
        "missing": list(made.missing),
    }


def _by_size(asked: Codebook) -> Iterator[dict[str, str]]:
    sizes = range(len(asked.questions) + 1)
    chosen = chain.from_iterable(combinations(asked, size) for size in sizes)
    for tried, changes in enumerate(chain.from_iterable(map(_changes, chosen))):
        if tried == _MOST_TRIED:
            raise InputError(
                f"{_MOST_TRIED:,} changes were tried and none reached this. Name some of the "
                f"changes yourself with --set."
            )
        yield changes


def _changes(questions: tuple[Question, ...]) -> Iterator[dict[str, str]]:
    names = [question.id for question in questions]
    for values in product(*(question.answers for question in questions)):
        yield dict(zip(names, values, strict=True))


def _instead(
    standing: Standing, asked: Codebook, rule: Rule, changes: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    wanted = find(rule, imagine(standing, asked, changes)).result

    def does(question: str, value: str) -> bool:
        return find(rule, imagine(standing, asked, {**changes, question: value})).result is wanted

    return {
        question: tuple(
            other
            for other in asked.questions[question].answers
            if other != value and does(question, other)
        )
        for question, value in changes.items()
    }


def _step(standing: Standing, question: str, value: str, instead: tuple[str, ...]) -> ReformStep:
    answer = standing.answers.get(question)
    keys = answer.provisions if answer else ()
    touched = citations(standing.law, keys)
    return ReformStep(question, standing.value(question), value, touched, instead)


def _step_json(step: ReformStep) -> dict[str, Json]:
    return {
        "question": step.question,
        "was": step.was,
        "value": step.value,
        "instead": list(step.instead),
        "touched": list(step.touched),
    }
