"""Responses: what one respondent sent in one go. One response is one response."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Final

from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.anchors import Anchor

WHOLE: Final = "text"
"""The part of a response that answers no question: a letter, the words beside a form."""

MINORITY: Final = "minority"
"""The part of a group discussion that holds the views of those who saw it differently."""

Document = dict[str, Json]


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
    *anchor* is the passage that a comment is on, where it is on less than the whole clause.
    """

    question: str
    text: str = ""
    choice: str = ""
    scale: int | None = None
    clause: str = ""
    clauses: tuple[str, ...] = ()
    anchor: Anchor | None = None

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


def sealed_part(response: Response) -> Document:
    """Give what is sealed of *response*: its organisation, and all that it says."""
    return {
        "organisation": response.organisation,
        "answers": [_answer_document(answer) for answer in response.answers],
    }


def with_sealed_part(response: Response, document: Mapping[str, Json]) -> Response:
    """Give *response* with what it says; raise InputError where *document* is no sealed part."""
    try:
        return replace(
            response,
            organisation=str(document["organisation"]),
            answers=tuple(_answer(each) for each in _items(document["answers"])),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            "This is not the sealed part of a response. It was changed, or is another's."
        ) from error


def facts_of(response: Response) -> Document:
    """Give what stands in the clear of *response*, beside its round, its channel and its day."""
    consents = asdict(response.consents)
    return {
        "kind": str(response.kind),
        "participants": response.participants,
        "language": response.language,
        "consents": [name for name in Consents.names() if consents[name]],
        "parts": [
            [answer.question, answer.clause, list(answer.clauses)] for answer in response.answers
        ],
    }


def response_from(
    facts: Mapping[str, Json],
    *,
    name: str,
    round_id: str,
    channel: Channel,
    received: date,
    late: bool = False,
) -> Response:
    """Give the response called *name* as far as its *facts* go: answers without their words.

    Facts of another shape raise InputError.
    """
    try:
        many, given = facts["participants"], set(map(str, _items(facts["consents"])))
        return Response(
            id=name,
            round=round_id,
            channel=channel,
            received=received,
            kind=RespondentKind(str(facts["kind"])),
            participants=None if many is None else int(str(many)),
            language=str(facts["language"]),
            answers=tuple(_part(each) for each in _items(facts["parts"])),
            consents=Consents(**{each: each in given for each in Consents.names()}),
            late=late,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"The facts of the response '{name}' cannot be read.") from error


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


def _answer_document(answer: Answer) -> Document:
    return {
        "question": answer.question,
        "text": answer.text,
        "choice": answer.choice,
        "scale": answer.scale,
        "clause": answer.clause,
        "clauses": list(answer.clauses),
        "anchor": asdict(answer.anchor) if answer.anchor else None,
    }


def _answer(document: Json) -> Answer:
    if not isinstance(document, Mapping):
        raise TypeError
    scale, mark = document["scale"], document["anchor"]
    return Answer(
        question=str(document["question"]),
        text=str(document["text"]),
        choice=str(document["choice"]),
        scale=None if scale is None else int(str(scale)),
        clause=str(document["clause"]),
        clauses=tuple(map(str, _items(document["clauses"]))),
        anchor=_anchor(mark) if isinstance(mark, Mapping) else None,
    )


def _anchor(mark: Mapping[str, Json]) -> Anchor:
    return Anchor(**{name: str(mark[name]) for name in ("clause", "exact", "prefix", "suffix")})


def _part(document: Json) -> Answer:
    question, clause, clauses = _items(document)
    return Answer(str(question), clause=str(clause), clauses=tuple(map(str, _items(clauses))))


def _items(document: Json) -> Sequence[Json]:
    if not isinstance(document, Sequence) or isinstance(document, str):
        raise TypeError
    return document
