"""Cells and lines with their columns, put together into what one respondent said."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from folkmoot.consultation.intake import values
from folkmoot.consultation.intake.columns import Column, Role
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import Question, QuestionKind
from folkmoot.consultation.responses import (
    BY_SENDING,
    WHOLE,
    Answer,
    Consents,
    RespondentKind,
)
from folkmoot.foundation.errors import InputError

_NAMED: Final = re.compile(
    r"(?:clauses?|articles?|paragraphs?|cláusulas?|artículos?|البند|المادة|بند)\s+"
    r"(\d+\.\d+(?:\.\d+)*)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Said:
    """What one respondent said, while it is put together."""

    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)

    def add(self, answer: Answer) -> None:
        """Add *answer*; what is said to the same question in two places is joined."""
        place = (answer.question, answer.clause)
        before = self.answers.get(place, Answer(answer.question, clause=answer.clause))
        words = [text for text in (before.text, answer.text) if text]
        self.answers[place] = replace(
            before,
            text="\n\n".join(words),
            choice=answer.choice or before.choice,
            scale=before.scale if answer.scale is None else answer.scale,
        )


class Assembly:
    """Puts answers together for one consultation; InputError says what cannot be understood."""

    def __init__(self, consultation: Consultation) -> None:
        self._questions = {question.id: question for question in consultation.questions}
        self._clauses = {
            question.id: question.clauses
            for question in consultation.questions
            if question.kind is not QuestionKind.CLAUSES
        } | {statement.id: statement.clauses for statement in consultation.statements}
        self._known = consultation.clauses

    def take(self, cells: Iterable[tuple[Column, str]], *, strict: bool = True) -> Said:
        """Put *cells* together; unless *strict*, what is no choice is kept as words."""
        said = Said()
        for column, value in cells:
            if value.strip() and column.role not in {Role.PERSONAL, Role.LEFT_OUT}:
                self._take(said, column, value.strip(), strict)
        return said

    def _take(self, said: Said, column: Column, value: str, strict: bool) -> None:
        """Take one cell; what cannot be understood is told with its column."""
        try:
            self._take_cell(said, column, value, strict)
            if strict and column.role is Role.FACT:
                check_fact(column.name, value)
        except InputError as error:
            if not column.header:
                raise
            raise InputError(f"in the column '{column.header}', {error}") from error

    def answers_of(self, said: Said) -> tuple[Answer, ...]:
        """Give the answers with the clauses that each speaks to."""
        return tuple(
            replace(answer, clauses=self._clauses_of(answer)) for answer in said.answers.values()
        )

    def _take_cell(self, said: Said, column: Column, value: str, strict: bool) -> None:
        if column.role is Role.FACT and column.name != "comment":
            said.facts[column.name] = value
        elif column.role is Role.STATEMENT:
            said.add(Answer(column.name, scale=values.scale(value)))
        elif column.role is Role.QUESTION:
            said.add(self._to_question(column.name, value, strict))
        elif column.role is Role.OTHER:
            said.add(Answer(WHOLE, f"{column.name}: {value}" if column.name else value))
        else:
            question = WHOLE if column.role is Role.FACT else column.name
            said.add(Answer(question, value, clause=column.clause))

    def _to_question(self, question_id: str, value: str, strict: bool) -> Answer:
        question = self._questions[question_id]
        if question.kind is not QuestionKind.CHOICE:
            return Answer(question_id, value)
        first, _, rest = value.partition("\n")
        try:
            return Answer(question_id, rest.strip(), choice=values.choice(first, question))
        except InputError:
            return self._by_first_words(question, value, strict)

    def _by_first_words(self, question: Question, value: str, strict: bool) -> Answer:
        """Read "Yes, because …": a choice, a mark, and why."""
        head, *tail = re.split(r"[,.;:–—]+\s*", value, maxsplit=1)
        try:
            return Answer(question.id, "".join(tail), choice=values.choice(head, question))
        except InputError:
            if strict:
                raise
            return Answer(question.id, value)

    def _clauses_of(self, answer: Answer) -> tuple[str, ...]:
        named = [clause for clause in _NAMED.findall(answer.text) if clause in self._known]
        own = [answer.clause] if answer.clause else []
        return tuple(dict.fromkeys([*own, *self._clauses.get(answer.question, ()), *named]))


def check_fact(name: str, value: str) -> None:
    """Raise InputError where *value* cannot be what the fact called *name* is."""
    if name in Consents.names():
        values.consent(value, name)
    elif name == "kind":
        values.kind(value)
    elif name == "participants":
        values.participants(value)
    elif name == "received":
        values.day(value)


def consents_of(facts: Mapping[str, str]) -> Consents:
    """Read the consents among *facts*; what is not said is as BY_SENDING has it."""
    said = {name: values.consent(facts[name], name) for name in Consents.names() if name in facts}
    return replace(BY_SENDING, **said)


def kind_of(facts: Mapping[str, str]) -> tuple[RespondentKind, int | None]:
    """Read for whom a response speaks, and of how many."""
    many = values.participants(facts["participants"]) if "participants" in facts else None
    if "kind" in facts:
        return values.kind(facts["kind"]), many
    if many:
        return RespondentKind.GROUP, many
    named = "organisation" in facts
    return (RespondentKind.ORGANISATION if named else RespondentKind.UNKNOWN), None


def day_of(facts: Mapping[str, str]) -> date | None:
    """Read the day on which a response came in, where it is said."""
    return values.day(facts["received"]) if "received" in facts else None
