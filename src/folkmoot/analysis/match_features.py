"""What the matcher looks at: each pair by itself and beside the other pairs of its side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from folkmoot.analysis.features import Points
from folkmoot.analysis.resemblance import Resemblance, resemblance
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
FEATURES: Final = (
    *(way + view for way in WAYS for view in VIEWS),
    *ALONE,
    *WORDINGS,
    "one of",
)


@dataclass(frozen=True, slots=True)
class Side:
    """The pieces and themes that are held beside each other, by their places, as features.

    *features* has one table (pieces by themes) for each of FEATURES; *placed* are the pieces.
    """

    pieces: tuple[int, ...]
    themes: tuple[int, ...]
    features: Points
    placed: Points


def sides_of(pieces: Sequence[Piece], themes: Sequence[WordedTheme]) -> tuple[Side, ...]:
    """Give the features of all pairs that may match, one table for each side of the pieces."""
    if not pieces or not themes:
        return ()
    wordings = [said for theme in themes for said in (theme.text, *theme.examples)]
    found = resemblance([piece.passage.words for piece in pieces], wordings)
    first = np.cumsum([0, *(1 + len(theme.examples) for theme in themes[:-1])])
    merged = Resemblance(
        {way: np.maximum.reduceat(found.ways[way], first, axis=1) for way in WAYS},
        found.of_texts,
        {name: values[first] for name, values in found.of_wordings.items()},
        found.placed,
    )
    return tuple(
        _side(merged, rows, columns)
        for side in sorted({piece.side for piece in pieces})
        if (rows := [place for place, one in enumerate(pieces) if one.side == side])
        and (columns := [place for place, one in enumerate(themes) if _may(one.side, side)])
    )


def _may(side: str, other: str) -> bool:
    return not side or not other or side == other


def _side(found: Resemblance, rows: list[int], columns: list[int]) -> Side:
    shape = (len(rows), len(columns))
    seen = [view for way in WAYS for view in _views(found.ways[way][np.ix_(rows, columns)])]
    seen += [np.broadcast_to(found.of_texts[one][rows, None], shape) for one in ALONE]
    seen += [np.broadcast_to(found.of_wordings[one][columns], shape) for one in WORDINGS]
    seen.append(np.full(shape, 1 / len(columns)))
    return Side(tuple(rows), tuple(columns), np.stack(seen), found.placed[rows])


def _views(pairs: Points) -> tuple[Points, Points, Points]:
    """Give *pairs*, how far each is above its text's best other theme, and its standing.

    The standing is the number of standard deviations above what texts have with that theme.
    """
    others = np.zeros_like(pairs)
    if pairs.shape[1] > 1:
        ordered = np.sort(pairs, axis=1)
        others = np.where(pairs >= ordered[:, -1:], ordered[:, -2:-1], ordered[:, -1:])
    standing = (pairs - pairs.mean(axis=0)) / (pairs.std(axis=0) + LEAST_SPREAD)
    return pairs, pairs - others, standing
