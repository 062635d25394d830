"""Sentences as points of a model's meaning, from a folder on this machine; nothing is fetched.

The model is somebody else's: it was learnt from texts of the web, and nobody can read in it why
two sentences are near each other. It is an option, and every result names the hash of its weights.
"""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from folkmoot.analysis.engine import HERE, Engine
from folkmoot.analysis.one_thread import one_thread
from folkmoot.analysis.progress import Progress, untold
from folkmoot.analysis.sentences_encoder import Encoder, Tokens, unit
from folkmoot.analysis.sentences_folder import (
    TOKENS,
    WEIGHTS,
    longest,
    read_encoder,
    takes_first_token,
)
from folkmoot.analysis.sentences_tensors import Numbers
from folkmoot.foundation.errors import InputError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

AT_ONCE: Final = 1024
"""Tokens that are encoded at once: what they need fits a processor's cache."""
READ: Final = 20_000
"""Characters of a text that are looked at: far more than any model reads."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts of as many tokens, by their places, and their tokens: a row for each."""

    places: list[int]
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class SentenceModel:
    """An encoder with its tokens; *hash* is the SHA-256 of its weights and its tokenizer."""

    hash: str
    encoder: Encoder
    tokenizer: "Tokenizer"
    first_token: bool

    def embed(
        self, texts: Sequence[str], *, engine: Engine = HERE, progress: Progress = untold
    ) -> Numbers:
        """Give each text a row of length 1; the same texts in any order get the same rows.

        Texts of as many tokens go together, so nothing is padded. Beside other texts a row
        differs by a millionth at most, for sums are then rounded in another order.
        """
        unique = sorted(set(texts))
        batches = self.batches(unique)
        rows = np.zeros((len(unique), self.encoder.tokens.shape[1]), dtype=np.float32)
        with one_thread():
            found = engine.each(self._points, [batch.tokens for batch in batches])
            for done, (batch, points) in enumerate(zip(batches, found, strict=True)):
                rows[batch.places] = points
                progress("sentences", done + 1, len(batches))
        at = {text: place for place, text in enumerate(unique)}
        return rows[[at[text] for text in texts]]

    def batches(self, texts: Sequence[str]) -> list[Batch]:
        """Gather *texts* by their number of tokens, the shortest first."""
        encodings = self.tokenizer.encode_batch([text[:READ] for text in texts])
        tokens = [encoding.ids for encoding in encodings]
        alike: dict[int, list[int]] = defaultdict(list)
        for place, own in enumerate(tokens):
            alike[len(own)].append(place)
        found = []
        for length in sorted(alike):
            most = max(1, AT_ONCE // max(1, length))
            for start in range(0, len(alike[length]), most):
                some = alike[length][start : start + most]
                found.append(Batch(some, np.array([tokens[place] for place in some])))
        return found

    def sentences(self, rows: Numbers) -> Numbers:
        """Give a point of length 1 for each sentence, by the *rows* of its tokens."""
        points = rows[:, 0] if self.first_token else rows.mean(axis=1)
        return unit(points)

    def _points(self, tokens: Tokens) -> Numbers:
        return self.sentences(self.encoder.layered(tokens)[-1])


@cache
def sentence_model(folder: Path) -> SentenceModel:
    """Read the sentence model in *folder*, once; one that cannot be read raises InputError."""
    encoder = read_encoder(folder)
    tokenizer = _tokenizer(folder, len(encoder.tokens))
    return SentenceModel(_hash(folder), encoder, tokenizer, takes_first_token(folder))


def _tokenizer(folder: Path, vocabulary: int) -> "Tokenizer":
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise InputError(
            "A sentence model needs the library tokenizers: pip install folkmoot[sentences]."
        ) from error
    try:
        found = Tokenizer.from_file(str(folder / TOKENS))
    except Exception as error:  # the library raises nothing narrower
        raise InputError(f"{folder / TOKENS} cannot be read: {error}.") from error
    if found.get_vocab_size() > vocabulary:
        raise InputError(f"{folder / TOKENS} knows more tokens than {WEIGHTS} has points for.")
    found.no_padding()
    found.enable_truncation(longest(folder))
    return found


def _hash(folder: Path) -> str:
    found = hashlib.sha256()
    for name in (WEIGHTS, TOKENS):
        found.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return found.hexdigest()
