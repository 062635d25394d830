"""The language of a text, said only where there are words enough to tell."""

import re
from functools import cache
from typing import Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

UNKNOWN: Final = "unknown"
LEAST_LETTERS: Final = 20
"""Below this a guess is mostly luck: "no" is a word of a dozen languages."""
LEAST_PROBABILITY: Final = 0.8
ENOUGH: Final = 2000
"""Letters read of a long text; more do not change the answer."""

_LETTER = re.compile(r"[^\W\d_]")


def language_of(text: str) -> str:
    """Give the ISO 639-1 code of *text*'s main language, or "unknown" where it is short or unclear.

    >>> language_of("Le travail du sexe est un travail comme un autre.")
    'fr'
    >>> language_of("no")
    'unknown'
    """
    part = text[:ENOUGH]
    if len(_LETTER.findall(part)) < LEAST_LETTERS:
        return UNKNOWN
    code, probability = _identifier().classify(part)
    return str(code) if probability >= LEAST_PROBABILITY else UNKNOWN


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
