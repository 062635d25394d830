"""Assessments: one law on one day, its model, flags, and every finding with its reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from folkmoot.assessment.answers import Answer
from folkmoot.assessment.codebook import NOT_APPLICABLE, UNKNOWN, Codebook
from folkmoot.assessment.law import Law, Standing, stand
from folkmoot.assessment.rows import Reading
from folkmoot.assessment.rules import Finding, RuleSet, find_all
from folkmoot.assessment.schemes import Scheme, Sign, axes_of, flags_of, model_of
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.references import Kind, Reference


@dataclass(frozen=True, slots=True)
class Measure:
    """What laws are held to: the questions, a scheme for the model, a policy's rules, axes."""

    codebook: Codebook
    scheme: Scheme
    rules: RuleSet
    axes: Scheme


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer that decided: its value, where the law says so, and since when."""

    question: str
    value: str
    provision: str
    since: str
    provisions: tuple[Reference, ...] = ()

    def as_json(self) -> dict[str, Json]:
        """Give the form of the command line."""
        return {
            "question": self.question,
            "value": self.value,
            "provision": self.provision,
            "from": self.since,
        }


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that is said about one law on one day by one measure."""

    standing: Standing
    measure: Measure
    model: Reading
    flags: tuple[Sign, ...]
    axes: dict[str, bool | None]
    findings: tuple[Finding, ...]

    @property
    def reference(self) -> Reference:
        """Such as assessment:NZL@2026-01-01."""
        law = self.standing.law.jurisdiction.id
        return Reference(Kind.ASSESSMENT, law, self.standing.on.isoformat())


def assess(law: Law, measure: Measure, *, on: date) -> Assessment:
    """Hold *law* as it stood *on* a day to *measure*."""
    return assess_standing(stand(law, measure.codebook, on=on), measure)


def assess_standing(standing: Standing, measure: Measure) -> Assessment:
    """Hold a law as it stands, or is imagined to stand, to *measure*."""
    return Assessment(
        standing,
        measure,
        model_of(measure.scheme, standing),
        flags_of(measure.scheme, standing),
        axes_of(measure.axes, standing),
        find_all(measure.rules.rules, standing),
    )


def reasons(standing: Standing, questions: tuple[str, ...]) -> tuple[Reason, ...]:
    """Give what stands behind the values of *questions*."""
    return tuple(reason(standing, question) for question in questions)


def reason(standing: Standing, question: str) -> Reason:
    """Give what stands behind one value: provisions, acts without it, or another answer."""
    value, answer = standing.value(question), standing.answers.get(question)
    if answer is None or answer.value != value:
        return Reason(question, value, _unwritten(value), "")
    found = tuple(standing.law.provisions[key] for key in answer.provisions)
    return Reason(
        question,
        value,
        cited(standing.law, answer),
        str(answer.start),
        tuple(provision.reference for provision in found),
    )


def cited(law: Law, answer: Answer) -> str:
    """Give the citation of *answer* in words; an absence says where such a rule would stand."""
    return "; ".join((*citations(law, answer.provisions), *absences(law, answer), *answer.sources))


def absences(law: Law, answer: Answer) -> tuple[str, ...]:
    """Say in which acts such a rule would stand and does not; nothing for other answers."""
    acts = ", ".join(law.instruments[key].short for key in answer.absent_from)
    return (f"no such rule in {acts}",) if acts else ()


def citations(law: Law, keys: Iterable[str]) -> tuple[str, ...]:
    """Give the citations of provisions, those of one instrument together."""
    found = [law.provisions[key] for key in keys]
    return tuple(
        f"{short} {', '.join(one.shown for one in group)}"
        for short, group in groupby(found, key=lambda one: one.instrument.short)
    )


def as_json(assessment: Assessment) -> dict[str, Json]:
    """Give the document of `folkmoot assess --json`."""
    standing, measure = assessment.standing, assessment.measure
    return {
        "jurisdiction": standing.law.jurisdiction.id,
        "name": standing.law.jurisdiction.name,
        "on": standing.on.isoformat(),
        "policy": str(policy_reference(measure.rules)),
        "status": standing.law.status,
        "checked": standing.law.checked.isoformat(),
        "model": model_json(assessment),
        "axes": {axis: _word(truth) for axis, truth in assessment.axes.items()},
        "flags": [flag.id for flag in assessment.flags],
        "findings": [finding_json(finding, assessment) for finding in assessment.findings],
    }


def model_json(assessment: Assessment) -> dict[str, Json]:
    """Give the model: its scheme, what is possible, why, and what would settle it."""
    model, standing = assessment.model, assessment.standing
    return {
        "scheme": assessment.measure.scheme.id,
        "possible": list(model.possible),
        "reasons": [one.as_json() for one in reasons(standing, model.because)],
        "missing": list(model.missing),
    }


def finding_json(finding: Finding, assessment: Assessment) -> dict[str, Json]:
    """Give one finding; "clause" is the rule's id, "clauses" name the policy's."""
    return {
        "clause": finding.rule.id,
        "clauses": [str(ref) for ref in clause_references(finding, assessment.measure.rules)],
        "name": finding.rule.name,
        "result": finding.result.value,
        "possible": [result.value for result in finding.possible],
        "reasons": [one.as_json() for one in reasons(assessment.standing, finding.because)],
        "missing": list(finding.missing),
    }


def policy_reference(rules: RuleSet) -> Reference:
    """Give the version of the policy that *rules* speak for."""
    return Reference(Kind.POLICY, rules.policy, rules.version)


def clause_references(finding: Finding, rules: RuleSet) -> tuple[Reference, ...]:
    """Give the clauses that a finding is about."""
    version = policy_reference(rules)
    return tuple(version.at(clause) for clause in finding.rule.clauses(rules.version))


def _unwritten(value: str) -> str:
    if value == NOT_APPLICABLE:
        return "follows from another answer"
    return "" if value == UNKNOWN else "hypothetical"


def _word(truth: bool | None) -> str:
    return {True: "yes", False: "no", None: "unknown"}[truth]
