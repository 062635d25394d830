"""What each page of opinion groups shows."""

from dataclasses import dataclass

from folkmoot.analysis.disclosure import LEAST_COUNT
from folkmoot.web.analysis.landscape import Sheet
from folkmoot.web.analysis.queries import Run


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a group say so, told so that no count under LEAST_COUNT is.

    *link* opens the responses that are counted, for those who may read them. *against* is how
    many are known to disagree by where it stands, so that those who passed cannot be worked out.
    """

    said: int
    base: int
    link: str = ""
    against: int = 0

    @property
    def is_few(self) -> bool:
        """Whether only a few say so."""
        return self.said < LEAST_COUNT <= self.base - self.said

    @property
    def is_nearly_all(self) -> bool:
        """Whether all but a few say so."""
        return self.base - self.said < LEAST_COUNT <= self.said

    @property
    def is_counted(self) -> bool:
        """Whether both those who say so and the others are enough to be told."""
        return self.said >= LEAST_COUNT and self.base - self.said - self.against >= LEAST_COUNT

    @property
    def least(self) -> int:
        """What those who say so are more than, where they are nearly all."""
        return self.base - LEAST_COUNT

    @property
    def percent(self) -> int:
        """The share in a hundred."""
        return round(100 * self.said / self.base)


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement, and how many agree with it: of each group, or of all.

    Only agreement is counted, on every page: with disagreement beside it a reader could work out
    how many passed. *position* is what a group holds on it, where that is told.
    """

    id: str
    text: str
    shares: tuple[Share, ...]
    position: str = ""


@dataclass(frozen=True, slots=True)
class Statements:
    """Some statements, by the groups of these *letters*, or by nobody's where there is none."""

    lines: tuple[StatementLine, ...]
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupLine:
    """An opinion group; one that is too small has neither size nor statements."""

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

    *sheet* is None where groups are not stable or one is too small. Where they are not stable
    *numbers* have the other numbers of groups that would be.
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
    link: str
