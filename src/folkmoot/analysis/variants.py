"""What varies in a campaign: the places of the template that copies have otherwise, and their own.

A page shows the template with `Variation.marked` in it, at each place the commonest variants with
their counts; and before that the `own` passages, which somebody took the trouble to write.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from folkmoot.analysis.words import Passage, folded, placed_words

OWN: Final = 8
"""Words more than what they stand for: somebody's own passage."""
LONGEST: Final = 2000
"""Words beyond which two texts are not compared word by word: what differs is one change then."""


@dataclass(frozen=True, slots=True)
class Variant:
    """What some *copies*, by their numbers from 0, have at a place: "" where they left it out."""

    words: str
    copies: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many copies have it."""
        return len(self.copies)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the template, from character *start* to *end*, and what copies have there.

    Where nothing of the template is replaced, but something put in, *start* is *end*.
    """

    start: int
    end: int
    variants: tuple[Variant, ...]

    @property
    def changed(self) -> int:
        """How many copies have something else here."""
        return sum(variant.count for variant in self.variants)


@dataclass(frozen=True, slots=True)
class Own:
    """A passage that the template lacks: in which copy, named by its number, and where in it."""

    copy: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class Variation:
    """How *compared* copies differ from their template: at *places*, and by *own* passages.

    Places come with the most often changed first, own passages with the longest first. They may
    overlap: one copy may change a word, another the sentence around it.
    """

    compared: int
    places: tuple[Place, ...]
    own: tuple[Own, ...]

    @property
    def unchanged(self) -> int:
        """How many copies have the words of the template and no others."""
        varied = {n for place in self.places for one in place.variants for n in one.copies}
        return self.compared - len(varied)

    def marked(self, least: int = 1) -> tuple[Place, ...]:
        """Give places changed by at least *least* copies in reading order, none within another.

        Of places that overlap, the one that more copies change is given.
        """
        chosen: list[Place] = []
        for place in self.places:
            if place.changed >= least and not any(_overlap(place, one) for one in chosen):
                chosen.append(place)
        return tuple(sorted(chosen, key=lambda place: (place.start, place.end)))


def variants(template: str, copies: Sequence[str]) -> Variation:
    """Find where *copies* differ from their *template*, word by word, whatever case and signs.

    >>> found = variants("We ask you to act now.", ["We ask you to act soon.", "We ask to act."])
    >>> [[(one.words, one.count) for one in place.variants] for place in found.marked()]
    [[('', 1)], [('', 1), ('soon', 1)]]
    """
    base = _Worded.of(template)
    at: dict[tuple[int, int], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    own: list[Own] = []
    for number, copy in enumerate(copies):
        text = _Worded.of(copy)
        for replaced, put, more in _changes(base, text):
            at[replaced.start, replaced.end][put.words].append(number)
            if more >= OWN:
                own.append(Own(number, put))
    places = [Place(start, end, _ranked(found)) for (start, end), found in at.items()]
    places.sort(key=lambda place: (-place.changed, place.start, place.end))
    own.sort(key=lambda one: (one.passage.start - one.passage.end, one.copy))
    return Variation(len(copies), tuple(places), tuple(own))


@dataclass(frozen=True, slots=True)
class _Worded:
    """A text with the places of its words, and their folded forms."""

    text: str
    words: tuple[Passage, ...]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "_Worded":
        words = tuple(placed_words(text))
        return cls(text, words, tuple(folded(word.words) for word in words))

    def between(self, start: int, end: int) -> Passage:
        """Give the passage of the words from number *start* on, and before number *end*."""
        if start == end:
            at = self.words[start - 1].end if start else 0
            return Passage(at, at, "")
        first, last = self.words[start].start, self.words[end - 1].end
        return Passage(first, last, self.text[first:last])


def _changes(base: _Worded, text: _Worded) -> Iterator[tuple[Passage, Passage, int]]:
    """Give what of *base* is replaced in *text*, by what, and how many more words that has."""
    for start, end, begin, finish in _opcodes(base.folded, text.folded):
        more = (finish - begin) - (end - start)
        yield base.between(start, end), text.between(begin, finish), more


def _opcodes(base: tuple[str, ...], text: tuple[str, ...]) -> Iterator[tuple[int, int, int, int]]:
    if base == text:
        return
    if max(len(base), len(text)) > LONGEST:
        yield 0, len(base), 0, len(text)
        return
    matcher = SequenceMatcher(None, base, text, autojunk=False)
    for kind, start, end, begin, finish in matcher.get_opcodes():
        if kind != "equal":
            yield start, end, begin, finish


def _ranked(found: dict[str, list[int]]) -> tuple[Variant, ...]:
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Variant(words, tuple(copies)) for words, copies in ranked)


def _overlap(one: Place, other: Place) -> bool:
    return one.start == other.start or (one.start < other.end and other.start < one.end)
