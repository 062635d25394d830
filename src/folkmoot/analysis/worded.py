"""Themes in people's words, and responses cut to the size in which they are held beside them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from folkmoot.analysis.corpus import Text
from folkmoot.analysis.words import Passage, passages, words
from folkmoot.foundation.errors import InputError

LONG: Final = 60
"""Words from which a response is read passage by passage. Arguments learnt from have 42 at most."""


@dataclass(frozen=True, slots=True)
class WordedTheme:
    """A theme as people worded it; with a *side*, only for responses of that side or of none."""

    id: str
    text: str
    examples: tuple[str, ...] = ()
    side: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A response or, of a long one, a passage, with the ids of all who wrote the same."""

    owners: tuple[str, ...]
    passage: Passage
    side: str = ""


def in_pieces(texts: Iterable[Text], sides: Mapping[str, str]) -> tuple[Piece, ...]:
    """Cut *texts* into pieces in an order of their own; wordless ones have none.

    The same words on the same side are one piece, however many wrote them.
    """
    owners: dict[tuple[str, str], list[str]] = defaultdict(list)
    for text in texts:
        owners[text.text, sides.get(text.id, "")].append(text.id)
    return tuple(
        Piece(tuple(sorted(owners[said, side])), passage, side)
        for said, side in sorted(owners)
        for passage in _cut(said)
        if words(passage.words)
    )


def in_order_of_ids(themes: Sequence[WordedTheme]) -> tuple[WordedTheme, ...]:
    """Put *themes* in one order; one without words or with another's id raises InputError."""
    ids = [theme.id for theme in themes]
    for theme in themes:
        if not words(theme.text):
            raise InputError(f"The theme '{theme.id}' has no words. Say in a sentence what it is.")
        if ids.count(theme.id) > 1:
            raise InputError(f"The theme '{theme.id}' comes twice. Give each an id of its own.")
    return tuple(sorted(themes, key=lambda theme: theme.id))


def _cut(said: str) -> list[Passage]:
    if len(words(said)) > LONG:
        return passages(said)
    return [Passage(0, len(said), said)]
