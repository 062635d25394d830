"""How amendments to one text stand to each other: two by two, and many at once by a sweep."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product, repeat
from typing import Final

from folkmoot.decision.amendments import Amendment, Span
from folkmoot.foundation.references import Reference

Asked = tuple[Span, Sequence[int]]
"""A span, and the places of those who ask for it."""

NEAR: Final = 1
"""The most tokens, such as a blank, that may lie between two spans that are adjacent."""


class Collision(StrEnum):
    """How two amendments to one text stand to each other, the gravest last."""

    NONE = "none"
    IDENTICAL = "identical"
    ADJACENT = "adjacent"
    SAME_POINT = "same_point"
    OVERLAPPING = "overlapping"
    DELETE_AGAINST_EDIT = "delete_against_edit"


_ORDER: Final = tuple(Collision)
_GRAVITY: Final = {how: place for place, how in enumerate(_ORDER)}

STOPS: Final = frozenset(_ORDER[_GRAVITY[Collision.SAME_POINT] :])
"""Collisions that no merge and no rebase goes past; an adjacent one asks, an identical one is
carried once."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two amendments, by their ids, and the gravest way in which any of their spans collide."""

    one: str
    other: str
    how: Collision


@dataclass(frozen=True, slots=True)
class CollisionMap:
    """All collisions among some amendments, in the order in which they were given.

    *identical* are groups of amendments that say just the same. *clashes* are told of the first
    of each group only, for the others collide with the same ones in the same way.
    """

    identical: tuple[tuple[str, ...], ...]
    clashes: tuple[Clash, ...]

    def of(self, amendment_id: str) -> Mapping[str, Collision]:
        """Give every amendment that one collides with, and how."""
        group = self._group(amendment_id)
        found = {name: Collision.IDENTICAL for name in group if name != amendment_id}
        for clash in self.clashes:
            if group[0] in (clash.one, clash.other):
                other = clash.other if clash.one == group[0] else clash.one
                found.update(dict.fromkeys(self._group(other), clash.how))
        return found

    def _group(self, amendment_id: str) -> tuple[str, ...]:
        groups = (group for group in self.identical if amendment_id in group)
        return next(groups, (amendment_id,))


def collision(one: Amendment, other: Amendment) -> Collision:
    """Say how two amendments collide: the gravest way any two of their spans do.

    Amendments to different texts never do. Spans with at most one token, such as a blank, between
    them are adjacent. Two that delete the same words in part overlap; a deletion collides as such
    only with words that somebody else wants to keep or put.
    """
    if _text(one) != _text(other):
        return Collision.NONE
    if one.spans == other.spans:
        return Collision.IDENTICAL
    found = (_met(*sorted(pair)) for pair in product(one.spans, other.spans))
    return max(found, key=_GRAVITY.__getitem__, default=Collision.NONE)


def collision_map(amendments: Sequence[Amendment]) -> CollisionMap:
    """Find all collisions among *amendments* in one sweep over each text that they change.

    >>> from folkmoot.decision.amendments import amend
    >>> clause = Reference.parse("policy:p@1#2.3")
    >>> one = amend("a", clause, "It is punished.", changes=[("is", "was")])
    >>> other = amend("b", clause, "It is punished.", changes=[("is", "")])
    >>> collision_map([one, other]).clashes[0].how
    <Collision.DELETE_AGAINST_EDIT: 'delete_against_edit'>
    """
    groups = _alike(amendments)
    worst = {pair: how for text in _by_text(groups) for pair, how in _swept(text, groups).items()}
    names = [tuple(amendment.id for amendment in group) for group in groups]
    clashes = (
        Clash(names[one][0], names[other][0], _ORDER[worst[one, other]])
        for one, other in sorted(worst)
    )
    return CollisionMap(tuple(group for group in names if len(group) > 1), tuple(clashes))


def _text(amendment: Amendment) -> tuple[Reference, str]:
    return amendment.target, amendment.base


def _alike(amendments: Sequence[Amendment]) -> list[list[Amendment]]:
    groups: dict[object, list[Amendment]] = defaultdict(list)
    for amendment in amendments:
        groups[_text(amendment), amendment.spans].append(amendment)
    return list(groups.values())


def _by_text(groups: Sequence[Sequence[Amendment]]) -> list[list[int]]:
    """Give the places of the groups, text by text."""
    texts: dict[object, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        texts[_text(group[0])].append(place)
    return list(texts.values())


def _swept(
    places: Sequence[int], groups: Sequence[Sequence[Amendment]]
) -> dict[tuple[int, int], int]:
    """Give the pairs of groups, all of one text, that collide, and how gravely."""
    worst: dict[tuple[int, int], int] = {}
    for (one, whose), (other, who) in _near(_asked(places, groups)):
        gravity = _GRAVITY[_met(one, other)]
        for first, second in product(whose, who):
            pair = (first, second) if first < second else (second, first)
            if gravity > worst.get(pair, 0) and first != second:
                worst[pair] = gravity
    return worst


def _asked(places: Sequence[int], groups: Sequence[Sequence[Amendment]]) -> list[Asked]:
    """Give each span once, in the order of the text, with the places of the groups it is in."""
    asked: dict[Span, list[int]] = defaultdict(list)
    for place in places:
        for span in groups[place][0].spans:
            asked[span].append(place)
    return sorted(asked.items(), key=lambda each: (each[0].start, each[0].end, each[0].text))


def _near(spans: Sequence[Asked]) -> Iterator[tuple[Asked, Asked]]:
    """Give each two of *spans* that come near, the earlier one first; each is near itself.

    Those that may still be met stay at hand; one that ends more than NEAR before the next begins
    is left behind.
    """
    at_hand: list[Asked] = []
    for asked in spans:
        reach = asked[0].start - NEAR
        at_hand = [earlier for earlier in at_hand if earlier[0].end >= reach]
        at_hand.append(asked)
        yield from zip(at_hand, repeat(asked))


def _met(first: Span, second: Span) -> Collision:
    """Say how two spans collide, the first of which is not behind the second."""
    if first is second or first == second:
        return Collision.IDENTICAL
    if first.end > second.start:
        one_deletes = (first.text == "") != (second.text == "")
        return Collision.DELETE_AGAINST_EDIT if one_deletes else Collision.OVERLAPPING
    if first.start == second.end:
        return Collision.SAME_POINT
    return Collision.ADJACENT if second.start - first.end <= NEAR else Collision.NONE
