"""Laws beside each other: two jurisdictions, two days, two policies, or whole groups by model."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from folkmoot.assessment.assessments import Assessment, Measure, Reason, policy_reference, reason
from folkmoot.assessment.blocs import Bloc
from folkmoot.assessment.codebook import NOT_APPLICABLE, UNKNOWN
from folkmoot.assessment.jurisdictions import Jurisdiction, Registry
from folkmoot.assessment.law import Law, stand
from folkmoot.assessment.rules import Result
from folkmoot.assessment.schemes import model_of
from folkmoot.foundation.canonical import Json

NOT_SETTLED: Final = ""
"""Stands for the model of a law that is coded on the day, but leaves more than one possible."""

OPEN: Final = (UNKNOWN, NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class AnswerDifference:
    """One question that the two laws answer otherwise, with the grounds of both."""

    question: str
    first: Reason
    second: Reason


@dataclass(frozen=True, slots=True)
class FindingDifference:
    """One rule of the policy that finds another thing in the second law."""

    rule: str
    name: str
    first: Result
    second: Result


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two assessments and where they part; what both leave unknown is no difference.

    Findings are compared only where both are held to one version of one policy. *alike* counts
    the answers that both know and give alike.
    """

    first: Assessment
    second: Assessment
    answers: tuple[AnswerDifference, ...]
    findings: tuple[FindingDifference, ...]
    alike: int

    @property
    def models_differ(self) -> bool:
        """Whether the models that are possible are not the same."""
        return set(self.first.model.possible) != set(self.second.model.possible)


@dataclass(frozen=True, slots=True)
class GroupTally:
    """A region or bloc on one day: its *size* in members, and what is coded of them.

    *coded* counts members that are coded as a whole or in part. *models* has those laws by model,
    the parts of a member under their own name, and those not settled under NOT_SETTLED.
    """

    name: str
    size: int
    coded: int
    models: Mapping[str, tuple[str, ...]]

    def as_json(self) -> dict[str, Json]:
        """Give the form of `folkmoot law blocs --json`; a model not settled has an empty name."""
        return {
            "name": self.name,
            "size": self.size,
            "coded": self.coded,
            "models": {model: list(ones) for model, ones in self.models.items()},
        }


def compare(first: Assessment, second: Assessment) -> Comparison:
    """Lay two assessments beside each other."""
    pairs = [
        (question.id, reason(first.standing, question.id), reason(second.standing, question.id))
        for question in first.measure.codebook
    ]
    differ = tuple(AnswerDifference(*pair) for pair in pairs if pair[1].value != pair[2].value)
    alike = sum(one.value == other.value and one.value not in OPEN for _, one, other in pairs)
    return Comparison(first, second, differ, _findings(first, second), alike)


def regions(registry: Registry) -> dict[str, tuple[str, ...]]:
    """Give the jurisdictions of each region by its name, leaving out what lies within another."""
    return _grouped(sorted((one.region, one.id) for one in registry if not one.parent))


def subregions(registry: Registry) -> dict[str, tuple[str, ...]]:
    """Give the jurisdictions of each subregion, in the same way."""
    return _grouped(sorted((one.subregion, one.id) for one in registry if not one.parent))


def members(blocs: Iterable[Bloc], *, on: date) -> dict[str, tuple[str, ...]]:
    """Give the members of each bloc *on* a day, by its name."""
    return {bloc.name: bloc.members(on) for bloc in blocs}


def tally(
    laws: Mapping[str, Law], measure: Measure, *, on: date, groups: Mapping[str, Collection[str]]
) -> tuple[GroupTally, ...]:
    """Give each of *groups* with its coded laws by model *on* a day, in their order."""
    models = {
        law.jurisdiction: model_of(measure.scheme, stand(law, measure.codebook, on=on)).settled
        for law in laws.values()
        if on >= law.first_day
    }
    return tuple(_tallied(name, group, models) for name, group in groups.items())


def as_json(comparison: Comparison) -> dict[str, Json]:
    """Give the document of `folkmoot law compare --json`."""
    return {
        "first": _side(comparison.first),
        "second": _side(comparison.second),
        "models_differ": comparison.models_differ,
        "findings": [
            {
                "rule": each.rule,
                "name": each.name,
                "first": each.first.value,
                "second": each.second.value,
            }
            for each in comparison.findings
        ],
        "answers": [
            {"first": each.first.as_json(), "second": each.second.as_json()}
            for each in comparison.answers
        ],
        "alike": comparison.alike,
    }


def _tallied(name: str, group: Collection[str], models: Mapping[Jurisdiction, str]) -> GroupTally:
    inside = {one: model for one, model in models.items() if {one.id, one.parent} & set(group)}
    coded = {one.id if one.id in group else one.parent for one in inside}
    by_model = _grouped((model or NOT_SETTLED, one.id) for one, model in inside.items())
    return GroupTally(name, len(group), len(coded), by_model)


def _side(assessment: Assessment) -> dict[str, Json]:
    return {
        "jurisdiction": assessment.standing.law.jurisdiction.id,
        "on": assessment.standing.on.isoformat(),
        "policy": assessment.measure.rules.policy,
        "model": list(assessment.model.possible),
    }


def _findings(first: Assessment, second: Assessment) -> tuple[FindingDifference, ...]:
    if policy_reference(first.measure.rules) != policy_reference(second.measure.rules):
        return ()
    return tuple(
        FindingDifference(one.rule.id, one.rule.name, one.result, other.result)
        for one, other in zip(first.findings, second.findings, strict=True)
        if one.result is not other.result
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for group, one in pairs:
        found.setdefault(group, []).append(one)
    return {group: tuple(ones) for group, ones in found.items()}
