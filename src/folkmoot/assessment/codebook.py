"""The codebook: the questions that are asked of every law, and the answers each may take."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from folkmoot.assessment.expressions import TRUE, Condition

UNKNOWN: Final = "unknown"
CONTESTED: Final = "contested"
NOT_APPLICABLE: Final = "not_applicable"
STANDARD: Final = (UNKNOWN, CONTESTED, NOT_APPLICABLE)
"""What every question takes besides its own answers."""


class QuestionKind(StrEnum):
    """Whether a question asks what the law says or what is done with it."""

    LAW = "law"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Question:
    """One observable question; *asked_if* says of which laws it makes sense to ask it."""

    id: str
    group: str
    text: str
    answers: tuple[str, ...]
    kind: QuestionKind = QuestionKind.LAW
    asked_if: Condition = TRUE

    def takes(self, value: str) -> bool:
        """Say whether *value* is one of the question's answers or a standard one."""
        return value in self.answers or value in STANDARD


@dataclass(frozen=True, slots=True)
class Codebook:
    """Questions in their order, by id."""

    version: str
    about: str
    questions: Mapping[str, Question] = field(default_factory=lambda: MappingProxyType({}))

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions.values())

    def __contains__(self, question: object) -> bool:
        return question in self.questions

    def groups(self) -> dict[str, tuple[Question, ...]]:
        """Give the questions by group, both in the codebook's order."""
        found: dict[str, tuple[Question, ...]] = {}
        for question in self:
            found[question.group] = (*found.get(question.group, ()), question)
        return found
