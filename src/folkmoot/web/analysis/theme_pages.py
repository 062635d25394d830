"""What the pages show on which people read candidate themes and put a frame together."""

from dataclasses import dataclass
from datetime import date

from folkmoot.analysis.framing import Line
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis.naming_pages import InLanguage, NameField, Unnamed
from folkmoot.web.analysis.queries import Run, Theme
from folkmoot.web.analysis.quoted_queries import Quoted


@dataclass(frozen=True, slots=True)
class Near:
    """A candidate near another one, and how near, from .1 to 1."""

    key: str
    title: str
    nearness: str


@dataclass(frozen=True, slots=True)
class Card:
    """A candidate, or a part of one that was split, with what people think of it so far.

    *kinds* count its responses by kind of respondent; *others* says what somebody else made of it
    since the page was opened.
    """

    line: Line
    theme: Theme
    part: str
    responses: int
    voices: int
    kinds: tuple[tuple[str, int], ...]
    passages: tuple[Quoted, ...]
    near: tuple[Near, ...]
    others: str = ""

    @property
    def key(self) -> str:
        """The key of its line."""
        return self.line.key


@dataclass(frozen=True, slots=True)
class Sight:
    """Which candidates somebody wants to see, and in which order."""

    show: str = "all"
    language: str = ""
    order: str = "voices"
    words: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far people are with the candidates of a run, and who saved last."""

    version: int
    named: int
    left_out: int
    undecided: int
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ExplorerPage:
    """The candidates of a run, to be read, named, put together, split or left out."""

    run: Run
    cards: tuple[Card, ...]
    sight: Sight
    standing: Standing
    languages: tuple[str, ...]
    names: tuple[str, ...]
    silent: int
    saved: str = ""
    theirs: tuple[str, ...] = ()
    released: str = ""
    problem: str = ""
    ticked: frozenset[str] = frozenset()
    together: str = ""


@dataclass(frozen=True, slots=True)
class ThemesPage:
    """The themes of a run after they were signed off."""

    run: Run
    themes: tuple[Theme, ...]
    silent: int


@dataclass(frozen=True, slots=True)
class Member:
    """A candidate within a theme to be signed off, or a part of one, with its key and title."""

    key: str
    title: str
    part: str
    language: str
    responses: int
    note: str
    reason: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A theme as it would be signed off: counted once, with what it gathers and speaks to.

    *fields* are for its name in each language.
    """

    name: str
    fields: tuple[NameField, ...]
    responses: int
    voices: int
    clauses: tuple[Reference, ...]
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class FramePage:
    """All themes of a draft before they are signed off, and what is left out."""

    run: Run
    standing: Standing
    themes: tuple[Proposed, ...]
    left_out: tuple[Member, ...]
    undecided: tuple[Member, ...]
    responses: int
    languages: tuple[InLanguage, ...]
    unnamed: tuple[Unnamed, ...]
    problem: str = ""
    saved: bool = False


@dataclass(frozen=True, slots=True)
class SplitPassage:
    """A passage of a candidate, its field, and the part that it is in or would go to."""

    field: str
    quoted: Quoted
    part: int


@dataclass(frozen=True, slots=True)
class SplitPage:
    """A candidate to be split: which of its passages goes to which part."""

    run: Run
    theme: Theme
    version: int
    passages: tuple[SplitPassage, ...]
    phrases: tuple[tuple[int, tuple[str, ...]], ...]
    is_split: bool
    proposal: str = ""
    problem: str = ""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The parts that there may be; 0 is none."""
        return PARTS


PARTS = (1, 2, 3, 4, 0)
