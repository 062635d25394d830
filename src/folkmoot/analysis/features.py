"""Passages as points: near each other where they speak of the same thing in like words.

Scikit-learn is read by the functions that need it: it takes two seconds, which nobody should wait
for who only looks something up.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.one_thread import one_thread
from folkmoot.analysis.stopwords import STOP_WORDS
from folkmoot.analysis.words import folded, words

if TYPE_CHECKING:
    from scipy import sparse
    from sklearn.feature_extraction.text import TfidfVectorizer

DIRECTIONS: Final = 40
"""Dimensions kept. 25 to 80 were tried on other topics than the one reported; 40 found most."""
WORD_WEIGHT: Final = 0.5
"""What whole words weigh beside pieces of words, which see that ban and banning are kin."""
TOO_COMMON: Final = 0.3
"""Share of passages above which a word says what the question was, not what the answer is."""
FITTED_ON: Final = 4000
"""Passages that the directions are learnt from at most; the others are placed afterwards."""
SEED: Final = 0
"""Where the search for the directions starts: the same place every time."""

Points = npt.NDArray[np.float64]


def sample(count: int, most: int = FITTED_ON) -> list[int]:
    """Give evenly spread places out of *count*, at most *most* of them, always the same.

    >>> sample(10, most=4)
    [0, 2, 5, 7]
    """
    return [place * count // most for place in range(most)] if count > most else list(range(count))


def points(passages: Sequence[str]) -> Points:
    """Place each passage on a sphere of at most DIRECTIONS dimensions; one without words at zero.

    Words, pairs of words and pieces of words are weighted by rarity (TF-IDF), reduced to their
    main directions (SVD) and centred, which takes away what all passages share: the topic.
    """
    from scipy import sparse
    from sklearn.preprocessing import normalize

    chosen = sample(len(passages))
    fitted = [passages[place] for place in chosen]
    weighers = [_weigher(fitted, analyser) for analyser in (_word_pairs, letters)]
    parts = [
        weight * weigher.transform(passages)
        for weight, weigher in zip((WORD_WEIGHT, 1.0), weighers, strict=True)
        if weigher is not None
    ]
    if not parts:
        return np.zeros((len(passages), 1))
    weighted = normalize(sparse.hstack(parts).tocsr())
    return _main_directions(weighted, chosen)


def _main_directions(weighted: "sparse.csr_matrix", chosen: list[int]) -> Points:
    from sklearn.decomposition import TruncatedSVD
    from sklearn.preprocessing import normalize

    most = min(DIRECTIONS, weighted.shape[1] - 1, len(chosen) - 1)
    if most < 2:
        return np.asarray(weighted.toarray(), dtype=np.float64)
    with one_thread():
        reducer = TruncatedSVD(most, algorithm="arpack", random_state=SEED)
        reducer.fit(weighted[chosen])
        placed = reducer.transform(weighted)
        placed -= placed[chosen].mean(axis=0)
    return np.asarray(normalize(placed), dtype=np.float64)


def _weigher(passages: Sequence[str], analyser: object) -> "TfidfVectorizer | None":
    from sklearn.feature_extraction.text import TfidfVectorizer

    least, most = (2, TOO_COMMON) if len(passages) >= 10 else (1, 1.0)
    weigher = TfidfVectorizer(
        analyzer=analyser, sublinear_tf=True, min_df=least, max_df=most, max_features=50_000
    )
    try:
        return weigher.fit(passages)
    except ValueError:  # no word is left: emoji, one word each, or all the same
        return None


def _word_pairs(passage: str) -> list[str]:
    content = [word for word in words(passage) if len(word) > 1 and word not in STOP_WORDS]
    return content + [f"{a} {b}" for a, b in pairwise(content)]


def letters(passage: str) -> list[str]:
    """Give the runs of three to five letters of each word, its ends marked with a blank."""
    found = []
    for word in folded(passage).split():
        padded = f" {word} "
        for length in (3, 4, 5):
            found += [padded[i : i + length] for i in range(max(1, len(padded) - length + 1))]
    return found
