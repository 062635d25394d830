"""What each page of opinion groups shows."""

from dataclasses import dataclass

from folkmoot.analysis.disclosure import LEAST_COUNT
from folkmoot.analysis.told_votes import Reach
from folkmoot.web.analysis.landscape import Sheet
from folkmoot.web.analysis.queries import Run


@dataclass(frozen=True, slots=True)
class Share:
    """How many of *base* say so, or between which bounds that lies where it is left out.

    *link* opens the responses that are counted, for those who may read them.
    """

    said: Reach
    base: int
    link: str = ""

    @property
    def count(self) -> int:
        """How many say so, where that is told."""
        return self.said.low

    @property
    def is_told(self) -> bool:
        """Whether it is told how many say so."""
        return self.said.is_told

    @property
    def is_few(self) -> bool:
        """Whether it is known that only a few say so."""
        return not self.is_told and self.said.high < LEAST_COUNT

    @property
    def is_most(self) -> bool:
        """Whether it is known that more than half say so."""
        return not self.is_told and 2 * self.said.low > self.base

    @property
    def least(self) -> int:
        """What those who say so are more than."""
        return self.said.low - 1

    @property
    def percent(self) -> int:
        """The share in a hundred."""
        return round(100 * self.count / self.base) if self.base else 0


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement, and how many agree with it: by group, or of all under ""; None is left out.

    *position* is what a group holds on it, where that is told.
    """

    id: str
    text: str
    shares: tuple[tuple[str, Share | None], ...]
    position: str = ""


@dataclass(frozen=True, slots=True)
class Statements:
    """Some statements, by the groups of these *letters*, or by nobody's where there is none."""

    lines: tuple[StatementLine, ...]
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupLine:
    """An opinion group; one whose size is left out has no statements either."""

    id: str
    letter: str
    size: Share | None
    holds: tuple[StatementLine, ...]


@dataclass(frozen=True, slots=True)
class TriedLine:
    """A number of groups that was looked at, and how far its groups come back."""

    count: int
    apart: str
    stability: str
    is_stable: bool
    is_shown: bool


@dataclass(frozen=True, slots=True)
class LandscapePage:
    """The opinion landscape of a run, or why there is none to show.

    *sheet* is None where groups are not stable or the size of one is left out. Where they are not
    stable *numbers* have the other numbers of groups that would be. While *is_released* is false
    nothing is counted here.
    """

    run: Run
    why: str
    placed: int | None
    is_stable: bool
    stability: str
    sheet: Sheet | None
    groups: tuple[GroupLine, ...]
    tried: tuple[TriedLine, ...]
    uniting: Statements
    rejected: Statements
    dividing: Statements
    is_released: bool

    @property
    def numbers(self) -> tuple[TriedLine, ...]:
        """The numbers of groups that come back, where those shown do not."""
        return () if self.is_stable else tuple(one for one in self.tried if one.is_stable)


@dataclass(frozen=True, slots=True)
class GroupPage:
    """One opinion group and what sets it apart."""

    run: Run
    group: GroupLine
    statements: Statements
    stability: str
    is_stable: bool
    is_released: bool
    link: str
