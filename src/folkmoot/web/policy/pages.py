"""What the pages of the policy show: one frozen dataclass for each."""

from dataclasses import dataclass

from folkmoot.foundation.errors import Fault
from folkmoot.foundation.references import Reference
from folkmoot.policy.clauses import Clause, Section, Version
from folkmoot.policy.comparison import ClauseChange, Fate
from folkmoot.policy.evidence import Claim, Position, Source, SourceState
from folkmoot.record.histories import History
from folkmoot.web.policy.answer_queries import PointAnswered, VersionAnswers
from folkmoot.web.policy.evidence_queries import Cited, Stood, Weight
from folkmoot.web.policy.mandate_queries import MandateRead
from folkmoot.web.policy.queries import PolicySummary, StoredVersion


@dataclass(frozen=True, slots=True)
class Shelf:
    """One policy in the list of all."""

    policy: PolicySummary
    versions: tuple[StoredVersion, ...]


@dataclass(frozen=True, slots=True)
class PoliciesPage:
    """All policies."""

    shelves: tuple[Shelf, ...]


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One clause as it is set in the text, with its sources and what bears on it."""

    clause: Clause
    reference: Reference
    sources: tuple[Cited, ...]
    weight: Weight


@dataclass(frozen=True, slots=True)
class SectionText:
    """One section with its clauses."""

    section: Section
    lines: tuple[ClauseLine, ...]


@dataclass(frozen=True, slots=True)
class Mandated:
    """A mandate as the policy's page names it: how many of its points the version answers."""

    id: str
    title: str
    points: int
    answered: int


@dataclass(frozen=True, slots=True)
class VersionPage:
    """One version as a text to be read."""

    policy: PolicySummary
    stored: StoredVersion
    versions: tuple[StoredVersion, ...]
    sections: tuple[SectionText, ...]
    mandates: tuple[Mandated, ...]
    before: StoredVersion | None
    decision: str
    histories: tuple[History, ...]

    @property
    def cited(self) -> tuple[Source, ...]:
        """The sources that the clauses cite, each once."""
        found = {
            cited.source.id: cited.source
            for text in self.sections
            for line in text.lines
            for cited in line.sources
        }
        return tuple(found.values())

    @property
    def missing(self) -> int:
        """How many of the cited sources are not in the record."""
        return sum(source.state is SourceState.MISSING for source in self.cited)


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Two versions, clause by clause; *beside* sets them side by side."""

    policy: PolicySummary
    old: Version
    new: Version
    changes: tuple[ClauseChange, ...]
    beside: bool

    @property
    def changed(self) -> tuple[ClauseChange, ...]:
        """The clauses that something happened to."""
        return tuple(change for change in self.changes if change.is_change)

    @property
    def same(self) -> tuple[ClauseChange, ...]:
        """The clauses that stayed as they were."""
        return tuple(change for change in self.changes if not change.is_change)

    def count(self, fate: Fate) -> int:
        """How many clauses have this fate."""
        return sum(change.fate is fate for change in self.changes)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """Each fate with its number, and how many moved."""
        found = tuple((str(fate), self.count(fate)) for fate in Fate)
        return (*found, ("moved", sum(change.moved for change in self.changes)))


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim in the list, with the clauses it bears on and its sources that are missing."""

    claim: Claim
    stood: tuple[Stood, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """All claims, or those that bear on one clause or have one state."""

    lines: tuple[ClaimLine, ...]
    total: int
    clauses: tuple[tuple[str, str], ...]
    clause: str
    state: str
    states: tuple[str, ...]
    warnings: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim with its sources and the clauses that it bears on."""

    claim: Claim
    sources: tuple[Cited, ...]
    stood: tuple[Stood, ...]
    warnings: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """All sources: those without a note's number, and the notes."""

    works: tuple[Source, ...]
    notes: tuple[Source, ...]
    missing: int
    language: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source, and what rests on it."""

    source: Source
    claims: tuple[tuple[Claim, str], ...]
    positions: tuple[tuple[Position, str], ...]
    clauses: tuple[tuple[Reference, str, str], ...]
    language: str


@dataclass(frozen=True, slots=True)
class PositionLine:
    """One position with its sources and the clauses it bears on."""

    position: Position
    sources: tuple[Cited, ...]
    stood: tuple[Stood, ...]


@dataclass(frozen=True, slots=True)
class PositionsPage:
    """Who holds what, those in support and those against side by side."""

    supporting: tuple[PositionLine, ...]
    opposing: tuple[PositionLine, ...]
    neither: tuple[PositionLine, ...]
    language: str


@dataclass(frozen=True, slots=True)
class PositionPage:
    """One position."""

    line: PositionLine
    language: str


@dataclass(frozen=True, slots=True)
class ConsiderationsPage:
    """What a decision asked for, and which clauses of one *version* answer it."""

    read: MandateRead
    policy: PolicySummary
    version: Reference | None
    versions: tuple[VersionAnswers, ...]
    points: tuple[PointAnswered, ...]
    edits: bool

    @property
    def open(self) -> int:
        """How many points no clause answers."""
        return sum(point.is_open for point in self.points)


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """One point of a decision beside the clauses of one version, for whoever says which answer."""

    read: MandateRead
    policy: PolicySummary
    version: StoredVersion
    point: PointAnswered
    chosen: tuple[str, ...]
    why: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """A new version being written: its text, its faults, and how it differs from the last.

    *seen* is the hash of the text whose differences are shown.
    """

    policy: PolicySummary
    latest: StoredVersion
    text: str
    problem: str = ""
    faults: tuple[Fault, ...] = ()
    comparison: ComparisonPage | None = None
    proposed: Version | None = None
    seen: str = ""
