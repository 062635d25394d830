"""Responses as an analysis reads them: one text each, and one row of votes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from folkmoot.analysis.corpus import Text
from folkmoot.analysis.language import language_of
from folkmoot.analysis.votes import GAP, Votes, votes_from
from folkmoot.consultation.quotations import BETWEEN, words_of
from folkmoot.consultation.responses import Answer, Response

DIMENSIONS = ("kind", "section", "channel", "language")
"""What themes are broken down by; the language is that of a response's words."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where one answer stands in the text of its response."""

    start: int
    end: int
    answer: Answer


def spans(response: Response) -> tuple[Span, ...]:
    """Say where in `words_of` each answer stands."""
    found: list[Span] = []
    start = 0
    for answer in response.answers:
        if answer.text:
            found.append(Span(start, start + len(answer.text), answer))
            start += len(answer.text) + len(BETWEEN)
    return tuple(found)


def answer_at(response: Response, start: int) -> Answer | None:
    """Give the answer that the character at *start* of the response's words belongs to."""
    return next((s.answer for s in spans(response) if s.start <= start < s.end), None)


def text_of(response: Response, section: str) -> Text:
    """Give *response* as a text, with whom it is from; its language is told from its words."""
    words = words_of(response)
    groups = (
        ("kind", str(response.kind)),
        ("section", section),
        ("channel", str(response.channel)),
    )
    return Text(response.id, words, language_of(words), groups)


def votes_in(responses: Iterable[Response], statements: Iterable[str]) -> Votes:
    """Give who agrees (1), is undecided (0) or disagrees (-1) with each statement."""
    asked = list(statements)
    rows = {response.id: _votes(response, asked) for response in responses}
    voting = {id: row for id, row in rows.items() if any(vote != GAP for vote in row)}
    return votes_from(voting, asked)


def texts_of(responses: Iterable[Response], sections: Mapping[str, str]) -> tuple[Text, ...]:
    """Give the texts of *responses*; *sections* has the body of each round."""
    return tuple(
        text_of(response, sections.get(response.round, response.round)) for response in responses
    )


def _votes(response: Response, statements: list[str]) -> list[int]:
    scales = {answer.question: answer.scale for answer in response.answers}
    votes = []
    for statement in statements:
        scale = scales.get(statement)
        votes.append(GAP if scale is None else (scale > 0) - (scale < 0))
    return votes
