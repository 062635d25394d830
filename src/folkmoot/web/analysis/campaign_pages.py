"""What the pages of campaigns show."""

from dataclasses import dataclass
from datetime import date

from folkmoot.analysis.common_words import CommonWords, Kept
from folkmoot.analysis.wordings import Stretch, Variation
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis.arrivals import Arrivals
from folkmoot.web.analysis.queries import Campaign, Run
from folkmoot.web.analysis.quoted_queries import Quoted

Count = int | None
LISTED = 50
"""Copies that a page lists."""


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """One campaign: of its letter what was published, and how many copies keep each stretch.

    *kinds* are the released counts by kind of respondent, *bursts* the days of bursts.
    """

    run: Run
    campaign: Campaign
    size: Count
    common: CommonWords | None
    language: str
    quotations: tuple[Quoted, ...]
    kinds: tuple[tuple[str, int], ...]
    bursts: tuple[date, ...]

    @property
    def varied(self) -> tuple[Kept, ...]:
        """The stretches that many copies keep, but not nearly all."""
        stretches = self.common.stretches if self.common else ()
        return tuple(one for one in stretches if _says(one.words) and not one.by_nearly_all)


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy in the list of all: its response, and how like the template it is."""

    response: Reference
    similarity: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a long list; *earlier* and *later* are what to ask for, empty at its ends."""

    count: int
    here: int
    pages: int
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class CopiesPage:
    """One campaign as those may read it who read all responses.

    *held* counts the copies that are still there. *chosen* is the change whose copies alone are
    listed, and *only_own* says that those with words of their own are.
    """

    run: Run
    campaign: Campaign
    held: int
    identical: int
    different: int
    compared: int
    template: Quoted
    stretches: tuple[Stretch, ...]
    changes: tuple[Variation, ...]
    all_changes: int
    own: tuple[Variation, ...]
    all_own: int
    with_own: int
    arrivals: Arrivals
    copies: tuple[Copy, ...]
    listed: Listed
    chosen: Variation | None = None
    only_own: bool = False

    @property
    def start(self) -> int:
        """The number of the first copy that is listed."""
        return (self.listed.here - 1) * LISTED + 1


def _says(words: str) -> bool:
    """Say whether there is more in *words* than marks and blanks."""
    return any(map(str.isalnum, words))
