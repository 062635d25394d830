"""Quotations: words that somebody really wrote, with where they stand; anything else is refused."""

from dataclasses import dataclass

from folkmoot.analysis.corpus import Text
from folkmoot.foundation.errors import InputError


@dataclass(frozen=True, slots=True)
class Quotation:
    """*words* as they stand in the response from *start* up to *end*, counted in characters."""

    response: str
    start: int
    end: int
    words: str


def quote(text: Text, words: str, *, start: int = 0) -> Quotation:
    """Find *words* in *text* from *start*; raise InputError where they are no exact part of it.

    >>> quote(Text("7", "We ask for safety."), "for safety")
    Quotation(response='7', start=7, end=17, words='for safety')
    """
    at = text.text.find(words, start) if words.strip() else -1
    if at < 0:
        raise InputError(
            f"The quotation “{words}” does not stand in response {text.id}. Copy it exactly."
        )
    return Quotation(text.id, at, at + len(words), words)


def is_exact(quotation: Quotation, text: Text) -> bool:
    """Say whether *quotation* is still the words of *text* at its place."""
    there = text.text[quotation.start : quotation.end]
    return bool(quotation.words) and text.id == quotation.response and there == quotation.words
