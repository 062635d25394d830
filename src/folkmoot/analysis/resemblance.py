"""How responses resemble themes, in seven ways that know words but no language.

Everything is fitted on the texts at hand, without labels: what is rare among them, and in which
directions they differ. Scikit-learn is read where it is needed, for it takes two seconds.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Final

import numpy as np

from folkmoot.analysis.features import Points, letters
from folkmoot.analysis.one_thread import one_thread
from folkmoot.analysis.stopwords import STOP_WORDS
from folkmoot.analysis.words import words

if TYPE_CHECKING:
    from scipy import sparse

STEM: Final = 5
"""Letters by which words are kin: crude, and the same in every language with endings."""
DIRECTIONS: Final = 80

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
    """
    return [word for word in words(text) if len(word) > 1 and word not in STOP_WORDS]


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
    most = min(DIRECTIONS, *(side - 2 for side in rows.shape))
    if most < 2 or not rows.nnz:
        return np.zeros((len(both), 1))
    placed = TruncatedSVD(most, algorithm="arpack", random_state=0).fit_transform(rows)
    placed -= placed[:count].mean(axis=0)
    return np.asarray(normalize(placed), dtype=np.float64)


def _shared(
    both: Sequence[str], count: int
) -> tuple[dict[str, Points], dict[str, Points], dict[str, Points]]:
    """Say how much of each side's stems, by rarity, the other has, and how rare the rarest is."""
    held = [set(stems(text)) for text in both]
    often = Counter(stem for own in held for stem in own)
    rarity = {stem: log((1 + len(both)) / (1 + times)) for stem, times in often.items()}
    weight = np.array([sum(rarity[stem] for stem in sorted(own)) for own in held])
    common = np.zeros((count, len(both) - count))
    rarest = np.zeros_like(common)
    for column, wording in enumerate(held[count:]):
        for row, text in enumerate(held[:count]):
            both_have = [rarity[stem] for stem in sorted(wording & text)]
            common[row, column] = sum(both_have)
            rarest[row, column] = max(both_have, default=0.0) / log(count + 2)
    ways = {
        "share of wording": common / (weight[count:] + 0.5),
        "share of text": common / (weight[:count, None] + 0.5),
        "rarest": rarest,
    }
    length = np.log1p([len(words(text)) for text in both])
    of_texts = {"text.length": length[:count], "text.rarity": np.log1p(weight[:count])}
    of_wordings = {"wording.length": length[count:], "wording.rarity": np.log1p(weight[count:])}
    return ways, of_texts, of_wordings
