"""What the desk's report of a run shows, and the responses behind each of its numbers."""

from dataclasses import dataclass

from folkmoot.foundation.references import Reference
from folkmoot.web.analysis.assign_queries import Assigned
from folkmoot.web.analysis.marking import Stretch
from folkmoot.web.analysis.naming_pages import Unnamed
from folkmoot.web.analysis.queries import Run


@dataclass(frozen=True, slots=True)
class Number:
    """A count of responses, what to ask for to see them, and of how many they are."""

    count: int
    query: str
    base: int = 0

    @property
    def percent(self) -> int:
        """Its share of its base, in a hundred."""
        return round(100 * self.count / self.base) if self.base else 0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table of counts; *address* leads to what it is about, where there is a page.

    *language* is that of its label, where it is known.
    """

    label: str
    numbers: tuple[Number, ...]
    address: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """A table of counts that open to their responses."""

    id: str
    title: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything that a run counted, as far as its responses are still there."""

    run: Run
    title: str
    is_signed: bool
    gone: int
    tiles: tuple[tuple[str, Number], ...]
    plain: tuple[Counts, ...]
    crossed: Counts
    themes: tuple[Counts, ...]
    campaigns: Counts
    assigned: Assigned | None
    judged: Counts
    unnamed: tuple[Unnamed, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One of the responses that a number counts, with what made it count marked."""

    response: Reference
    kind: str
    language: str
    stretches: tuple[Stretch, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class CountedPage:
    """The responses that a number counts, so many on a page."""

    run: Run
    about: tuple[str, ...]
    count: int
    base: int
    gone: int
    once: bool
    listed: tuple[Found, ...]
    here: int
    pages: int
    earlier: str
    later: str
