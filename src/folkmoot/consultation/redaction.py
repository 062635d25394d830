"""Redaction: which stretches of a response are left out, why, and what is read instead of them.

What was sent is never changed. A redaction is a list of places with reasons, made by a person, and
holds for the very words that it was made for. It holds none of them itself.
"""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from folkmoot.consultation.responses import Answer, Response
from folkmoot.consultation.wording import Wording
from folkmoot.foundation.canonical import Json, canonical_json
from folkmoot.foundation.errors import InputError

ORGANISATION: Final = "organisation"
"""The part of a response that names for whom it speaks."""


class Reason(StrEnum):
    """Why a stretch is left out: the published list."""

    PERSON = "person"
    CONTACT = "contact"
    PLACE = "place"
    DAY = "day"
    NUMBER = "number"
    TELLING = "telling"  # a detail by which those near would know who it is
    ACCUSATION = "accusation"
    ABUSE = "abuse"


REASON_WORDS: Final = {
    Reason.PERSON: Wording.of(
        {
            "en": "name of a person",
            "fr": "nom d’une personne",
            "es": "nombre de una persona",
            "ar": "اسم شخص",
        }
    ),
    Reason.CONTACT: Wording.of(
        {
            "en": "address or number to reach somebody",
            "fr": "adresse ou numéro pour joindre quelqu’un",
            "es": "dirección o número para contactar con alguien",
            "ar": "عنوان أو رقم للاتصال بشخص",
        }
    ),
    Reason.PLACE: Wording.of({"en": "place", "fr": "lieu", "es": "lugar", "ar": "مكان"}),
    Reason.DAY: Wording.of({"en": "date", "fr": "date", "es": "fecha", "ar": "تاريخ"}),
    Reason.NUMBER: Wording.of(
        {
            "en": "number that names somebody",
            "fr": "numéro qui désigne quelqu’un",
            "es": "número que identifica a alguien",
            "ar": "رقم يدل على شخص",
        }
    ),
    Reason.TELLING: Wording.of(
        {
            "en": "detail that could tell who it is",
            "fr": "détail qui pourrait dire qui c’est",
            "es": "detalle que podría decir quién es",
            "ar": "تفصيل قد يكشف هوية شخص",
        }
    ),
    Reason.ACCUSATION: Wording.of(
        {
            "en": "accusation against somebody",
            "fr": "accusation contre quelqu’un",
            "es": "acusación contra alguien",
            "ar": "اتهام لشخص",
        }
    ),
    Reason.ABUSE: Wording.of(
        {"en": "abuse", "fr": "propos injurieux", "es": "insultos", "ar": "إساءة"}
    ),
}
"""What each reason is called where something is left out."""

LEFT_OUT: Final = Wording.of(
    {
        "en": "[left out: {reason}]",
        "fr": "[omis : {reason}]",
        "es": "[omitido: {reason}]",
        "ar": "[محذوف: {reason}]",
    }
)
"""What is read instead of a stretch."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters *start* to *end* of one *part* of a response, and why they are left out."""

    part: str
    start: int
    end: int
    reason: Reason

    @property
    def length(self) -> int:
        """How many characters it covers."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Redaction:
    """What is left out of one response; *mark* stands for the very words that it was made for.

    A later *version* takes the place of the one before; both are kept.
    """

    mark: str
    spans: tuple[Span, ...] = ()
    version: int = 1


def words_by_part(response: Response) -> dict[str, str]:
    """Give what a response says in words, by part, its organisation included."""
    said = {answer.part: answer.text for answer in response.answers if answer.text}
    return said | ({ORGANISATION: response.organisation} if response.organisation else {})


def mark_of(words: Mapping[str, str], *, secret: bytes) -> str:
    """Give a keyed hash of *words*: it tells whether they are the same, and nothing else.

    >>> mark_of({"q1": "a"}, secret=b"s") == mark_of({"q1": "b"}, secret=b"s")
    False
    """
    return hmac.digest(secret, b"words:" + canonical_json(dict(words)), "sha256").hex()


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join stretches that overlap or touch; the longer one gives the reason.

    >>> merged([Span("q", 0, 9, Reason.PLACE), Span("q", 5, 12, Reason.DAY)])
    (Span(part='q', start=0, end=12, reason=<Reason.PLACE: 'place'>),)
    """
    found: list[Span] = []
    longest = 0
    for span in sorted(spans):
        before = found[-1] if found else None
        if before is None or before.part != span.part or before.end < span.start:
            found.append(span)
            longest = span.length
            continue
        reason = span.reason if span.length > longest else before.reason
        longest = max(longest, span.length)
        found[-1] = replace(before, end=max(before.end, span.end), reason=reason)
    return tuple(found)


def redact(text: str, spans: Iterable[Span], *, language: str = "en") -> str:
    """Give *text* with a mark instead of each of *spans*, all of its one part.

    >>> redact("Ask Mina Example.", [Span("q1", 4, 16, Reason.PERSON)])
    'Ask [left out: name of a person].'
    """
    read, at = "", 0
    for span in merged(spans):
        reason = REASON_WORDS[span.reason].in_language(language)
        said = LEFT_OUT.in_language(language).format(reason=reason)
        read += text[at : span.start] + said
        at = span.end
    return read + text[at:]


def redact_within(
    text: str, spans: Iterable[Span], start: int, end: int, *, language: str = "en"
) -> str:
    """Give characters *start* to *end* of *text*, with the spans that reach into them left out.

    >>> redact_within("Ask Mina today.", [Span("q1", 4, 8, Reason.PERSON)], 6, 15)
    '[left out: name of a person] today.'
    """
    own = [
        replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
        for span in spans
        if span.start < end and start < span.end
    ]
    return redact(text[start:end], own, language=language)


def refuse_odd(spans: Iterable[Span], words: Mapping[str, str]) -> None:
    """Raise InputError for a stretch that does not lie within *words*."""
    for span in spans:
        if not 0 <= span.start < span.end <= len(words.get(span.part, "")):
            raise InputError(
                f"There are no characters {span.start} to {span.end} in the part '{span.part}'. "
                f"Read the response again and mark them there."
            )


def redacted(response: Response, redaction: Redaction | None, *, secret: bytes) -> Response:
    """Give *response* with what *redaction* leaves out left out; without one, as it is.

    Raise InputError where its words are not the ones that the redaction was made for.
    """
    if redaction is None:
        return response
    words = words_by_part(response)
    if mark_of(words, secret=secret) != redaction.mark:
        raise InputError(
            f"The words of {response.id} are not those that were redacted. Read it again."
        )
    refuse_odd(redaction.spans, words)

    def read(part: str, text: str) -> str:
        own = [span for span in redaction.spans if span.part == part]
        return redact(text, own, language=response.language)

    def answer(given: Answer) -> Answer:
        return replace(given, text=read(given.part, given.text))

    return replace(
        response,
        organisation=read(ORGANISATION, response.organisation),
        answers=tuple(map(answer, response.answers)),
    )


def as_json(spans: Iterable[Span]) -> list[Json]:
    """Give spans as they are stored: places and reasons."""
    return [[span.part, span.start, span.end, str(span.reason)] for span in merged(spans)]


def read_spans(stored: Iterable[object]) -> tuple[Span, ...]:
    """Read what *as_json* gave."""
    found = []
    for each in stored:
        assert isinstance(each, list)
        part, start, end, reason = each
        found.append(Span(str(part), int(start), int(end), Reason(reason)))
    return tuple(found)
