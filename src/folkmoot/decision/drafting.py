"""Amendments from a text that somebody has edited: the words that differ are its spans."""

from collections.abc import Iterator
from itertools import accumulate

from folkmoot.decision.amendments import Amendment, Span, text_tokens
from folkmoot.foundation.canonical import content_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.policy.matching import matched, without_crumbs

Edit = tuple[int, int, str]
"""Characters of the older text from, up to, and what is put in their place."""


def drafted(amendment_id: str, target: Reference, text: str, *, wanted: str) -> Amendment:
    """Make the amendment that turns *text* into *wanted*, word by word as a comparison shows it.

    Texts that do not differ raise InputError.

    >>> clause = Reference.parse("policy:p@1#2.3")
    >>> drafted("a", clause, "It may be punished.", wanted="It may not be punished.").spans
    (Span(start=3, end=3, text=' not'),)
    """
    tokens = text_tokens(text)
    edits = _edits("".join(tokens), "".join(text_tokens(wanted)))
    spans = tuple(_on_tokens(edits, tokens))
    if not spans:
        raise InputError("Nothing was changed, so there is no amendment. Change some words.")
    return Amendment(amendment_id, target, content_hash(text), spans)


def _edits(old: str, new: str) -> list[Edit]:
    place, edits = 0, []
    for before, after, same in without_crumbs(matched(old, new)):
        if not same:
            edits.append((place, place + len(before), after))
        place += len(before)
    return edits


def _on_tokens(edits: list[Edit], tokens: list[str]) -> Iterator[Span]:
    """Widen each edit to whole tokens; two that then meet, or nearly, become one."""
    offsets = list(accumulate(map(len, tokens), initial=0))
    text = "".join(tokens)
    waiting: tuple[int, int, Edit] | None = None
    for edit in edits:
        first, last = _around(edit, offsets)
        if waiting and first <= waiting[1] + 1:
            start, end, put = waiting[2]
            edit = (start, edit[1], put + text[end : edit[0]] + edit[2])
            first = waiting[0]
        elif waiting:
            yield _span(waiting, offsets, text)
        waiting = (first, last, edit)
    if waiting:
        yield _span(waiting, offsets, text)


def _around(edit: Edit, offsets: list[int]) -> tuple[int, int]:
    start = max(place for place, offset in enumerate(offsets) if offset <= edit[0])
    end = min(place for place, offset in enumerate(offsets) if offset >= edit[1])
    return start, end


def _span(found: tuple[int, int, Edit], offsets: list[int], text: str) -> Span:
    first, last, (start, end, put) = found
    return Span(first, last, text[offsets[first] : start] + put + text[end : offsets[last]])
