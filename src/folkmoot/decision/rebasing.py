"""Amendments made again on the text that another one left: word for word, or not at all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from folkmoot.decision.amendments import Amendment, Span, text_tokens
from folkmoot.decision.collisions import STOPS, Collision, collision
from folkmoot.foundation.canonical import content_hash
from folkmoot.foundation.errors import InputError


@dataclass(frozen=True, slots=True)
class Blocked:
    """Why *amendment* cannot go with *other*: ADJACENT asks a person, IDENTICAL is done already."""

    amendment: str
    other: str
    how: Collision


def rebased(
    amendment: Amendment, adopted: Amendment, text: str, *, agreed: bool = False
) -> Amendment | Blocked:
    """Make *amendment* again on what *adopted* makes of *text*, on which both were made.

    It changes the same words as before, or it is blocked; nothing is looked for. What both say is
    left out of it. Adjacent changes are made again only where a person has *agreed*. Two that
    collide with nothing may still run together, as where a blank goes: that counts as overlapping.

    >>> from folkmoot.decision.amendments import amend, amended
    >>> from folkmoot.foundation.references import Reference
    >>> rule, text = Reference.parse("policy:p@1#2.3"), "It is a crime to buy or to sell."
    >>> one = amend("one", rule, text, changes=[("It is", "It is not")])
    >>> other = amend("other", rule, text, changes=[("to sell", "sell")])
    >>> amended(amended(text, one), rebased(other, one, text))
    'It is not a crime to buy or sell.'
    """
    refuse_strangers([amendment, adopted], text)
    how = collision(amendment, adopted)
    left = tuple(span for span in amendment.spans if span not in adopted.spans)
    if not left:
        return Blocked(amendment.id, adopted.id, Collision.IDENTICAL)
    if how in STOPS or (how is Collision.ADJACENT and not agreed):
        return Blocked(amendment.id, adopted.id, how)
    made = _made_again(left, adopted.spans, text_tokens(text))
    if made is None:
        return Blocked(amendment.id, adopted.id, Collision.OVERLAPPING)
    after, spans = made
    return Amendment(amendment.id, amendment.target, content_hash(after), spans)


def refuse_strangers(amendments: Iterable[Amendment], text: str) -> None:
    """Raise InputError unless all *amendments* were made for *text*."""
    base = content_hash(text)
    for amendment in amendments:
        if amendment.base != base:
            raise InputError(
                f"The amendment '{amendment.id}' was made for another text of "
                f"{amendment.target}. Make it again on the text as it stands now."
            )


def put_in(spans: Iterable[Span], tokens: Sequence[str]) -> str:
    """Give the text that *spans* make of *tokens*; of two at one place an insertion is first."""
    changed = list(tokens)
    for span in sorted(spans, reverse=True):
        changed[span.start : span.end] = [span.text]
    return "".join(changed)


def _made_again(
    spans: Sequence[Span], adopted: Sequence[Span], tokens: Sequence[str]
) -> tuple[str, tuple[Span, ...]] | None:
    """Give the changed text, and *spans* at the same words in it; None where a word is not whole.

    Places are followed as counts of characters, for a change may alter where words begin and end.
    """
    after = put_in(adopted, tokens)
    found = text_tokens(after)
    if "".join(found) != after:
        return None
    places = {offset: place for place, offset in enumerate(accumulate(map(len, found), initial=0))}
    offsets = list(accumulate(map(len, tokens), initial=0))
    moved = []
    for span in spans:
        start, end = (
            places.get(offsets[place] + _shift(place, adopted, offsets, behind=behind), -1)
            for place, behind in ((span.start, span.start < span.end), (span.end, False))
        )
        if min(start, end) < 0:
            return None
        moved.append(Span(start, end, span.text))
    return after, tuple(moved)


def _shift(place: int, adopted: Sequence[Span], offsets: Sequence[int], *, behind: bool) -> int:
    """Say by how many characters *adopted* moves *place*; *behind* what is inserted just there."""
    return sum(
        len(span.text) - (offsets[span.end] - offsets[span.start])
        for span in adopted
        if span.end < place or (span.end == place and (span.start < place or behind))
    )
