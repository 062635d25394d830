"""What is sent from the pages of moderation: places to leave out, and reasons from lists."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from django.http import QueryDict

from folkmoot.consultation.redaction import Reason, Span, merged
from folkmoot.foundation.errors import InputError

MOST_SPANS = 500
ADDED = 3
"""How many stretches can be added to a redaction at a time."""

Listed = TypeVar("Listed", bound=StrEnum)


def spans_chosen(posted: QueryDict, words: Mapping[str, str]) -> tuple[Span, ...]:
    """Read which stretches of *words* to leave out; raise InputError for what stands nowhere."""
    return merged([*_kept(posted), *_added(posted, words)])


def one_of(kind: type[Listed], value: str) -> Listed:
    """Read one entry of a published list; raise InputError for anything else."""
    try:
        return kind(value)
    except ValueError as error:
        raise InputError("Choose one of the reasons in the list.") from error


def _kept(posted: QueryDict) -> Iterator[Span]:
    for number in range(MOST_SPANS):
        place, reason = posted.get(f"span-{number}"), posted.get(f"reason-{number}")
        if place is None:
            return
        if reason:
            part, _, ends = place.rpartition("|")
            start, _, end = ends.partition("-")
            if not (start.isdecimal() and end.isdecimal()):
                raise InputError("A place in the response could not be read. Load the page again.")
            yield Span(part, int(start), int(end), one_of(Reason, reason))


def _added(posted: QueryDict, words: Mapping[str, str]) -> Iterator[Span]:
    """Give every place at which words that are to go stand: names come more than once."""
    for number in range(ADDED):
        wanted = posted.get(f"words-{number}", "").strip()
        if not wanted:
            continue
        reason = one_of(Reason, posted.get(f"why-{number}", ""))
        found = [
            Span(part, start, start + len(wanted), reason)
            for part, text in words.items()
            for start in _starts(text, wanted)
        ]
        if not found:
            raise InputError(
                "Words to leave out have to stand in the response exactly like this. Copy them "
                "from it."
            )
        yield from found


def _starts(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)
