"""The words and pairs of words that set a theme apart from the rest: candidates for its name."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log
from typing import Final

from folkmoot.analysis.stopwords import STOP_WORDS
from folkmoot.analysis.words import words

PHRASES: Final = 4
TOPIC_SHARE: Final = 0.25
"""Share of all passages above which a word belongs to the question, not to one theme."""
LEAST_SHARE: Final = 0.15
"""Share of a theme's passages that must have a phrase for it to stand for them."""


def key_phrases(
    passages: Sequence[str],
    members: Sequence[Sequence[int]],
    *,
    topic_share: float = TOPIC_SHARE,
) -> list[tuple[str, ...]]:
    """Give up to PHRASES phrases for each theme, given its *members* among the *passages*.

    A phrase ranks by the share of the theme's passages that have it, times the logarithm of how
    much rarer it is in all; a word that a better phrase already says is left out.
    """
    spoken = [_phrases(passage) for passage in passages]
    everywhere = Counter(phrase for one in spoken for phrase in one)
    topic = {word for word in everywhere if everywhere[word] > topic_share * len(spoken)}
    spoken = [frozenset(p for p in one if topic.isdisjoint(p.split())) for one in spoken]
    return [_best([spoken[member] for member in own], everywhere, len(spoken)) for own in members]


def _best(own: Sequence[frozenset[str]], everywhere: Counter[str], total: int) -> tuple[str, ...]:
    counts = Counter(phrase for one in own for phrase in one)
    least = max(2.0, LEAST_SHARE * len(own))
    worth = {
        phrase: round(count / len(own) * log(total / everywhere[phrase]) * _length(phrase), 9)
        for phrase, count in counts.items()
        if count >= least
    }
    chosen: list[str] = []
    for phrase in sorted(worth, key=lambda phrase: (-worth[phrase], phrase)):
        said = {word for other in chosen for word in other.split()}
        if len(chosen) < PHRASES and worth[phrase] > 0 and not _overlaps(phrase.split(), said):
            chosen.append(phrase)
    return tuple(chosen)


def _length(phrase: str) -> int:
    return 1 + phrase.count(" ")


def _overlaps(parts: Sequence[str], said: set[str]) -> bool:
    stems = {word[:5] for word in said}
    return any(part[:5] in stems for part in parts)


def _phrases(passage: str) -> frozenset[str]:
    every = words(passage)
    content = [word for word in every if _carries(word)]
    pairs = [f"{a} {b}" for a, b in pairwise(every) if _carries(a) and _carries(b)]
    return frozenset([*content, *pairs])


def _carries(word: str) -> bool:
    return len(word) > 2 and word not in STOP_WORDS and not word.isdigit()
