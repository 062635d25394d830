"""What each page of this area shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from folkmoot.foundation.references import Reference
from folkmoot.web.analysis.asked_queries import AskedWork
from folkmoot.web.analysis.campaign_size_queries import Together
from folkmoot.web.analysis.documents import StoredTable
from folkmoot.web.analysis.landscape import Sheet
from folkmoot.web.analysis.naming_pages import NameField
from folkmoot.web.analysis.queries import Run, Theme
from folkmoot.web.analysis.quoted_queries import Quoted
from folkmoot.web.analysis.release_queries import MadeRelease
from folkmoot.web.consultation.answered import Told

Count = int | None


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme in a table: its released counts by kind of respondent and in all."""

    theme: Theme
    by_kind: tuple[tuple[str, Count], ...]
    total: Count
    voices: Count


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """A campaign in a table, with the released number of its copies."""

    reference: Reference
    size: Count


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """What a consultation's responses hold, as one run found it.

    *tells_voices* says that it may be told how many responses are nobody's copies, and *elsewhere*
    names the run whose counts were released, where that is another one.
    """

    run: Run
    title: str
    kinds: tuple[str, ...]
    signed: tuple[ThemeLine, ...]
    candidates: tuple[ThemeLine, ...]
    campaigns: tuple[CampaignLine, ...]
    together: Together | None
    sections: StoredTable
    names: Mapping[str, str]
    languages: StoredTable
    groups: int
    tells_voices: bool
    is_released: bool
    elsewhere: str

    @property
    def most(self) -> int:
        """The largest count shown, for the bars."""
        return max([line.total or 0 for line in (*self.signed, *self.candidates)] or [1]) or 1

    @property
    def section_rows(self) -> tuple[tuple[str, str, tuple[tuple[str, Count], ...]], ...]:
        """Each section's id and name, with its counts by kind; the last is all."""
        rows = self.sections.rows
        return tuple((row, self.names.get(row, row), self.sections.row(row)) for row in rows)

    @property
    def language_cells(self) -> tuple[tuple[str, Count], ...]:
        """Each language with its count; the last is all."""
        return self.languages.row("responses")


@dataclass(frozen=True, slots=True)
class ThemePage:
    """One theme: who speaks to it, in what words, and what it bears on."""

    run: Run
    theme: Theme
    counts: tuple[tuple[str, tuple[tuple[str, Count], ...]], ...]
    total: Count
    quotations: tuple[Quoted, ...]
    neighbours: tuple[Theme, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class ResponsesPage:
    """The responses behind a number: those that may be quoted, or for staff all of them."""

    run: Run
    about: str
    back: Reference
    responses: tuple[Quoted, ...]
    everybody: bool


@dataclass(frozen=True, slots=True)
class Voted:
    """A statement with the votes of one group, and all others'."""

    statement: str
    text: str
    position: str
    agree: int
    disagree: int
    passed: int

    @property
    def base(self) -> int:
        """Who voted on it."""
        return self.agree + self.disagree + self.passed


@dataclass(frozen=True, slots=True)
class GroupLine:
    """An opinion group in a table."""

    id: str
    letter: str
    size: Count
    holds: tuple[Voted, ...]


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement with each group's agreement; None where a count is left out."""

    id: str
    text: str
    agree: tuple[tuple[Count, Count], ...]
    consensus: str
    division: str


@dataclass(frozen=True, slots=True)
class LandscapePage:
    """The opinion landscape of a run, or why there is none to show."""

    run: Run
    reason: str
    stability: str
    sheet: Sheet | None
    groups: tuple[GroupLine, ...]
    uniting: tuple[StatementLine, ...]
    dividing: tuple[StatementLine, ...]


@dataclass(frozen=True, slots=True)
class GroupPage:
    """One opinion group and what sets it apart."""

    run: Run
    group: GroupLine
    stability: str
    stable: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for and is not done: its state, and why it failed if so."""

    on: date
    state: str
    told: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A consultation that can be analysed, with the runs made so far."""

    id: str
    title: str
    runs: tuple[Run, ...]
    asked: tuple[AskedWork, ...]

    @property
    def pairs(self) -> tuple[tuple[Run, Run | None], ...]:
        """Each run with the one before it, where there is one."""
        return tuple(zip(self.runs, (*self.runs[1:], None), strict=False))


@dataclass(frozen=True, slots=True)
class DeskPage:
    """The coder's desk: what can be analysed.

    It loads itself anew while it *is_followed*, which ends when nothing is under way.
    """

    offers: tuple[Offer, ...]
    problem: str = ""
    is_followed: bool = False


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """The release of a run's themes: what was *made*, or else how far what was *asked* for is.

    *by* is who made it or asked for it, *themes* are those of it, and *problem* says why it could
    not be made.
    """

    run: Run
    made: MadeRelease | None
    asked: AskedWork | None
    by: str
    themes: tuple[Theme, ...]
    problem: str
    is_followed: bool


@dataclass(frozen=True, slots=True)
class AgreedPage:
    """The themes of a run's frame, each with the candidates that it gathers."""

    run: Run
    themes: tuple[tuple[Theme, tuple[tuple[Theme, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class ClauseChoice:
    """A clause that a theme may speak to; proposed where its passages answer on it."""

    reference: Reference
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SignOffPage:
    """One theme with all its passages, to be named: a gathered one in each language."""

    run: Run
    theme: Theme
    name: str
    passages: tuple[Quoted, ...]
    clauses: tuple[ClauseChoice, ...]
    problem: str = ""
    names: tuple[NameField, ...] = ()


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """A signed-off theme, and the languages in which a body has answered it."""

    theme: Theme
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """The themes that a body may answer."""

    body: str
    name: str
    themes: tuple[ToAnswer, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an answer: its field, what it is called, and its words so far."""

    field: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class AnsweringPage:
    """One theme to answer, in one language at a time."""

    body: str
    name: str
    theme: Theme
    language: str
    languages: tuple[str, ...]
    done: str
    parts: tuple[Part, ...]
    link: str
    problem: str = ""
