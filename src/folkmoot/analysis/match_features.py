"""What the matcher looks at: each pair by itself and beside the other pairs of its side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.engine import HERE, Engine
from folkmoot.analysis.features import Points
from folkmoot.analysis.progress import Progress, untold
from folkmoot.analysis.resemblance import resemblance
from folkmoot.analysis.sentences import SentenceModel
from folkmoot.analysis.sentences_ways import SENTENCE_WAYS, sentence_ways
from folkmoot.analysis.worded import Piece, WordedTheme

WAYS: Final = (
    "words",
    "stems",
    "pieces",
    "directions",
    "share of wording",
    "share of text",
    "rarest",
)
ALONE: Final = ("text.length", "text.nearness", "text.rarity")
WORDINGS: Final = ("wording.length", "wording.rarity", "wording.nearness")
LEAST_SPREAD: Final = 0.1
"""Added to a deviation, so that where nothing is like a theme the least bit more is not much."""
VIEWS: Final = ("", ", margin", ", standing")


@dataclass(frozen=True, slots=True)
class Side:
    """The pieces and themes that are held beside each other, by their places.

    *ways* has one table (pieces by themes) for each way, *middles* and *spreads* what pieces have
    with each theme, *of_texts* and *of_wordings* a row for each of ALONE and WORDINGS; *placed*
    are the pieces as points.
    """

    pieces: tuple[int, ...]
    themes: tuple[int, ...]
    ways: Points
    middles: Points
    spreads: Points
    of_texts: Points
    of_wordings: Points
    placed: Points

    def features(self, rows: slice = slice(None)) -> Points:
        """Give the features of some pieces: a table (pieces by themes) for each."""
        seen = [view for own in self._views(rows) for view in own]
        shape = seen[0].shape
        seen += [np.broadcast_to(one[rows, None], shape) for one in self.of_texts]
        seen += [np.broadcast_to(one, shape) for one in self.of_wordings]
        seen.append(np.full(shape, 1 / len(self.themes)))
        return np.stack(seen)

    def have_common(self) -> npt.NDArray[np.bool_]:
        """Say which pairs share a piece of a word, or are nearer in meaning than texts mostly are.

        The second only where there is a sentence model.
        """
        shared: npt.NDArray[np.bool_] = self.ways[WAYS.index("pieces")] > 0
        if len(self.ways) == len(WAYS):
            return shared
        nearer = self.ways[len(WAYS) + SENTENCE_WAYS.index("sentence, centred")] > 0
        return np.asarray(shared | nearer)

    def _views(self, rows: slice) -> Iterator[tuple[Points, Points, Points]]:
        """Give each way of some pieces, how far pairs are above others, and their standing.

        The standing is the number of standard deviations above what pieces have with that theme.
        """
        for way, middle, spread in zip(self.ways, self.middles, self.spreads, strict=True):
            own = way[rows]
            yield own, margins(own), (own - middle) / (spread + LEAST_SPREAD)


def feature_names(*, with_sentences: bool) -> tuple[str, ...]:
    """Name the features of a side, in their order."""
    ways = (*WAYS, *SENTENCE_WAYS) if with_sentences else WAYS
    return (*(way + view for way in ways for view in VIEWS), *ALONE, *WORDINGS, "one of")


def sides_of(
    pieces: Sequence[Piece],
    themes: Sequence[WordedTheme],
    *,
    model: SentenceModel | None = None,
    engine: Engine = HERE,
    progress: Progress = untold,
) -> tuple[Side, ...]:
    """Hold all pairs that may match beside each other, one table for each side of the pieces."""
    if not pieces or not themes:
        return ()
    said = [piece.passage.words for piece in pieces]
    wordings = [words for theme in themes for words in (theme.text, *theme.examples)]
    progress("words", 0, 1)
    found = resemblance(said, wordings)
    progress("words", 1, 1)
    ways = dict(found.ways)
    if model:
        ways |= sentence_ways(model, said, wordings, engine=engine, progress=progress)
    first = np.cumsum([0, *(1 + len(theme.examples) for theme in themes[:-1])])
    merged = np.stack([np.maximum.reduceat(way, first, axis=1) for way in ways.values()])
    return tuple(
        Side(
            tuple(rows),
            tuple(columns),
            own := merged[:, rows][:, :, columns],
            own.mean(axis=1),
            own.std(axis=1),
            _rows(found.of_texts, ALONE)[:, rows],
            _rows(found.of_wordings, WORDINGS)[:, first[columns]],
            found.placed[rows],
        )
        for side in sorted({piece.side for piece in pieces})
        if (rows := [place for place, one in enumerate(pieces) if one.side == side])
        and (columns := [place for place, one in enumerate(themes) if _may(one.side, side)])
    )


def margins(pairs: Points) -> Points:
    """Say of each pair how far it is above its text's best other theme."""
    others = np.zeros_like(pairs)
    if pairs.shape[1] > 1:
        ordered = np.sort(pairs, axis=1)
        others = np.where(pairs >= ordered[:, -1:], ordered[:, -2:-1], ordered[:, -1:])
    return np.asarray(pairs - others, dtype=np.float64)


def _rows(named: Mapping[str, Points], names: Sequence[str]) -> Points:
    return np.stack([named[name] for name in names])


def _may(side: str, other: str) -> bool:
    return not side or not other or side == other
