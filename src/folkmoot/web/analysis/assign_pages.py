"""What the pages show on which people take or refuse what was proposed for their themes."""

from dataclasses import dataclass
from datetime import date

from folkmoot.analysis.bands import Band
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis.assign_queries import Assigned
from folkmoot.web.analysis.marking import Stretch
from folkmoot.web.analysis.naming_pages import Unnamed
from folkmoot.web.analysis.queries import Run, Theme


@dataclass(frozen=True, slots=True)
class AssignedTheme:
    """A theme with what was proposed for it, and how much of what people read was right."""

    theme: Theme
    waiting: int
    taken: int
    refused: int
    read: int
    right: int


@dataclass(frozen=True, slots=True)
class AskedFor:
    """An assignment that was asked for and is not done: its state, how far, and why it failed."""

    on: date
    state: str
    told: str
    done: int
    whole: int


@dataclass(frozen=True, slots=True)
class AssignmentsPage:
    """What was proposed for each theme of a run, or that nothing was yet."""

    run: Run
    is_signed: bool
    assigned: Assigned | None
    least: int
    themes: tuple[AssignedTheme, ...]
    without: int
    responses: int
    asked: tuple[AskedFor, ...]
    unnamed: tuple[Unnamed, ...] = ()
    problem: str = ""

    @property
    def is_being_made(self) -> bool:
        """Whether one was asked for that is neither done, failed nor cancelled."""
        return any(each.state in ("waiting", "running") for each in self.asked)

    @property
    def read(self) -> int:
        """How many proposals people read, of all themes."""
        return sum(each.read for each in self.themes)

    @property
    def right(self) -> int:
        """How many of these were right."""
        return sum(each.right for each in self.themes)


@dataclass(frozen=True, slots=True)
class BandLine:
    """A band of confidence, in hundredths, with where the share of right ones lies."""

    band: Band
    low: int
    high: int
    least: int
    most: int
    is_chosen: bool

    @property
    def number(self) -> int:
        """Where it begins, in thousandths: its name in addresses."""
        return self.band.low


@dataclass(frozen=True, slots=True)
class ProposalCard:
    """A response proposed for a theme, with the passage that is the reason marked."""

    key: int
    response: Reference
    kind: str
    language: str
    confidence: int
    stretches: tuple[Stretch, ...]
    is_cut: bool
    state: str


@dataclass(frozen=True, slots=True)
class AssignThemePage:
    """One theme's proposals, by bands: those to read now, or those decided on."""

    run: Run
    theme: Theme
    bands: tuple[BandLine, ...]
    chosen: BandLine | None
    cards: tuple[ProposalCard, ...]
    show: str
    taken: int
    refused: int
    problem: str = ""
