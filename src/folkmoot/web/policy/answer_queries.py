"""Reading what a decision asked for, point by point, against one version of the policy."""

from dataclasses import dataclass

from folkmoot.foundation.references import Reference
from folkmoot.policy.clauses import Clause
from folkmoot.policy.considerations import Consideration
from folkmoot.web.policy import mandate_queries, queries
from folkmoot.web.policy.mandate_queries import Considered, Given, MandateRead
from folkmoot.web.policy.queries import StoredVersion


@dataclass(frozen=True, slots=True)
class PointAnswered:
    """One point beside one version: what answers it, and why; *given* is None if nobody said."""

    consideration: Consideration
    reference: Reference
    given: Given | None
    clauses: tuple[tuple[Reference, Clause], ...]

    @property
    def is_open(self) -> bool:
        """Whether no clause is said to answer it."""
        return not self.clauses


@dataclass(frozen=True, slots=True)
class MandateAnswered:
    """A mandate with its points beside the current version of the policy."""

    id: str
    title: str
    points: tuple[PointAnswered, ...]


@dataclass(frozen=True, slots=True)
class VersionAnswers:
    """One version in the choice of versions, and how many points it answers."""

    reference: Reference
    answered: int


def mandates_answered() -> list[MandateAnswered]:
    """Give every mandate with how the current version of its policy answers it."""
    return [
        MandateAnswered(mandate, title, points(read, queries.current(policy.id)))
        for policy in queries.policies()
        for mandate, title in mandate_queries.mandates(policy.id)
        if (read := mandate_queries.mandate(mandate))
    ]


def points(read: MandateRead, stored: StoredVersion | None) -> tuple[PointAnswered, ...]:
    """Give every point of a mandate beside the version *stored*."""
    return tuple(_point(each, stored) for each in read.considered)


def versions_answering(read: MandateRead) -> tuple[VersionAnswers, ...]:
    """Give the versions of the policy, the earliest first, with how many points each answers."""
    return tuple(
        VersionAnswers(each.reference, mandate_queries.answered(read.mandate.id, each.reference)[1])
        for each in queries.versions(read.policy)
    )


def _point(considered: Considered, stored: StoredVersion | None) -> PointAnswered:
    given, clauses = None, tuple[tuple[Reference, Clause], ...]()
    if stored:
        alike = (each for each in considered.answers if stored.reference in each.versions)
        given = next(alike, None)
    if stored and given:
        here = {clause.part for clause in given.clauses}
        clauses = tuple(
            (stored.reference.at(clause.id), clause)
            for clause in stored.version.clauses
            if clause.id in here
        )
    return PointAnswered(considered.consideration, considered.reference, given, clauses)
