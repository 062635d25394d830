"""Amendments: changes to a text as spans of its words, applied exactly or not at all."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from folkmoot.foundation.canonical import Json, canonical_text, content_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference

_TOKEN: Final = re.compile(r"\s+|\w+(?:['’\-]\w+)*|[^\w\s]")


class AmendmentState(StrEnum):
    """What has become of an amendment."""

    MOVED = "moved"
    TAKEN_IN = "taken_in"  # friendly: whoever moved the text took it in, without a vote
    TO_VOTE = "to_vote"  # unfriendly: they did not, so the meeting decides
    WAITING = "waiting"  # it touches one that was carried: somebody must say that it still holds
    FALLEN = "fallen"  # it collides with one that was carried, or its text was lost
    WITHDRAWN = "withdrawn"
    CARRIED = "carried"
    LOST = "lost"


ADOPTED: Final = frozenset({AmendmentState.TAKEN_IN, AmendmentState.CARRIED})
"""States of amendments that are in their text now."""

VOTABLE: Final = frozenset({AmendmentState.MOVED, AmendmentState.TO_VOTE})
"""States in which an amendment may be taken in, or put to the vote."""

PENDING: Final = VOTABLE | {AmendmentState.WAITING}
"""States of amendments that are made again when their text changes."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Put *text* in the place of the tokens from *start* up to, not including, *end*."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """Changes to *target* (a clause or a motion) as it stood when its hash was *base*."""

    id: str
    target: Reference
    base: str
    spans: tuple[Span, ...]

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed and published."""
        return {
            "id": self.id,
            "target": str(self.target),
            "base": self.base,
            "spans": [[span.start, span.end, span.text] for span in self.spans],
        }


def text_tokens(text: str) -> list[str]:
    """Cut *text*, in its canonical form, into words, signs and the blanks between them.

    >>> text_tokens("May not, ever.")
    ['May', ' ', 'not', ',', ' ', 'ever', '.']
    """
    return _TOKEN.findall(canonical_text(text).strip("\n"))


def amend(
    amendment_id: str, target: Reference, text: str, *, changes: Iterable[tuple[str, str]]
) -> Amendment:
    """Make an amendment of *text* from pairs of the words to find and the words to put.

    Empty words to find stand for the whole of an empty text: that is how a new clause begins.
    Words that are not in the text, or are there twice, raise InputError, and so do changes that
    reach into one another, or that leave blanks at the end of a line, where texts have none.
    """
    tokens = text_tokens(text)
    spans = sorted(_span(tokens, find, put) for find, put in changes)
    for one, next_one in pairwise(spans):
        if next_one.start < one.end:
            raise InputError(
                f"Two changes of the amendment '{amendment_id}' reach into one another. "
                f"Make them one change."
            )
    made = Amendment(amendment_id, target, content_hash(text), tuple(spans))
    result = amended(text, made)
    if "".join(text_tokens(result)) != result:
        raise InputError(
            f"The amendment '{amendment_id}' leaves a blank at the end of a line. Take it out too."
        )
    return made


def amended(text: str, amendment: Amendment) -> str:
    """Give *text* with *amendment* applied; raise InputError unless it is the text it was made for.

    >>> rule = Reference.parse("policy:p@1#2.3")
    >>> amended("It is punished.", amend("a", rule, "It is punished.", changes=[("is", "is not")]))
    'It is not punished.'
    """
    if content_hash(text) != amendment.base:
        raise InputError(
            f"The amendment '{amendment.id}' was made for another text of {amendment.target}. "
            f"Make it again on the text as it stands now."
        )
    tokens = text_tokens(text)
    for span in sorted(amendment.spans, reverse=True):
        if not 0 <= span.start <= span.end <= len(tokens):
            raise InputError(f"The amendment '{amendment.id}' reaches beyond the end of its text.")
        tokens[span.start : span.end] = [span.text]
    return "".join(tokens)


def _span(tokens: Sequence[str], find: str, put: str) -> Span:
    wanted = text_tokens(find)
    if not wanted:
        if tokens:
            raise InputError("A change must say which words to find in a text that is not empty.")
        return Span(0, 0, put)
    width = len(wanted)
    starts = [n for n in range(len(tokens) - width + 1) if tokens[n : n + width] == wanted]
    if len(starts) != 1:
        how = "is not in the text" if not starts else f"is in the text {len(starts)} times"
        raise InputError(f"'{find}' {how}. Give words that are there exactly once.")
    return Span(starts[0], starts[0] + width, put)
