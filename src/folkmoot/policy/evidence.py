"""Evidence: what is claimed, where it is said, and who holds what about which clause."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from folkmoot.foundation.dates import UNKNOWN, LooseDate
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.clauses import SourcePlace

NO_DATE: Final = LooseDate.parse(UNKNOWN)


class SourceState(StrEnum):
    """How much of a source this record holds."""

    HELD = "held"  # read in full by whoever encoded it
    NAMED = "named"  # known by its title only, through another source
    MISSING = "missing"  # cited by number only: not in the record


class ClaimState(StrEnum):
    """How far a claim can be leant on today."""

    STANDS = "stands"  # nothing in the record speaks against it
    STALE = "stale"  # true of its day, overtaken since
    CONFLICTING = "conflicting"  # its sources disagree, or disagree with themselves


class Stance(StrEnum):
    """Which way a claim or a position bears on a clause."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"


@dataclass(frozen=True, slots=True)
class Source:
    """Something that was published. *footnote* is its number in the pack's notes, 0 for none.

    *note* says what the record does hold of a source that is not held, or what to beware of.
    *short* is what it is called in passing, such as "Consultation pack".
    """

    id: str
    title: str
    author: str
    date: LooseDate
    where: str
    state: SourceState
    footnote: int = 0
    cited_for: str = ""
    note: str = ""
    short: str = ""

    @property
    def name(self) -> str:
        """What to call it in passing: its short name, its title, or the number of its note."""
        return self.short or self.title or f"note {self.footnote}"

    @property
    def reference(self) -> Reference:
        """The name of the source."""
        return Reference(Kind.SOURCE, self.id)

    @property
    def is_in_the_record(self) -> bool:
        """Whether the record says what the source is, and not only that a note cites one."""
        return self.state is not SourceState.MISSING


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that sources say, in our own words, and the clauses that it bears on."""

    id: str
    statement: str
    sources: tuple[SourcePlace, ...]
    supports: tuple[str, ...] = ()
    opposes: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    as_of: LooseDate = NO_DATE
    state: ClaimState = ClaimState.STANDS
    caution: str = ""

    @property
    def reference(self) -> Reference:
        """The name of the claim."""
        return Reference(Kind.CLAIM, self.id)

    @property
    def stances(self) -> tuple[tuple[Stance, str], ...]:
        """Each clause with the way that the claim bears on it."""
        return _stances(self.supports, self.opposes)


@dataclass(frozen=True, slots=True)
class Position:
    """What somebody holds, only as a source says it.

    *named* is false where the source reports a view without saying whose it is.
    """

    id: str
    holder: str
    holds: str
    sources: tuple[SourcePlace, ...]
    supports: tuple[str, ...] = ()
    opposes: tuple[str, ...] = ()
    named: bool = True
    note: str = ""

    @property
    def reference(self) -> Reference:
        """The name of the position."""
        return Reference(Kind.POSITION, self.id)

    @property
    def stances(self) -> tuple[tuple[Stance, str], ...]:
        """Each clause with the way that the position bears on it."""
        return _stances(self.supports, self.opposes)


def _stances(supports: tuple[str, ...], opposes: tuple[str, ...]) -> tuple[tuple[Stance, str], ...]:
    return tuple((Stance.SUPPORTS, clause) for clause in supports) + tuple(
        (Stance.OPPOSES, clause) for clause in opposes
    )
