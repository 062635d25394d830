"""Campaigns: identical and nearly identical responses, found, shown and counted both ways."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np

from folkmoot.analysis.corpus import Text, in_order
from folkmoot.analysis.grams import Grams, grams
from folkmoot.analysis.likeness import Outline, likeness, outline
from folkmoot.analysis.words import words
from folkmoot.foundation.canonical import content_hash

LEAST_LIKENESS: Final = 0.6
"""Copies share more than half of their words in common passages; quoting one leaflet does not."""
LEAST_WORDS: Final = 8
"""Shorter texts coincide by chance: "I agree with the draft" is no campaign."""
LEAST_RUNS: Final = 3
RAREST: Final = 24
"""Runs looked up per text, the rarest first: a sentence that everybody quotes finds nobody."""
HOLDERS: Final = 40
"""Templates remembered per run; the most typical come first."""
CANDIDATES: Final = 4


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


def find_campaigns(texts: Sequence[Text]) -> tuple[Campaign, ...]:
    """Group the responses whose words are the same or nearly so, the largest campaign first.

    Two responses are copies when at least LEAST_LIKENESS of their words lie in common passages,
    so shared stock sentences alone make no campaign. Texts under LEAST_WORDS words are in none.
    The order of *texts* does not matter.
    """
    ordered = [text for text in in_order(texts) if len(words(text.text)) >= LEAST_WORDS]
    same: dict[str, list[Text]] = defaultdict(list)
    for text in ordered:
        same[" ".join(words(text.text))].append(text)
    distinct = list(same)
    if not distinct:
        return ()
    leaders, likenesses = _follow(grams(distinct), [len(same[words]) for words in distinct])
    gathered: dict[int, list[Member]] = defaultdict(list)
    for place, (leader, alike) in enumerate(zip(leaders, likenesses, strict=True)):
        gathered[leader] += [Member(text.id, round(alike, 4)) for text in same[distinct[place]]]
    found = [
        _campaign(same[distinct[leader]][0], members)
        for leader, members in gathered.items()
        if len(members) > 1
    ]
    return tuple(sorted(found, key=lambda campaign: (-campaign.size, campaign.id)))


def campaign_of(campaigns: Sequence[Campaign]) -> dict[str, str]:
    """Give the campaign of each response that is in one."""
    return {member.response: found.id for found in campaigns for member in found.members}


def _campaign(template: Text, members: list[Member]) -> Campaign:
    ranked = sorted(members, key=lambda member: (-member.similarity, member.response))
    name = f"c-{content_hash(template.text)[:10]}"
    return Campaign(name, template.text, template.id, tuple(ranked))


def _follow(shared: Grams, copies: list[int]) -> tuple[list[int], list[float]]:
    """Let each text follow the template it is most like, or become one itself."""
    count = len(copies)
    leaders, likenesses = list(range(count)), [1.0] * count
    templates: dict[int, Outline] = {}
    holders: dict[int, list[int]] = defaultdict(list)
    ranking = np.lexsort((np.arange(count), -shared.commonness, -np.array(copies)))
    for text in ranking.tolist():
        names, places = shared.of(text)
        if len(names) < LEAST_RUNS:
            continue
        length = int(shared.lengths[text])
        best, leader = LEAST_LIKENESS, text
        for candidate in _candidates(names, holders):
            alike = likeness(names, places, length, templates[candidate])
            if alike > best:
                best, leader = alike, candidate
        if leader != text:
            leaders[text], likenesses[text] = leader, best
        else:
            templates[text] = outline(names, places, length)
            _remember(text, templates[text], holders)
    return leaders, likenesses


def _candidates(names: list[int], holders: dict[int, list[int]]) -> list[int]:
    held = sorted((holders[name] for name in set(names) if name in holders), key=len)[:RAREST]
    counts = Counter(chain.from_iterable(held))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]
    return [candidate for candidate, runs in ranked if runs >= LEAST_RUNS]


def _remember(text: int, template: Outline, holders: dict[int, list[int]]) -> None:
    for name in template.places:
        held = holders[name]
        if len(held) < HOLDERS:
            held.append(text)
