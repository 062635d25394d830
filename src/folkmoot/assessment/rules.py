"""Rules: what one clause of a policy asks of law, and the finding when a law is held to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from folkmoot.assessment.law import Standing
from folkmoot.assessment.rows import Row, questions_of, read_rows


class Result(StrEnum):
    """What one clause finds in one law on one day."""

    MET = "met"
    PARTLY = "partly"
    BREACHED = "breached"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Obligation(StrEnum):
    """What a clause asks of a state: to keep its own hands off, to guard, or to provide."""

    RESPECT = "respect"
    PROTECT = "protect"
    FULFIL = "fulfil"


@dataclass(frozen=True, slots=True)
class ClauseUse:
    """A clause of the policy that a rule speaks for, from one version of the policy on."""

    clause: str
    from_version: int = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: rows read from the top (not applicable, breached, partly), else met."""

    id: str
    name: str
    uses: tuple[ClauseUse, ...]
    obligations: tuple[Obligation, ...]
    source: str
    rows: tuple[Row, ...]

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions the rule asks."""
        return questions_of(self.rows)

    def clauses(self, version: str) -> tuple[str, ...]:
        """Give the ids of the clauses that the rule speaks for in *version* of the policy."""
        number = int(version) if version.isdecimal() else 0
        return tuple(use.clause for use in self.uses if number >= use.from_version)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A policy's rules, and the clauses that no rule of law can judge, each with its reason."""

    policy: str
    version: str
    rules: tuple[Rule, ...]
    not_judged: dict[str, str]

    def rule(self, name: str) -> Rule | None:
        """Give the rule with this id, or the first that speaks for this clause."""
        by_id = next((rule for rule in self.rules if rule.id == name), None)
        return by_id or next(
            (rule for rule in self.rules if name in rule.clauses(self.version)), None
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule against one law on one day: what it is, or may be; what decided; what is missing."""

    rule: Rule
    result: Result
    possible: tuple[Result, ...]
    because: tuple[str, ...]
    missing: tuple[str, ...]


def find(rule: Rule, standing: Standing) -> Finding:
    """Hold the law to one *rule*; unknown wherever a missing answer could still change it."""
    reading = read_rows(rule.rows, standing.values)
    possible = tuple(Result(label) for label in reading.possible)
    result = possible[0] if len(possible) == 1 else Result.UNKNOWN
    return Finding(rule, result, possible, reading.because, reading.missing)


def find_all(rules: Sequence[Rule], standing: Standing) -> tuple[Finding, ...]:
    """Hold the law to every rule, in order."""
    return tuple(find(rule, standing) for rule in rules)
