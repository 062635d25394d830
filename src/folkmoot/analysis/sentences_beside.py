"""Texts held beside wordings token by token, a batch at a time.

Each token looks for the one most like it in the other text, and rare tokens count for more (after
Khattab and Zaharia 2020, arXiv:2004.12832). Tokens are looked at at several depths of the model:
as bare words, and as what its layers make of them in their sentence.
"""

from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.sentences import Batch, SentenceModel
from folkmoot.analysis.sentences_encoder import unit
from folkmoot.analysis.sentences_tensors import Numbers

DEPTHS: Final = ("bare", "half", "late", "last")
PAIRS: Final = (
    *(f"{depth} tokens of {side}" for depth in DEPTHS for side in ("wording", "text")),
    "raw tokens of wording",
    "even tokens of text",
)
NEARLY_NOTHING: Final = np.float32(1e-9)

Number = TypeVar("Number", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Read:
    """A batch of texts with the rows of its tokens at each of DEPTHS."""

    batch: Batch
    depths: tuple[Numbers, ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """The tokens of all wordings at one depth, one wording after the other, each of length 1."""

    tokens: Numbers
    starts: npt.NDArray[np.int64]
    rarity: Numbers

    def by_rarity(self, near: Numbers) -> Numbers:
        """Give of *near* (texts, tokens of wordings) each wording's mean, weighted by rarity."""
        sums = np.add.reduceat(near * self.rarity, self.starts, axis=1)
        total = np.add.reduceat(self.rarity, self.starts) + NEARLY_NOTHING
        return np.asarray(sums / total, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Found:
    """What a batch came to: its texts as points, as they are and by rarity, and PAIRS."""

    places: list[int]
    points: Numbers
    rare: Numbers
    pairs: Numbers


@dataclass(frozen=True, slots=True)
class Beside:
    """All that is needed to hold a batch of texts beside the wordings.

    *middles* are what tokens have in common at each depth; *raw* are wordings without it taken.
    """

    model: SentenceModel
    rarity: Numbers
    middles: Numbers
    wordings: tuple[Wordings, ...]
    raw: Wordings

    def found(self, part: Batch | Read) -> Found:
        """Hold a batch beside all wordings."""
        read = part if isinstance(part, Read) else read_batch(self.model, part)
        weight = self.rarity[inner(read.batch.tokens)]
        total = weight.sum(axis=1)[:, None] + NEARLY_NOTHING
        pairs = []
        for rows, middle, wordings in zip(read.depths, self.middles, self.wordings, strict=True):
            like = unit(inner(rows) - middle) @ wordings.tokens.T
            best = np.maximum.reduceat(like, wordings.starts, axis=2)
            pairs.append(wordings.by_rarity(like.max(axis=1)))
            pairs.append(np.einsum("bl,blw->bw", weight, best) / total)
        raw = unit(inner(read.depths[-1])) @ self.raw.tokens.T
        pairs += [self.raw.by_rarity(raw.max(axis=1)), best.mean(axis=1)]
        points = self.model.sentences(read.depths[-1])
        return Found(read.batch.places, points, self.rare(read), np.stack(pairs))

    def rare(self, read: Read) -> Numbers:
        """Give each text of a batch as the middle of its tokens, rare ones first."""
        weight = self.rarity[inner(read.batch.tokens)]
        return unit(np.einsum("bl,blh->bh", weight, inner(read.depths[-1]) - self.middles[-1]))


def read_batch(model: SentenceModel, batch: Batch) -> Read:
    """Encode a batch and keep the rows of DEPTHS."""
    rows = model.encoder.layered(batch.tokens)
    most = len(rows) - 1
    chosen = (rows[round(most / 2)], rows[round(most * 5 / 6)], rows[-1])
    return Read(batch, (model.encoder.tokens[batch.tokens], *chosen))


def inner(rows: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """Take the tokens away that open and close a text, unless there is nothing between them."""
    return rows[:, 1:-1] if rows.shape[1] > 2 else rows
