"""What a decision asks a policy to take into account, and which clauses do so."""

from collections.abc import Iterable
from dataclasses import dataclass

from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.clauses import SourcePlace
from folkmoot.policy.evidence import Stance


@dataclass(frozen=True, slots=True)
class Consideration:
    """One numbered point of a decision, in our own words; a closing point has a word as its id."""

    id: str
    title: str
    text: str
    sources: tuple[SourcePlace, ...]


@dataclass(frozen=True, slots=True)
class Mandate:
    """A decision that a policy has to answer to: who took it, when, and its considerations."""

    id: str
    title: str
    body: str
    date: LooseDate
    asks: str
    considerations: tuple[Consideration, ...]

    def reference(self, consideration: str) -> Reference:
        """Name one of its considerations, for instance consideration:council-2015#7."""
        return Reference(Kind.CONSIDERATION, self.id, part=consideration)


@dataclass(frozen=True, slots=True)
class Answer:
    """Which clauses of one version answer a consideration, and how far; none is an answer too."""

    mandate: str
    consideration: str
    version: str
    clauses: tuple[str, ...]
    why: str

    @property
    def reference(self) -> Reference:
        """The consideration that is answered."""
        return Reference(Kind.CONSIDERATION, self.mandate, part=self.consideration)

    @property
    def is_open(self) -> bool:
        """Whether no clause answers the consideration."""
        return not self.clauses


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """Which clauses of one version answer a *part* of a motion of the federation's own, and why."""

    part: Reference
    version: str
    clauses: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a claim or position *of* the pack bears on clauses of a version that came after it."""

    of: Reference
    stance: Stance
    version: str
    clauses: tuple[str, ...]
    why: str


def unanswered(answers: Iterable[Answer], version: str) -> tuple[Answer, ...]:
    """Give the considerations that no clause of *version* answers."""
    return tuple(answer for answer in answers if answer.version == version and answer.is_open)
