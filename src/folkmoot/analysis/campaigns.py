"""Campaigns: identical and nearly identical responses, found, shown and counted both ways."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from folkmoot.analysis.arrays import Numbers, heads, sizes
from folkmoot.analysis.copies import Copies, find_copies
from folkmoot.analysis.corpus import Text, clean
from folkmoot.analysis.engine import HERE, Engine
from folkmoot.analysis.progress import Progress, untold
from folkmoot.foundation.canonical import content_hash


@dataclass(frozen=True, slots=True)
class Member:
    """A response in a campaign and how like the template it is, from .6 to 1."""

    response: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Campaign:
    """Responses that are copies of one *template*, which is one of them word for word."""

    id: str
    template: str
    template_of: str
    members: tuple[Member, ...]

    @property
    def size(self) -> int:
        """How many responses are copies."""
        return len(self.members)


def find_campaigns(
    texts: Sequence[Text], *, engine: Engine = HERE, progress: Progress = untold
) -> tuple[Campaign, ...]:
    """Group the responses whose words are the same or nearly so, the largest campaign first.

    Two responses are copies when at least LEAST_LIKENESS of their words lie in common passages,
    so shared stock sentences alone make no campaign. Texts under LEAST_WORDS words are in none.
    The order of *texts* does not matter. *progress* may stop it by raising Cancelled.
    """
    ids, words = [text.id for text in texts], [text.text for text in texts]
    return campaigns_among(ids, words, engine=engine, progress=progress)


def campaigns_among(
    ids: Sequence[str], texts: Sequence[str], *, engine: Engine = HERE, progress: Progress = untold
) -> tuple[Campaign, ...]:
    """Do what `find_campaigns` does with responses that are just their *ids* and words."""
    copies = find_copies(texts, engine=engine, progress=progress)
    found = [_campaign(rows, copies, ids, texts) for rows in _gathered(copies)]
    return tuple(sorted(found, key=lambda campaign: (-campaign.size, campaign.id)))


def campaign_of(campaigns: Sequence[Campaign]) -> dict[str, str]:
    """Give the campaign of each response that is in one."""
    return {member.response: found.id for found in campaigns for member in found.members}


def _gathered(copies: Copies) -> Iterator[Numbers]:
    """Give the rows of each template's copies, where there are at least two."""
    rows = np.flatnonzero(copies.kinds >= 0)
    leaders = copies.leaders[copies.kinds[rows]]
    order = np.argsort(leaders, kind="stable")
    begins = heads(leaders[order])
    copied = sizes(begins, len(order))
    several = zip(begins[copied > 1].tolist(), copied[copied > 1].tolist(), strict=True)
    for begin, size in several:
        yield rows[order[begin : begin + size]]


def _campaign(rows: Numbers, copies: Copies, ids: Sequence[str], texts: Sequence[str]) -> Campaign:
    kinds = copies.kinds[rows]
    same = rows[copies.leaders[kinds] == kinds].tolist()
    said = [texts[row] for row in same]
    cleaned = {words: clean(words) for words in set(said)}
    template, template_of = min(
        (cleaned[words], ids[row]) for words, row in zip(said, same, strict=True)
    )
    alike = copies.likenesses[kinds].round(4).tolist()
    ranked = sorted(
        zip((-like for like in alike), map(ids.__getitem__, rows.tolist()), strict=True)
    )
    members = tuple(Member(response, -unlike) for unlike, response in ranked)
    return Campaign(f"c-{content_hash(template)[:10]}", template, template_of, members)
