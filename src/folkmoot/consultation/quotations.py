"""Quotations: words of a response become public when two people of its section have agreed.

One proposes a passage, another approves it, and either, or anybody who may publish words there,
takes it back. A response that was withdrawn or did not allow it is never quoted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from folkmoot.consultation.responses import Answer, RespondentKind, Response
from folkmoot.foundation.errors import InputError, NotAllowed
from folkmoot.foundation.references import Reference

BETWEEN: Final = "\n\n"
"""What stands between two answers where a response is read as one text."""

AT_RISK: Final = frozenset({RespondentKind.STAKEHOLDER, RespondentKind.UNKNOWN})
"""Kinds of respondent whose words are told in others' words unless two people say otherwise:
whoever was invited because it is their life, and whoever did not say."""

LEAST: Final = 3
"""The fewest words that a quotation has."""


class QuotationState(StrEnum):
    """Where a quotation stands."""

    PROPOSED = "proposed"
    PUBLISHED = "published"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters *start* to *end* of one *part* of a response."""

    response: str
    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage on its way to the public: who proposed it, who approved it, who took it back.

    A *paraphrase* tells what the passage says in other words; the passage itself then stays sealed.
    """

    passage: Passage
    proposed_by: Reference
    is_paraphrase: bool = False
    approved_by: Reference | None = None
    taken_back_by: Reference | None = None

    @property
    def state(self) -> QuotationState:
        """Where it stands."""
        if self.taken_back_by is not None:
            return QuotationState.TAKEN_BACK
        return QuotationState.PUBLISHED if self.approved_by else QuotationState.PROPOSED

    @property
    def is_public(self) -> bool:
        """Whether its words may be shown to everybody: two different people said so."""
        return (
            self.state is QuotationState.PUBLISHED
            and self.approved_by is not None
            and self.approved_by != self.proposed_by
        )


def words_of(response: Response) -> str:
    """Give all that *response* says in words, answer after answer, as one text."""
    return BETWEEN.join(answer.text for answer in response.answers if answer.text)


def place_of(response: Response, part: str) -> int:
    """Give where in *words_of* the answer *part* begins; InputError where it says no words."""
    at = 0
    for answer in response.answers:
        if answer.part == part and answer.text:
            return at
        at += len(answer.text) + len(BETWEEN) if answer.text else 0
    raise InputError(f"The response {response.id} says nothing in words under '{part}'.")


def prefers_paraphrase(response: Response) -> bool:
    """Say whether a response is told in other words unless two people say otherwise."""
    return response.kind in AT_RISK


def find(response: Response, words: str) -> Passage:
    """Find *words* in a response, to the letter and once only; raise InputError otherwise."""
    wanted = words.strip()
    if len(wanted.split()) < LEAST:
        raise InputError(f"Give at least {LEAST} words, exactly as they stand in the response.")
    found = list(_places(response.answers, wanted))
    if not found:
        raise InputError(
            "These words do not stand in the response like this. Copy them exactly, from one "
            "answer."
        )
    if len(found) > 1:
        raise InputError("These words stand in it more than once. Copy a longer passage.")
    part, start = found[0]
    return Passage(response.id, part, start, start + len(wanted))


def propose(
    response: Response, passage: Passage, *, by: Reference, is_paraphrase: bool = False
) -> Quotation:
    """Propose a passage; raise NotAllowed where the response does not let itself be quoted."""
    if not (response.consents.quote and response.consents.use):
        raise NotAllowed("Whoever wrote this did not agree to be quoted. It can be counted only.")
    if not said(response, passage).strip():
        raise InputError("There are no words at this place of the response.")
    return Quotation(passage, by, is_paraphrase)


def approve(quotation: Quotation, *, by: Reference) -> Quotation:
    """Let the words out; NotAllowed for whoever proposed them, InputError where it is decided."""
    if quotation.state is not QuotationState.PROPOSED:
        raise InputError("This quotation was decided already.")
    if by == quotation.proposed_by:
        raise NotAllowed(
            "You proposed this quotation. Somebody else of the section has to read and approve it."
        )
    return replace(quotation, approved_by=by)


def take_back(quotation: Quotation, *, by: Reference) -> Quotation:
    """Take the words back, before they were approved or after; for good."""
    if quotation.state is QuotationState.TAKEN_BACK:
        return quotation
    return replace(quotation, taken_back_by=by)


def said(response: Response, passage: Passage) -> str:
    """Give the words at *passage*, or nothing where there are none."""
    texts = {answer.part: answer.text for answer in response.answers if answer.text}
    return texts.get(passage.part, "")[passage.start : passage.end]


def _places(answers: Iterable[Answer], wanted: str) -> Iterable[tuple[str, int]]:
    for answer in answers:
        at = answer.text.find(wanted)
        while at >= 0:
            yield answer.part, at
            at = answer.text.find(wanted, at + 1)
