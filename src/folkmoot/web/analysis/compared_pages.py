"""What the comparison of two runs shows, and the responses behind one of its numbers."""

from dataclasses import dataclass

from folkmoot.analysis.run_comparison import Differing
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis.marking import Stretch
from folkmoot.web.analysis.queries import Run


@dataclass(frozen=True, slots=True)
class Opened:
    """A count and the query that lists its responses; *way* says what became of them."""

    way: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Named:
    """A theme, campaign or group by its title, and where it can be read."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class MovedLine:
    """What became of parts that belong together; *became* in words, *is_same* where nothing did."""

    became: str
    is_same: bool
    before: tuple[Named, ...]
    after: tuple[Named, ...]
    counts: tuple[Opened, ...]

    @property
    def is_called_the_same(self) -> bool:
        """Whether it goes by the same titles in both, so that they are shown once."""
        return [one.title for one in self.before] == [one.title for one in self.after]

    @property
    def is_turned(self) -> bool:
        """Whether something became something else, so that both are shown."""
        return bool(self.before and self.after) and not self.is_called_the_same


@dataclass(frozen=True, slots=True)
class MovedTable:
    """All themes, all campaigns or all groups of two runs."""

    id: str
    title: str
    head: str
    lines: tuple[MovedLine, ...]

    @property
    def changed(self) -> tuple[MovedLine, ...]:
        """Those of which something became."""
        return tuple(line for line in self.lines if not line.is_same)

    @property
    def same(self) -> tuple[MovedLine, ...]:
        """Those that hold the same responses in both."""
        return tuple(line for line in self.lines if line.is_same)


@dataclass(frozen=True, slots=True)
class ComparedPage:
    """Two runs of a consultation, the *before* of which was made first as a rule."""

    title: str
    before: Run
    after: Run
    found_the_same: bool
    inputs_same: bool
    read: tuple[Opened, ...]
    differing: tuple[Differing, ...]
    tables: tuple[MovedTable, ...]
    participants: int
    likeness: str
    others: tuple[Run, ...]
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A response behind a number, as far as a list shows it."""

    response: Reference
    kind: str
    language: str
    stretches: tuple[Stretch, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class ComparedResponsesPage:
    """The responses behind one number, of which *gone* can't be read any more."""

    before: Run
    after: Run
    about: tuple[str, ...]
    count: int
    gone: int
    listed: tuple[Read, ...]
    here: int
    pages: int
    earlier: str
    later: str
