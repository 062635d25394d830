"""How the copies of a letter differ: what is changed where and how often, and what people add."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from folkmoot.analysis.words import words
from folkmoot.foundation.canonical import content_hash
from folkmoot.policy.comparison import Change, Piece, compare

OWN_WORDS: Final = 5
"""Words that somebody added to a letter, from which on they are worth reading by themselves."""
MOST_COMPARED: Final = 500
"""Different wordings that are compared word by word: those with more words first, then the
commonest."""


@dataclass(frozen=True, slots=True)
class Variation:
    """The characters from *start* to *end* of a template, replaced by *new* in some *copies*."""

    start: int
    end: int
    old: str
    new: str
    copies: tuple[str, ...]

    @property
    def key(self) -> str:
        """What an address calls it: the same for the same change of the same template."""
        return f"{self.start}-{self.end}-{content_hash(self.new)[:8]}"

    @property
    def adds(self) -> int:
        """How many words it has more than what it stands for."""
        return len(words(self.new)) - len(words(self.old))

    @property
    def said(self) -> str:
        """What it says, without the marks that join it to the letter."""
        return self.new.strip(" \n\t.,;:")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a template that all compared copies treat alike; *changed* counts who do not keep
    them."""

    words: str
    changed: int


@dataclass(frozen=True, slots=True)
class Wordings:
    """A template beside its copies: *different* wordings, of which *compared* were looked at."""

    stretches: tuple[Stretch, ...]
    variations: tuple[Variation, ...]
    different: int
    compared: int

    @property
    def own(self) -> tuple[Variation, ...]:
        """What people added by themselves: first what fewest others have as well."""
        added = [one for one in self.variations if one.adds >= OWN_WORDS]
        return tuple(sorted(added, key=lambda one: (len(one.copies), -one.adds, one.start)))


def wordings(template: str, copies: Mapping[str, str]) -> Wordings:
    """Say what varies in *copies* (words by id) of *template*, the commonest change first."""
    by_text: dict[str, list[str]] = defaultdict(list)
    for id, text in copies.items():
        by_text[text].append(id)
    by_text.pop(template, None)
    known = Counter(words(template))
    ranked = sorted(
        by_text.items(), key=lambda item: (not _adds(known, item[0]), -len(item[1]), item[0])
    )
    found: dict[tuple[int, int, str], list[str]] = defaultdict(list)
    for text, ids in ranked[:MOST_COMPARED]:
        for place in _changes(compare(template, text)):
            found[place] += ids
    changes = [
        Variation(start, end, template[start:end], new, tuple(sorted(ids)))
        for (start, end, new), ids in found.items()
    ]
    changes.sort(key=lambda one: (-len(one.copies), one.start, one.end, one.new))
    stretches = tuple(_stretches(template, changes))
    return Wordings(stretches, tuple(changes), len(ranked), min(len(ranked), MOST_COMPARED))


def _adds(known: Counter[str], text: str) -> bool:
    """Say whether *text* has so many more words than are *known* that somebody may have added."""
    return (Counter(words(text)) - known).total() >= OWN_WORDS


def _changes(pieces: Iterable[Piece]) -> Iterator[tuple[int, int, str]]:
    """Give each change with its place in the template; what is only added has no length there."""
    place, start, new = 0, 0, ""
    for piece in pieces:
        if piece.change is Change.KEPT:
            if place > start or new:
                yield start, place, new
            place += len(piece.text)
            start, new = place, ""
        elif piece.change is Change.REMOVED:
            place += len(piece.text)
        else:
            new += piece.text
    if place > start or new:
        yield start, place, new


def _stretches(template: str, changes: Sequence[Variation]) -> Iterator[Stretch]:
    """Cut the template where changes begin and end; an addition marks no words of its own."""
    edges = sorted({0, len(template), *(edge for one in changes for edge in (one.start, one.end))})
    for start, end in pairwise(edges):
        changing = {
            id for one in changes if one.start < end and start < one.end for id in one.copies
        }
        yield Stretch(template[start:end], len(changing))
