"""One jurisdiction's coded law, and how it stands on one day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from folkmoot.assessment.answers import Answer
from folkmoot.assessment.codebook import NOT_APPLICABLE, UNKNOWN, Codebook, Question
from folkmoot.assessment.jurisdictions import Jurisdiction
from folkmoot.assessment.provisions import Instrument, Provision
from folkmoot.foundation.errors import InputError


@dataclass(frozen=True, slots=True)
class Label:
    """What somebody else calls this law, with the year and the place of saying so."""

    source: str
    year: str
    label: str
    where: str


@dataclass(frozen=True, slots=True)
class Law:
    """Instruments, provisions and answers of one jurisdiction, with the state of the coding."""

    jurisdiction: Jurisdiction
    status: str
    about: str
    checked: date
    instruments: Mapping[str, Instrument]
    provisions: Mapping[str, Provision]
    answers: tuple[Answer, ...]
    labels: tuple[Label, ...] = ()

    @property
    def first_day(self) -> date:
        """The first day on which any answer may hold; before it nothing is coded."""
        starts = (a.start.earliest or a.recorded for a in self.answers if a.is_known)
        return min(starts, default=self.checked)

    def turning_days(self) -> tuple[date, ...]:
        """Give, in order, the days on which any answer begins, ends or becomes certain."""
        days: set[date] = set()
        for answer in self.answers:
            days.update(d for d in (answer.start.earliest, answer.surely_from) if d)
            if answer.end is not None:
                ends = (answer.end.earliest, answer.end.latest)
                days.update(d + timedelta(days=1) for d in ends if d and d < date.max)
        return tuple(sorted(day for day in days if day >= self.first_day))


@dataclass(frozen=True, slots=True)
class Standing:
    """The law on one day, question by question: *values* to reason with, *answers* behind them.

    *coded* is what was typed in. In *values* a question whose condition does not hold is not
    applicable, whatever was coded; where its condition is unknown, so is the question.
    """

    law: Law
    on: date
    coded: Mapping[str, str]
    values: Mapping[str, str]
    answers: Mapping[str, Answer]

    def value(self, question: str) -> str:
        """Give the value of *question*, unknown where nothing is coded."""
        return self.values.get(question, UNKNOWN)


def stand(law: Law, codebook: Codebook, *, on: date) -> Standing:
    """Give the *law* as it stands *on* a day; InputError for a day before anything is coded."""
    if on < law.first_day:
        raise InputError(
            f"The law of {law.jurisdiction.name} is coded from {law.first_day} on, and says "
            f"nothing about {on}. Ask for {law.first_day} or a later day."
        )
    coded: dict[str, str] = {}
    answers: dict[str, Answer] = {}
    for answer in law.answers:
        holds = answer.holds_on(on)
        if holds or (holds is None and answer.question not in coded):
            answers[answer.question] = answer
            coded[answer.question] = answer.value if holds else UNKNOWN
    return Standing(law, on, coded, _asked(codebook, coded), answers)


def imagine(standing: Standing, codebook: Codebook, changes: Mapping[str, str]) -> Standing:
    """Give the law as it would stand with *changes* (value by question) laid over it.

    Imagined answers cite nothing: they are not in *answers*. An absent question, or a value it
    does not take, raises InputError.
    """
    for question, value in changes.items():
        _require_answer(codebook, question, value)
    coded = {**standing.coded, **changes}
    answers = {q: a for q, a in standing.answers.items() if q not in changes}
    return Standing(standing.law, standing.on, coded, _asked(codebook, coded), answers)


def _asked(codebook: Codebook, coded: Mapping[str, str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for question in codebook:
        values[question.id] = _asked_value(question, coded.get(question.id, UNKNOWN), values)
    return values


def _asked_value(question: Question, coded: str, values: Mapping[str, str]) -> str:
    truth = question.asked_if.read(values).truth
    if truth is None:
        return UNKNOWN
    return coded if truth else NOT_APPLICABLE


def _require_answer(codebook: Codebook, question: str, value: str) -> None:
    asked = codebook.questions.get(question)
    if asked is None:
        raise InputError(
            f"'{question}' is not a question of the codebook. "
            f"It has {', '.join(codebook.questions)}."
        )
    if not asked.takes(value):
        raise InputError(
            f"'{value}' is not an answer to {question} ({asked.text}). "
            f"Choose one of {', '.join(asked.answers)}."
        )
