"""What is derived from coded law, as tables: models and signs over time, findings on a day."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import TypeAlias

from folkmoot.assessment.assessments import Reason, policy_reference, reasons
from folkmoot.assessment.law import Law, Standing, stand
from folkmoot.assessment.packs import Laws
from folkmoot.assessment.rules import Finding, Result, RuleSet, find_all
from folkmoot.assessment.schemes import Scheme, Sign, model_of
from folkmoot.foundation.references import Kind, Reference
from folkmoot.publication.law_tables import LAW, PARTED, several
from folkmoot.publication.opendata import Cell, Column, Dataset

Lives: TypeAlias = Sequence[tuple[Law, tuple[Standing, ...]]]
"""Every law, with how it stands on each day on which one of its answers turns."""

FROM = Column("from", "The first day on which this holds, as far as is coded.")
TO = Column("to", "The last day; empty while it lasts.")
SCHEME = Column("scheme", "An id of `schemes`.")
DECIDING = Column("deciding", f"The answers that decided, as question=value. {PARTED}")
MISSING = Column("missing", f"The questions whose answers could still change it. {PARTED}")


def derived(laws: Laws, policies: Sequence[RuleSet], *, on: date) -> tuple[Dataset, ...]:
    """Give what schemes and *policies* make of the answers; findings are those *on* a day."""
    lives = tuple((law, _turns(law, laws)) for law in laws.laws.values())
    return (
        schemes(laws),
        models(laws, lives),
        signs(laws, lives),
        rules(policies),
        findings(laws, policies, on=on),
    )


def schemes(laws: Laws) -> Dataset:
    """Give what each scheme can say of a law."""
    return Dataset(
        "schemes",
        "The schemes by which a law is read, with all that each can say of it.",
        (
            Column("scheme", "Its id."),
            Column("name", "Its name."),
            Column("source", "Whose scheme it is."),
            Column("kind", "model: one of several; flag or axis: holds or does not."),
            Column("id", "What `models` or `signs` call it."),
            Column("says", "What that means."),
        ),
        tuple(
            (scheme.id, scheme.name, scheme.source, *said)
            for scheme in laws.schemes.values()
            for said in _says(scheme)
        ),
    )


def models(laws: Laws, lives: Lives) -> Dataset:
    """Give the model of each law by each scheme over time."""
    return Dataset(
        "models",
        "Which legal model a law has by a scheme, from when to when. More than one are possible "
        "while an answer is missing. Where coding begins is no change of law.",
        (
            SCHEME,
            LAW,
            FROM,
            TO,
            Column("models", f"The models that are possible. {PARTED}"),
            DECIDING,
            MISSING,
        ),
        tuple(
            (scheme.id, law.jurisdiction.id, first, last, *said)
            for scheme in laws.schemes.values()
            if scheme.rows
            for law, turns in lives
            for first, last, said in _spells(turns, _model(scheme))
        ),
    )


def signs(laws: Laws, lives: Lives) -> Dataset:
    """Give the flags and axes of each law by each scheme over time."""
    return Dataset(
        "signs",
        "Which flags and axes of a scheme hold of a law, from when to when.",
        (
            SCHEME,
            LAW,
            Column("sign", "An id of `schemes`."),
            FROM,
            TO,
            Column("holds", "yes, no, or unknown."),
            DECIDING,
        ),
        tuple(
            (scheme.id, law.jurisdiction.id, sign.id, first, last, *said)
            for scheme in laws.schemes.values()
            for law, turns in lives
            for sign in scheme.signs()
            for first, last, said in _spells(turns, _sign(sign))
        ),
    )


def rules(policies: Sequence[RuleSet]) -> Dataset:
    """Give the rules by which laws are held to each policy."""
    return Dataset(
        "rules",
        "The rules by which laws are held to a policy, and the clauses that no rule can judge.",
        (
            Column("policy", "The reference of the policy's version."),
            Column("rule", "Its id; empty where no rule judges the clauses."),
            Column("clauses", f"The clauses that it speaks for, by reference. {PARTED}"),
            Column("name", "What it asks; or why no rule of law can judge this clause."),
            Column("obligations", f"respect, protect, fulfil. {PARTED}"),
            Column("source", "Where the policy says so."),
        ),
        tuple(row for policy in policies for row in _rules(policy)),
    )


def findings(laws: Laws, policies: Sequence[RuleSet], *, on: date) -> Dataset:
    """Give every law coded by then, held to each of *policies*, *on* a day."""
    return Dataset(
        "findings",
        f"Each law as it stood on {on}, held to each rule of each policy. There is no score, and "
        "counts of findings are none either.",
        (
            Column("finding", "Its reference: law, day and rule."),
            LAW,
            Column("on", "The day as of which the law is judged."),
            Column("policy", "The reference of the policy's version."),
            Column("rule", "An id of `rules`."),
            Column("clauses", f"The clauses that it is about, by reference. {PARTED}"),
            Column("result", f"{', '.join(Result)}."),
            Column("possible", f"The results that are possible. {PARTED}"),
            DECIDING,
            Column("because", f"What the deciding answers rest on, in words. {PARTED}"),
            MISSING,
        ),
        tuple(
            _finding(found, standing, policy)
            for law in laws.laws.values()
            if on >= law.first_day
            for standing in (stand(law, laws.codebook, on=on),)
            for policy in policies
            for found in find_all(policy.rules, standing)
        ),
    )


def _turns(law: Law, laws: Laws) -> tuple[Standing, ...]:
    return tuple(stand(law, laws.codebook, on=day) for day in law.turning_days())


def _says(scheme: Scheme) -> Iterator[tuple[str, str, str]]:
    for label in dict.fromkeys(row.label for row in scheme.rows):
        yield "model", label, scheme.meanings.get(label, "")
    for flag in scheme.flags:
        yield "flag", flag.id, flag.text
    for axis in scheme.axes:
        yield "axis", axis.id, axis.text


def _spells(
    turns: tuple[Standing, ...], told: Callable[[Standing], tuple[str, ...]]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Give from when to when the same is told of a law."""
    runs = [(next(group).on, said) for said, group in groupby(turns, key=told)]
    ends = [str(first - timedelta(days=1)) for first, _ in runs[1:]]
    for (first, said), last in zip(runs, [*ends, ""], strict=False):
        yield str(first), last, said


def _model(scheme: Scheme) -> Callable[[Standing], tuple[str, ...]]:
    def told(standing: Standing) -> tuple[str, ...]:
        found = model_of(scheme, standing)
        return several(found.possible), _pairs(standing, found.because), several(found.missing)

    return told


def _sign(sign: Sign) -> Callable[[Standing], tuple[str, ...]]:
    def told(standing: Standing) -> tuple[str, ...]:
        verdict = sign.when.read(standing.values)
        holds = {True: "yes", False: "no", None: "unknown"}[verdict.truth]
        return holds, _pairs(standing, verdict.because)

    return told


def _pairs(standing: Standing, asked: Iterable[str]) -> str:
    return several(f"{question}={standing.value(question)}" for question in asked)


def _rules(policy: RuleSet) -> Iterator[tuple[Cell, ...]]:
    version = policy_reference(policy)
    for rule in policy.rules:
        clauses = several(map(version.at, rule.clauses(policy.version)))
        yield str(version), rule.id, clauses, rule.name, several(rule.obligations), rule.source
    for clause, reason in policy.not_judged.items():
        yield str(version), "", str(version.at(clause)), reason, "", ""


def _finding(found: Finding, standing: Standing, policy: RuleSet) -> tuple[Cell, ...]:
    law, version = standing.law.jurisdiction.id, policy_reference(policy)
    return (
        str(Reference(Kind.ASSESSMENT, law, standing.on.isoformat(), found.rule.id)),
        law,
        standing.on.isoformat(),
        str(version),
        found.rule.id,
        several(map(version.at, found.rule.clauses(policy.version))),
        found.result.value,
        several(found.possible),
        _pairs(standing, found.because),
        several(map(_grounds, reasons(standing, found.because))),
        several(found.missing),
    )


def _grounds(reason: Reason) -> str:
    since = f", from {reason.since}" if reason.since else ""
    return f"{reason.question}: {reason.provision or 'nothing cited'}{since}"
