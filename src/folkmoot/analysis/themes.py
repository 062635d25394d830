"""Candidate themes: recurring ideas, each with the passages behind it, for people to name."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isqrt
from typing import Final

import numpy as np

from folkmoot.analysis.campaigns import Campaign
from folkmoot.analysis.corpus import Text, in_order
from folkmoot.analysis.exemplars import exemplars
from folkmoot.analysis.features import Points, points
from folkmoot.analysis.keyphrases import key_phrases
from folkmoot.analysis.language import UNKNOWN
from folkmoot.analysis.one_thread import one_thread
from folkmoot.analysis.progress import Progress, untold
from folkmoot.analysis.quotes import Quotation
from folkmoot.analysis.words import Passage, folded, passages
from folkmoot.foundation.canonical import content_hash

LEAST_FIT: Final = 0.4
"""Cosine to its exemplar from which a passage speaks to a theme. It may speak to several."""
LEAST_RESPONSES: Final = 3
MOST_THEMES: Final = 40
NEIGHBOURS: Final = 3
QUOTATIONS: Final = 5
"""Shown per theme in the report."""
LEAST_NEARNESS: Final = 0.1


@dataclass(frozen=True, slots=True)
class Spoken:
    """A passage that speaks to a theme, and how well it fits, from .4 to 1."""

    quotation: Quotation
    fit: float


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another theme near this one, and how near, from .1 to 1."""

    theme: str
    nearness: float


@dataclass(frozen=True, slots=True)
class Theme:
    """A candidate theme: *phrases* that set it apart, and its passages, the most typical first.

    *responses* are all that speak to it, copies of campaigns among them; *voices* counts each
    campaign once.
    """

    id: str
    language: str
    phrases: tuple[str, ...]
    passages: tuple[Spoken, ...]
    responses: tuple[str, ...]
    voices: int
    neighbours: tuple[Neighbour, ...] = ()

    def quotations(self, most: int = QUOTATIONS) -> tuple[Quotation, ...]:
        """Give the most typical passages, one per response, the same words only once."""
        first: dict[str, Quotation] = {}
        for spoken in self.passages:
            if spoken.quotation.response not in {one.response for one in first.values()}:
                first.setdefault(folded(spoken.quotation.words), spoken.quotation)
        return tuple(first.values())[:most]


@dataclass(frozen=True, slots=True)
class _Reading:
    """The passages of one language as points, and whose they are."""

    scope: str
    language: str
    owners: tuple[Text, ...]
    passages: tuple[Passage, ...]
    placed: Points

    def words(self) -> list[str]:
        return [passage.words for passage in self.passages]


def find_themes(
    texts: Sequence[Text],
    campaigns: Sequence[Campaign] = (),
    *,
    scope: str = "",
    progress: Progress = untold,
) -> tuple[Theme, ...]:
    """Find the candidate themes in *texts*, the one with most voices first.

    Each language is read by itself, for words of two languages do not match; texts of unknown
    language go with the commonest. A campaign is read once, by its template, and its copies
    follow it. The order of *texts* does not matter; *scope* goes into the themes' ids.
    """
    copies = _copies(in_order(texts), campaigns)
    split = _by_language(list(copies))
    themes: list[Theme] = []
    for done, (language, own) in enumerate(split.items()):
        progress("themes", 2 * done, 2 * len(split))
        reading = _read(language, own, scope)
        progress("themes", 2 * done + 1, 2 * len(split))
        themes += _themes_of(reading, copies)
    return tuple(sorted(themes, key=lambda theme: (-theme.voices, theme.id)))


def how_many(text_count: int) -> int:
    """Say how many themes to look for in so many texts.

    >>> how_many(40), how_many(231), how_many(100_000)
    (5, 24, 40)
    """
    return min(text_count // 8, round(isqrt(256 * text_count) / 10), MOST_THEMES)


def _copies(texts: Sequence[Text], campaigns: Sequence[Campaign]) -> dict[Text, list[str]]:
    """Give one text for each campaign and each other response, with the ids that it stands for."""
    campaign = {member.response: found for found in campaigns for member in found.members}
    by_id = {text.id: text for text in texts}
    stands: dict[Text, list[str]] = defaultdict(list)
    for text in texts:
        found = campaign.get(text.id)
        template = by_id.get(found.template_of, text) if found else text
        stands[template].append(text.id)
    return stands


def _by_language(texts: Sequence[Text]) -> dict[str, list[Text]]:
    counts = Counter(text.language for text in texts if text.language != UNKNOWN)
    home = min(counts, key=lambda language: (-counts[language], language), default=UNKNOWN)
    split: dict[str, list[Text]] = {language: [] for language in sorted({*counts, home})}
    for text in texts:
        split[home if text.language == UNKNOWN else text.language].append(text)
    return split


def _read(language: str, texts: Sequence[Text], scope: str) -> _Reading:
    spoken = [(text, passage) for text in in_order(texts) for passage in passages(text.text)]
    owners, pieces = tuple(text for text, _ in spoken), tuple(passage for _, passage in spoken)
    placed = points([passage.words for passage in pieces]) if pieces else np.zeros((0, 1))
    return _Reading(scope, language, owners, pieces, placed)


def _themes_of(reading: _Reading, copies: Mapping[Text, list[str]]) -> list[Theme]:
    middles = [
        middle
        for middle in exemplars(reading.placed, how_many(len(set(reading.owners))))
        if reading.placed[middle].any()
    ]
    with one_thread():
        fits = np.round(reading.placed @ reading.placed[middles].T, 4)
    kept = [
        column
        for column in range(len(middles))
        if len({reading.owners[m] for m in _ranked(fits[:, column])}) >= LEAST_RESPONSES
    ]
    fits, middles = fits[:, kept], [middles[column] for column in kept]
    members = [_ranked(fits[:, column]) for column in range(len(middles))]
    phrases = key_phrases(reading.words(), members)
    names = [_name(reading, middle) for middle in middles]
    return [
        Theme(
            id=names[column],
            language=reading.language,
            phrases=phrases[column],
            passages=tuple(_spoken(reading, m, float(fits[m, column])) for m in members[column]),
            responses=_responses(reading, members[column], copies),
            voices=len({reading.owners[member] for member in members[column]}),
            neighbours=_neighbours(column, names, fits[middles]),
        )
        for column in range(len(middles))
    ]


def _name(reading: _Reading, middle: int) -> str:
    owner, passage = reading.owners[middle], reading.passages[middle]
    said = f"{reading.scope} {reading.language} {owner.id} {passage.words}"
    return f"t-{content_hash(said)[:10]}"


def _ranked(fits: Points) -> list[int]:
    members = np.flatnonzero(fits >= LEAST_FIT)
    return [int(member) for member in members[np.argsort(-fits[members], kind="stable")]]


def _spoken(reading: _Reading, member: int, fit: float) -> Spoken:
    passage = reading.passages[member]
    return Spoken(
        Quotation(reading.owners[member].id, passage.start, passage.end, passage.words), fit
    )


def _responses(
    reading: _Reading, members: list[int], copies: Mapping[Text, list[str]]
) -> tuple[str, ...]:
    voices = {reading.owners[member] for member in members}
    return tuple(sorted(response for voice in voices for response in copies[voice]))


def _neighbours(column: int, names: Sequence[str], nearness: Points) -> tuple[Neighbour, ...]:
    near = [
        Neighbour(names[other], float(nearness[column, other]))
        for other in range(len(names))
        if other != column and nearness[column, other] >= LEAST_NEARNESS
    ]
    return tuple(sorted(near, key=lambda one: (-one.nearness, one.theme))[:NEIGHBOURS])
