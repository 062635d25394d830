"""Matching responses to themes that people worded: proposals with confidence and reason, or none.

No language model: resemblance in words and pieces of words, weighed as experts' matches taught.
A proposal is for people to confirm; where the matcher is not sure enough it proposes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from folkmoot.analysis.corpus import Text
from folkmoot.analysis.engine import HERE, Engine
from folkmoot.analysis.features import Points
from folkmoot.analysis.match_features import sides_of
from folkmoot.analysis.match_weights import Weights, as_taught, weights_for
from folkmoot.analysis.progress import Progress, untold
from folkmoot.analysis.resemblance import pieces_of_words, weighted
from folkmoot.analysis.sentences import SentenceModel
from folkmoot.analysis.worded import Piece, WordedTheme, in_order_of_ids, in_pieces
from folkmoot.analysis.words import Passage, passages

NO_SIDES: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Proposal:
    """That a response speaks to a theme, because of its words from *start* to *end*.

    *confidence* is from 0 to 1: of proposals of .8, people would call four in five right.
    """

    theme: str
    response: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Held:
    """Pieces of responses (rows) held beside themes (columns), with the confidence of each pair.

    A pair of opposite sides has the confidence 0.
    """

    pieces: tuple[Piece, ...]
    themes: tuple[WordedTheme, ...]
    confidences: Points

    def of_responses(self) -> dict[str, Points]:
        """Give each response's confidences, theme by theme, of all its passages the highest."""
        best: dict[str, Points] = {}
        for piece, own in zip(self.pieces, self.confidences, strict=True):
            for owner in piece.owners:
                best[owner] = np.maximum(best.get(owner, own), own)
        return best


def held_beside(
    texts: Sequence[Text],
    themes: Sequence[WordedTheme],
    *,
    sides: Mapping[str, str] = NO_SIDES,
    model: SentenceModel | None = None,
    by: Weights | None = None,
    engine: Engine = HERE,
    progress: Progress = untold,
) -> Held:
    """Hold *texts* beside *themes* and say of each pair how likely people would match them.

    *sides* gives the side that a response takes, by its id, where that is known. The order of
    both does not matter. With other weights to go *by*, the *model* is taken as it is. A theme
    without words, two with one id, and a sentence model that the weights were not learnt with
    raise InputError.
    """
    learnt = by or weights_for(model)
    if model and not by:
        model = as_taught(model)
    ordered, pieces = in_order_of_ids(themes), in_pieces(texts, sides)
    confidences = np.zeros((len(pieces), len(ordered)))
    for side in sides_of(pieces, ordered, model=model, engine=engine, progress=progress):
        confidences[np.ix_(side.pieces, side.themes)] = learnt.confidences(side)
    return Held(pieces, ordered, confidences)


def propose(
    texts: Sequence[Text],
    themes: Sequence[WordedTheme],
    *,
    sides: Mapping[str, str] = NO_SIDES,
    least: float | None = None,
    model: SentenceModel | None = None,
    engine: Engine = HERE,
    progress: Progress = untold,
) -> tuple[Proposal, ...]:
    """Propose the themes that each of *texts* speaks to, by response and then the surest first.

    Below *least*, by default what was chosen when the weights were learnt, nothing is proposed.
    *engine* is where sentences are read, if there is a *model*.
    """
    held = held_beside(texts, themes, sides=sides, model=model, engine=engine, progress=progress)
    enough = weights_for(model).least if least is None else least
    found: dict[tuple[str, str], Proposal] = {}
    for row, column in np.argwhere(held.confidences >= enough):
        sure = float(held.confidences[row, column])
        reason = _reason(held.pieces[row].passage, held.themes[column])
        for owner in held.pieces[row].owners:
            key = (held.themes[column].id, owner)
            if key not in found or found[key].confidence < sure:
                found[key] = Proposal(*key, reason.start, reason.end, sure)
    return tuple(sorted(found.values(), key=lambda one: (one.response, -one.confidence, one.theme)))


def _reason(said: Passage, theme: WordedTheme) -> Passage:
    """Give the sentence of *said* that is nearest to the theme's words, the first of equals."""
    parts = passages(said.words)
    if len(parts) < 2:
        return said
    rows = weighted([*(one.words for one in parts), theme.text, *theme.examples], pieces_of_words)
    near = np.round((rows[: len(parts)] @ rows[len(parts) :].T).toarray().max(axis=1), 6)
    best = parts[int(np.argmax(near))]
    return Passage(said.start + best.start, said.start + best.end, best.words)
