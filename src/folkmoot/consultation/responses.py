"""Responses: what one respondent sent in one go. One response is one response."""

import unicodedata
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Final

from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.references import Kind, Reference

WHOLE: Final = "text"
"""The part of a response that answers no question: a letter, the words beside a form."""


class Channel(StrEnum):
    """By which way a response came in."""

    FORM = "form"
    MAIL = "mail"
    SHEET = "sheet"
    LETTER = "letter"
    PAPER = "paper"


class RespondentKind(StrEnum):
    """For whom a response speaks."""

    MEMBER = "member"
    ORGANISATION = "organisation"
    STAKEHOLDER = "stakeholder"
    GROUP = "group"  # a discussion, with its number of participants
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Consents:
    """What may be done with a response, each a choice of its own."""

    use: bool = True  # read, counted and analysed
    quote: bool = False
    attribute: bool = False
    archive: bool = False
    pass_on: bool = False

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Give the names of the choices in their order."""
        return tuple(field.name for field in fields(cls))


BY_SENDING: Final = Consents()
"""What is taken as meant where nothing is said: to be read and counted, and no more."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One reply to one question or statement, or words to no question (WHOLE).

    *scale* runs from -2 to 2. *clause* is the clause that a comment is on. *clauses* are those
    that the answer speaks to: by its question, by the comment, or because its words name them.
    """

    question: str
    text: str = ""
    choice: str = ""
    scale: int | None = None
    clause: str = ""
    clauses: tuple[str, ...] = ()

    @property
    def part(self) -> str:
        """The answer's part of the response's reference: q3, or q6.2.1 for a comment on 2.1."""
        return f"{self.question}.{self.clause}" if self.clause else self.question

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return not (self.text.strip() or self.choice or self.scale is not None)


@dataclass(frozen=True, slots=True)
class Response:
    """One submission: on a day, never at a time. *participants* only for a group discussion."""

    id: str
    round: str
    channel: Channel
    received: date
    kind: RespondentKind = RespondentKind.UNKNOWN
    participants: int | None = None
    organisation: str = ""
    language: str = ""
    answers: tuple[Answer, ...] = ()
    consents: Consents = BY_SENDING
    late: bool = False

    @property
    def reference(self) -> Reference:
        """The response's reference, such as response:north-7k3q9x2m."""
        return Reference(Kind.RESPONSE, self.id)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return all(answer.is_empty for answer in self.answers)


def fingerprint(answers: tuple[Answer, ...]) -> str:
    """Give a hash of what was said, the same however it was spaced or capitalised."""
    said: list[Json] = [
        [answer.question, answer.clause, _plain(answer.text), answer.choice, answer.scale]
        for answer in sorted(answers, key=lambda answer: answer.part)
        if not answer.is_empty
    ]
    return json_hash(said)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
