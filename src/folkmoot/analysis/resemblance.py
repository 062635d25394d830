"""How responses resemble themes, in seven ways that know words but no language.

Everything is fitted on the texts at hand, without labels: what is rare among them, and in which
directions they differ. Scikit-learn is read where it is needed, for it takes two seconds.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Final

import numpy as np

from folkmoot.analysis.features import Points, letters, sample
from folkmoot.analysis.one_thread import one_thread
from folkmoot.analysis.stopwords import STOP_WORDS
from folkmoot.analysis.words import words

if TYPE_CHECKING:
    from scipy import sparse

STEM: Final = 5
"""Letters by which words are kin: crude, and the same in every language with endings."""
DIRECTIONS: Final = 80

_JOINED = re.compile(r"^(?:و(?=\w{3}))?(?:(?:[بكف]?ال|لل)(?=\w{2}))?(?=[\u0621-\u064a])")
"""What Arabic joins to a word: and, by, like, for, the (the prefixes of Larkey's light10)."""

Analyser = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Texts (rows) beside wordings (columns) in several ways, and the texts as points.

    *of_texts* and *of_wordings* describe each by itself: how long, how rare its words, how near
    to what is said overall.
    """

    ways: Mapping[str, Points]
    of_texts: Mapping[str, Points]
    of_wordings: Mapping[str, Points]
    placed: Points


def resemblance(texts: Sequence[str], wordings: Sequence[str]) -> Resemblance:
    """Hold every text beside every wording."""
    both, count = [*texts, *wordings], len(texts)
    with one_thread():
        pieces = weighted(both, pieces_of_words)
        placed = _directions(both, count)
        ways = {
            "words": _cosines(weighted(both, content), count),
            "stems": _cosines(weighted(both, stems), count),
            "pieces": _cosines(pieces, count),
            "directions": placed[:count] @ placed[count:].T,
        }
        overlap, of_texts, of_wordings = _shared(both, count)
        middle = np.asarray(pieces[:count].mean(axis=0)).ravel()
        nearness = pieces @ middle
    of_texts |= {"text.nearness": nearness[:count]}
    of_wordings |= {"wording.nearness": nearness[count:]}
    return Resemblance(ways | overlap, of_texts, of_wordings, placed[:count])


def content(text: str) -> list[str]:
    """Give the words of *text* that carry meaning.

    >>> content("They have a right to be safe")
    ['right', 'safe']
    >>> content("المدرسة والحافلة")
    ['مدرسة', 'حافلة']
    """
    return [
        _JOINED.sub("", word) for word in words(text) if len(word) > 1 and word not in STOP_WORDS
    ]


def stems(text: str) -> list[str]:
    """Give the first letters of the words that carry meaning."""
    return [word[:STEM] for word in content(text)]


def pieces_of_words(text: str) -> list[str]:
    """Give the runs of three to five letters of the words that carry meaning."""
    return letters(" ".join(content(text)))


def weighted(texts: Sequence[str], analyser: Analyser, least: int = 1) -> "sparse.csr_matrix":
    """Give each text's parts weighted by rarity, as rows of length 1, or of 0 without any part."""
    from scipy import sparse
    from sklearn.feature_extraction.text import TfidfVectorizer

    weigher = TfidfVectorizer(analyzer=analyser, sublinear_tf=True, min_df=least)
    try:
        return sparse.csr_matrix(weigher.fit_transform(texts))
    except ValueError:  # nothing is left: emoji, or stop words only
        return sparse.csr_matrix((len(texts), 1))


def _cosines(rows: "sparse.csr_matrix", count: int) -> Points:
    return np.asarray((rows[:count] @ rows[count:].T).toarray(), dtype=np.float64)


def _directions(both: Sequence[str], count: int) -> Points:
    """Place all texts along their main directions, centred: what they share, the topic, goes."""
    from sklearn.decomposition import TruncatedSVD
    from sklearn.preprocessing import normalize

    rows = weighted(both, pieces_of_words, least=2)
    chosen = [*sample(count), *range(count, len(both))]
    most = min(DIRECTIONS, len(chosen) - 2, rows.shape[1] - 2)
    if most < 2 or not rows.nnz:
        return np.zeros((len(both), 1))
    reducer = TruncatedSVD(most, algorithm="arpack", random_state=0)
    placed = reducer.fit(rows[chosen]).transform(rows)
    placed -= placed[:count].mean(axis=0)
    return np.asarray(normalize(placed), dtype=np.float64)


def _shared(
    both: Sequence[str], count: int
) -> tuple[dict[str, Points], dict[str, Points], dict[str, Points]]:
    """Say how much of each side's stems, by rarity, the other has, and how rare the rarest is."""
    held, rarity = _stems_held(both)
    weight = np.asarray(held @ rarity).ravel()
    common = np.zeros((count, len(both) - count))
    rarest = np.zeros_like(common)
    texts = held[:count].tocsc()
    for column in range(len(both) - count):
        for stem in np.sort(held[count + column].indices):
            having = texts.indices[texts.indptr[stem] : texts.indptr[stem + 1]]
            common[having, column] += rarity[stem]
            rarest[having, column] = np.maximum(rarest[having, column], rarity[stem])
    ways = {
        "share of wording": common / (weight[count:] + 0.5),
        "share of text": common / (weight[:count, None] + 0.5),
        "rarest": rarest / log(count + 2),
    }
    length = np.log1p([len(words(text)) for text in both])
    of_texts = {"text.length": length[:count], "text.rarity": np.log1p(weight[:count])}
    of_wordings = {"wording.length": length[count:], "wording.rarity": np.log1p(weight[count:])}
    return ways, of_texts, of_wordings


def _stems_held(both: Sequence[str]) -> tuple["sparse.csr_matrix", Points]:
    """Say which text has which stems, and how rare each of them is."""
    from scipy import sparse

    held = [sorted(set(stems(text))) for text in both]
    often = Counter(stem for own in held for stem in own)
    place = {stem: column for column, stem in enumerate(sorted(often))}
    ends = np.cumsum([0, *(len(own) for own in held)])
    columns = np.array([place[stem] for own in held for stem in own], dtype=np.int64)
    shape = (len(both), max(1, len(place)))
    rarity = [log((1 + len(both)) / (1 + often[stem])) for stem in sorted(often)]
    found = sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=shape)
    return found, np.array(rarity or [0.0])
