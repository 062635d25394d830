"""Reforms: the law as it would be, and the smallest change of it that reaches a finding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from folkmoot.assessment.assessments import (
    Assessment,
    Measure,
    assess_standing,
    citations,
    finding_json,
    model_json,
)
from folkmoot.assessment.law import Standing, imagine
from folkmoot.assessment.rules import Result
from folkmoot.assessment.searching import Aim, smallest_changes
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError

MODEL: Final = "model"
"""Names the aim at a legal model, where a rule's id names that at a finding."""


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


def smallest_reform(standing: Standing, measure: Measure, aims: Sequence[Aim]) -> Reform | None:
    """Give a change of as few answers as possible that reaches all of *aims*, or None.

    The outcome is always the same one; each step names the other values that would do as well.
    An unknown answer may be among the changes: then the law may already say so.
    """
    changes = smallest_changes(standing, measure.codebook, aims)
    if changes is None:
        return None
    return reform(standing, measure, changes, instead=_instead(standing, measure, aims, changes))


def aim_of(measure: Measure, name: str, label: str) -> Aim:
    """Give the aim K3=met, or model=decriminalisation; InputError says what there is to aim at."""
    if name == MODEL:
        _require(label, tuple(measure.scheme.meanings), "model")
        return Aim(MODEL, measure.scheme.rows, label)
    rule = measure.rules.rule(name)
    if rule is None:
        known = ", ".join(rule.id for rule in measure.rules.rules)
        raise InputError(
            f"'{name}' is neither a rule nor a clause of this policy, nor 'model'. Rules: {known}."
        )
    _require(label, tuple(Result), "finding")
    return Aim(rule.id, rule.rows, label)


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


def _instead(
    standing: Standing, measure: Measure, aims: Sequence[Aim], changes: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    def does(question: str, value: str) -> bool:
        values = imagine(standing, measure.codebook, {**changes, question: value}).values
        return all(aim.is_reached(values) for aim in aims)

    return {
        question: tuple(
            other
            for other in measure.codebook.questions[question].answers
            if other != value and does(question, other)
        )
        for question, value in changes.items()
    }


def _require(label: str, known: tuple[str, ...], kind: str) -> None:
    if label not in known:
        raise InputError(f"'{label}' is not a {kind}. Choose one of {', '.join(known)}.")


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
