"""Every law held to one clause on any day, worked out now from what is stored."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from folkmoot.assessment.assessments import Measure
from folkmoot.assessment.law import Law, Standing, stand
from folkmoot.assessment.rules import Finding, Result, Rule, find
from folkmoot.assessment.timeline import result_since
from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.references import Reference
from folkmoot.web.assessment import stored


@dataclass(frozen=True, slots=True)
class JudgedStanding:
    """One law as it stood and what one rule finds in it; *since* is None while it is unknown."""

    standing: Standing
    finding: Finding
    since: LooseDate | None


@dataclass(frozen=True, slots=True)
class RuleOnDay:
    """One rule and every law on a day; *early* are those that are coded from a later day on."""

    rule: Rule
    judged: tuple[JudgedStanding, ...]
    early: tuple[Law, ...]


def rules_on(clause: Reference, on: date) -> tuple[RuleOnDay, ...]:
    """Give each rule that speaks for *clause*, with what it finds in every law *on* a day."""
    documents, rules = stored.documents(), stored.rules_of(clause.name)
    return _rules_on(documents, rules, clause, on) if documents and rules else ()


def reason_for_none(clause: Reference) -> str:
    """Say why no rule judges *clause*, as the policy's rules have it; empty where one does."""
    if not stored.documents() or not stored.rules_of(clause.name):
        return ""
    return stored.measure(clause.version, clause.name).rules.not_judged.get(clause.part, "")


@lru_cache(maxsize=8)
def _rules_on(
    documents: stored.Current, rules: stored.Current, clause: Reference, on: date
) -> tuple[RuleOnDay, ...]:
    laws = stored.laws_in(documents).laws.values()
    measure = stored.measure_in(documents, rules, clause.version)
    return tuple(
        RuleOnDay(
            rule,
            tuple(_judged(law, measure, rule, on) for law in laws if on >= law.first_day),
            tuple(law for law in laws if on < law.first_day),
        )
        for rule in measure.rules.rules
        if clause.part in rule.clauses(clause.version)
    )


def _judged(law: Law, measure: Measure, rule: Rule, on: date) -> JudgedStanding:
    standing = stand(law, measure.codebook, on=on)
    finding = find(rule, standing)
    is_open = finding.result is Result.UNKNOWN
    return JudgedStanding(
        standing, finding, None if is_open else result_since(law, measure, rule, on=on)
    )
