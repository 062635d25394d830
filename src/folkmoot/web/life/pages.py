"""What the pages of this area show: values gathered from all others, ready to be set."""

from dataclasses import dataclass
from datetime import date

from folkmoot.analysis.disclosure import LEAST_COUNT
from folkmoot.foundation.references import Reference
from folkmoot.policy.comparison import Change, Piece
from folkmoot.record.histories import History


@dataclass(frozen=True, slots=True)
class Named:
    """A reference and what people call it."""

    reference: Reference
    label: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What evidence says about the clause."""

    reference: Reference
    statement: str
    supports: bool
    caution: str
    sources_missing: int
    made_for: Named | None


@dataclass(frozen=True, slots=True)
class Position:
    """What somebody holds on the clause."""

    reference: Reference
    holder: str
    holds: str
    supports: bool


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme that speaks to the clause, with how many responses of each kind hold it."""

    theme: Named
    total: int | None
    counts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that their author and two people let out, and the response that they are of."""

    text: str
    language: str
    who: str
    response: Reference
    in_other_words: bool = False


@dataclass(frozen=True, slots=True)
class Voices:
    """Who spoke to the clause, and in which themes; *passages* counts comments on its words."""

    responses: int
    copies: int
    campaigns: int
    kinds: tuple[str, ...]
    themes: tuple[ThemeRow, ...]
    quotations: tuple[Quotation, ...]
    passages: tuple[tuple[str, int | None], ...] = ()

    @property
    def are_few(self) -> bool:
        """Whether so few spoke that their number would give them away."""
        return 0 < self.responses < LEAST_COUNT

    @property
    def shows_copies(self) -> bool:
        """Whether copies, and those who sent none, are many enough to be told apart."""
        return min(self.copies, self.responses - self.copies) >= LEAST_COUNT


@dataclass(frozen=True, slots=True)
class Vote:
    """One decision on the way to the clause."""

    decision: Reference
    on: date
    body: str
    motion: str
    carried: bool
    tally: str
    arithmetic: str


@dataclass(frozen=True, slots=True)
class LawRow:
    """One jurisdiction judged by the clause."""

    assessment: Reference
    jurisdiction: str
    finding: str
    because: str
    since: str


@dataclass(frozen=True, slots=True)
class Laws:
    """The laws judged by the clause on one day."""

    on: date | None
    rows: tuple[LawRow, ...]

    def count(self, finding: str) -> int:
        """How many jurisdictions have *finding*."""
        return sum(row.finding == finding for row in self.rows)

    @property
    def counts(self) -> tuple[tuple[str, int, int], ...]:
        """Each finding with its number and where it begins on a strip as long as all of them."""
        found, start = [], 0
        for finding in ("met", "partly", "breached", "unknown", "not_applicable"):
            number = self.count(finding)
            found.append((finding, number, start))
            start += number
        return tuple(found)


@dataclass(frozen=True, slots=True)
class ClausePage:
    """One clause and its life."""

    reference: Reference
    number: str
    title: str
    policy: Named
    version: Named
    adopted: Named | None
    others: tuple[Named, ...]
    pieces: tuple[Piece, ...]
    plain: bool
    obligations: tuple[str, ...]
    sources: tuple[Named, ...]
    considerations: tuple[Named, ...]
    claims: tuple[Claim, ...]
    positions: tuple[Position, ...]
    voices: Voices
    votes: tuple[Vote, ...]
    laws: Laws
    before: Named | None
    after: Named | None

    @property
    def changed(self) -> bool:
        """Whether the clause differs from the version before."""
        return self.plain or any(piece.change is not Change.KEPT for piece in self.pieces)

    @property
    def supporting(self) -> int:
        """How many claims bear for the clause."""
        return sum(claim.supports for claim in self.claims)

    @property
    def opposing(self) -> int:
        """How many claims bear against it."""
        return len(self.claims) - self.supporting

    @property
    def sources_missing(self) -> int:
        """How many sources of its claims are not in the record."""
        return sum(claim.sources_missing for claim in self.claims)

    @property
    def last_vote(self) -> Vote | None:
        """The latest decision on it."""
        return self.votes[-1] if self.votes else None


@dataclass(frozen=True, slots=True)
class Station:
    """One stage on the way through: how many of what, and where they are seen."""

    name: str
    count: int
    what: str
    address: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """The front page: the way through, and the clauses with what became of them."""

    federation: str
    policy: Named | None
    stations: tuple[Station, ...]
    clauses: tuple[Named, ...]
    report: str
    histories: tuple[History, ...] = ()
