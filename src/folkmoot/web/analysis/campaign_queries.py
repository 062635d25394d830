"""Reading the copies of a campaign for those who may read them, and what was released of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from folkmoot.consultation.quotations import words_of
from folkmoot.consultation.responses import Response
from folkmoot.web.analysis import queries
from folkmoot.web.analysis.arrivals import Arrivals, arrivals_of
from folkmoot.web.analysis.campaign_size_queries import sizes_of
from folkmoot.web.analysis.counted import CAMPAIGNS_BY_KIND
from folkmoot.web.analysis.queries import Campaign
from folkmoot.web.consultation import queries as consultation


@dataclass(frozen=True, slots=True)
class Letter:
    """The copies of a campaign that are there, their words by name, and the template of all."""

    first: Response
    copies: Mapping[str, Response]
    words: Mapping[str, str]

    @property
    def template(self) -> str:
        """The words that the others are held beside."""
        return self.words[self.first.id]


def letter(found: Campaign) -> Letter:
    """Give the copies of a campaign, the likest first; Http404 where all were withdrawn."""
    held = {each.id: each for each in queries.copies_of(found)}
    if not held:
        raise Http404("No copy of this letter is there any more.")
    first = held.get(found.template_of) or next(iter(held.values()))
    return Letter(first, held, {name: words_of(each) for name, each in held.items()})


def arrivals(found: Campaign) -> Arrivals:
    """Say on which days a campaign's copies came in."""
    members = {name for name, _ in found.members}
    return arrivals_of(members, consultation.came_in(queries.run(found.run).consultation))


def released_kinds(found: Campaign) -> tuple[tuple[str, int], ...]:
    """Give the released counts of a campaign's copies by kind of respondent."""
    cells = queries.table(found.run, CAMPAIGNS_BY_KIND).row(found.key)[:-1]
    return tuple((kind, count) for kind, count in cells if count is not None)


def released_bursts(found: Campaign) -> tuple[date, ...]:
    """Give the days on which a campaign had bursts, as told when its run was released.

    Only a campaign of many copies has any, so none is told where its size is left out.
    """
    if sizes_of(found.run).get(found.id) is None:
        return ()
    days = queries.frame_of(found.run).get("bursts", {}).get(found.key, [])
    return tuple(map(date.fromisoformat, days))
