"""A policy's text: versions of it, their sections, and the clauses that anything can cite."""

from dataclasses import dataclass
from enum import StrEnum

from folkmoot.foundation.errors import UnknownReference
from folkmoot.foundation.references import Kind, Reference


class Obligation(StrEnum):
    """What a clause asks of a state: to leave be, to guard against others, or to bring about."""

    RESPECT = "respect"
    PROTECT = "protect"
    FULFIL = "fulfil"


class Status(StrEnum):
    """What has become of a version. It is no part of the text, so adopting changes no hash."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ADOPTED = "adopted"


@dataclass(frozen=True, slots=True, order=True)
class SourcePlace:
    """Where something is said: a source's id, and the place in it as a reader would find it."""

    source: str
    place: str = ""

    @property
    def reference(self) -> Reference:
        """The source itself."""
        return Reference(Kind.SOURCE, self.source)

    @classmethod
    def parse(cls, text: str) -> "SourcePlace":
        """Read "id, place"; the place may be left out.

        >>> SourcePlace.parse("consultation-pack, Q&A, question 6")
        SourcePlace(source='consultation-pack', place='Q&A, question 6')
        """
        source, _, place = text.partition(",")
        return cls(source.strip(), place.strip())

    def __str__(self) -> str:
        return f"{self.source}, {self.place}" if self.place else self.source


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest part that can be cited. *text* is Markdown, each paragraph on one line."""

    id: str
    title: str
    text: str
    obligations: tuple[Obligation, ...] = ()
    sources: tuple[SourcePlace, ...] = ()

    @property
    def section(self) -> str:
        """The id of the section that the clause stands in: 2 for 2.1."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading over clauses."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Version:
    """One frozen state of a policy's text."""

    policy: str
    number: str
    title: str
    sections: tuple[Section, ...]
    clauses: tuple[Clause, ...]
    status: Status = Status.DRAFT
    language: str = "en"

    @property
    def reference(self) -> Reference:
        """The name of this version, for instance policy:sex-work-rights@1."""
        return Reference(Kind.POLICY, self.policy, self.number)

    def clause(self, clause_id: str) -> Clause:
        """Give one clause; raise UnknownReference where this version has none of that id."""
        for clause in self.clauses:
            if clause.id == clause_id:
                return clause
        raise UnknownReference(
            f"Version {self.number} of {self.policy} has no clause {clause_id}. "
            f"Its clauses are {', '.join(clause.id for clause in self.clauses)}."
        )

    def clauses_of(self, section: str) -> tuple[Clause, ...]:
        """Give the clauses under one section, in the order of the text."""
        return tuple(clause for clause in self.clauses if clause.section == section)
