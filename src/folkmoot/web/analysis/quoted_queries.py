"""Words of responses: for the public those that two people published, for coders all of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from folkmoot.analysis.words import folded
from folkmoot.consultation.quotations import words_of
from folkmoot.consultation.responses import Response
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis.documents import StoredTheme
from folkmoot.web.consultation.queries import quotations as published

QUOTED = 6

Published = Mapping[str, tuple[published.Quoted, ...]]
"""Published quotations by the name of their response."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a response, or what they say *in other words*; *who* only as its writer agreed."""

    response: Reference
    words: str
    kind: str
    language: str
    who: str
    in_other_words: bool = False


def published_in(consultation_id: str) -> Published:
    """Give all quotations of a consultation that two people published."""
    found: dict[str, list[published.Quoted]] = {}
    for each in published.published(consultation_id=consultation_id):
        found.setdefault(each.response.name, []).append(each)
    return {name: tuple(held) for name, held in found.items()}


def quoted_on(stored: StoredTheme, out: Published, most: int | None = QUOTED) -> tuple[Quoted, ...]:
    """Give the published quotations that touch a passage of a theme, the most typical first.

    Each once, and the same words only once.
    """
    found: dict[str, Quoted] = {}
    for place in stored.passages:
        for each in out.get(place.response, ()):
            if each.start < place.end and place.start < each.end:
                found.setdefault(folded(each.words), shown(each))
        if most is not None and len(found) >= most:
            break
    return tuple(found.values())[:most]


def shown(quotation: published.Quoted) -> Quoted:
    """Give a published quotation as pages show it."""
    return Quoted(
        quotation.response,
        quotation.words,
        quotation.kind,
        quotation.language,
        quotation.who,
        quotation.in_other_words,
    )


def passages(
    stored: StoredTheme, responses: Mapping[str, Response], most: int = QUOTED
) -> tuple[Quoted, ...]:
    """Give coders the passages of a theme, the most typical first, one of each response.

    The same words come only once.
    """
    found: dict[str, Quoted] = {}
    seen: set[str] = set()
    for place in stored.passages:
        response = responses.get(place.response)
        if response is None or place.response in seen:
            continue
        words = words_of(response)[place.start : place.end]
        seen.add(place.response)
        found.setdefault(folded(words), quoted(response, words))
        if len(found) == most:
            break
    return tuple(found.values())


def quoted(response: Response, words: str) -> Quoted:
    """Give *words* of a response with what its writer lets be said of them."""
    who = response.organisation if response.consents.attribute else ""
    return Quoted(response.reference, words, str(response.kind), response.language, who)
