"""How often coders of the same law differ: by question, by jurisdiction and over a batch.

The rate is that of the Policy Surveillance Program: divergences over coded answers.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Final

from folkmoot.assessment.assessments import absences, citations
from folkmoot.assessment.codebook import UNKNOWN, Codebook
from folkmoot.assessment.codings import CodedAnswer, Coding
from folkmoot.assessment.law import Law, stand
from folkmoot.assessment.provisions import Reading
from folkmoot.foundation import agreement as chance
from folkmoot.foundation.agreement import Agreement

FEWEST_LAWS: Final = 3
"""Below so many laws agreement beyond chance is not told: resampling two says nothing."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One question of one law that two coders or more answered, with what each said, by coder."""

    jurisdiction: str
    question: str
    answers: Mapping[str, CodedAnswer]

    @property
    def values(self) -> frozenset[str]:
        """The values that were given."""
        return frozenset(answer.value for answer in self.answers.values())

    @property
    def diverges(self) -> bool:
        """Whether not all gave the same value."""
        return len(self.values) > 1

    @property
    def is_of_unknowns(self) -> bool:
        """Whether they differ only in that some know and some do not."""
        return self.diverges and len(self.values - {UNKNOWN}) == 1

    @property
    def is_known(self) -> bool:
        """Whether two coders or more gave an answer, not only a note why there is none."""
        return sum(answer.is_known for answer in self.answers.values()) > 1


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of the *coded* answers diverge, and how many of those only in knowing.

    *unknowns* of the *divergences* set an answer against "unknown". *known* counts the answers
    that two coders or more know.
    """

    coded: int
    divergences: int
    unknowns: int
    known: int

    @property
    def share(self) -> Fraction | None:
        """Divergences over coded answers; None where nothing was coded twice."""
        return Fraction(self.divergences, self.coded) if self.coded else None

    @property
    def share_known(self) -> Fraction | None:
        """The same among answers that two coders know; None where there is none."""
        return Fraction(self.divergences - self.unknowns, self.known) if self.known else None

    @property
    def in_100(self) -> float | None:
        """The share as people read it: so many in a hundred."""
        return None if self.share is None else float(self.share * 100)

    @property
    def known_in_100(self) -> float | None:
        """The same among answers that two coders know."""
        return None if self.share_known is None else float(self.share_known * 100)


@dataclass(frozen=True, slots=True)
class Divergence:
    """What codings of the same laws have in common and what not.

    *questions* are all that were asked, in the codebook's order. *once* has, by jurisdiction, those
    that one coder answered and no other did: they can't be compared, and count in no rate.
    """

    questions: tuple[str, ...]
    compared: tuple[Compared, ...]
    once: Mapping[str, tuple[str, ...]]

    @property
    def overall(self) -> Rate:
        """The rate over everything compared."""
        return rate(self.compared)

    def by_question(self) -> dict[str, Rate]:
        """Give the rate of each question, over the laws."""
        found = _rates(self.compared, lambda one: one.question)
        return {question: found[question] for question in self.questions if question in found}

    def by_jurisdiction(self) -> dict[str, Rate]:
        """Give the rate of each law, over the questions."""
        return _rates(self.compared, lambda one: one.jurisdiction)

    def differing(self) -> tuple[Compared, ...]:
        """Give only what coders differ in."""
        return tuple(one for one in self.compared if one.diverges)

    def agreement(self) -> dict[str, Agreement]:
        """Give alpha and AC1 of each question, with intervals from resampled laws.

        For a question with fewer than FEWEST_LAWS they stay untold, with the reason.
        """
        rates = self.by_question()
        codings = tuple(
            chance.Coding(one.question, one.jurisdiction, coder, answer.value)
            for one in self.compared
            if rates[one.question].coded >= FEWEST_LAWS
            for coder, answer in one.answers.items()
        )
        found = {one.code: one for one in _agreement(codings)}
        return {each: found.get(each) or _untold(each, rate.coded) for each, rate in rates.items()}


def divergence(
    codings: Iterable[Coding], codebook: Codebook, *, questions: Sequence[str] | None = None
) -> Divergence:
    """Compare *codings* of the same law on the same day, question by question.

    Two of one coder can't be told apart: the later one counts. A question that a coder's own
    answers make pointless counts as not answered. Questions stand in the codebook's order.
    """
    answers: dict[tuple[str, date], dict[str, dict[str, CodedAnswer]]] = {}
    for coding in codings:
        law = answers.setdefault((coding.jurisdiction, coding.on), {})
        law[coding.coder] = asked(coding, codebook)
    wanted = [one.id for one in codebook if questions is None or one.id in questions]
    compared: list[Compared] = []
    once: dict[str, tuple[str, ...]] = {}
    for (jurisdiction, _), by_coder in sorted(answers.items()):
        if len(by_coder) < 2:
            continue
        given = {q: {c: held[q] for c, held in by_coder.items() if q in held} for q in wanted}
        compared.extend(Compared(jurisdiction, q, a) for q, a in given.items() if len(a) > 1)
        once[jurisdiction] = tuple(q for q, a in given.items() if len(a) == 1)
    return Divergence(tuple(wanted), tuple(compared), once)


def rate(compared: Iterable[Compared]) -> Rate:
    """Count what was compared and what of it diverges."""
    held = tuple(compared)
    return Rate(
        coded=len(held),
        divergences=sum(one.diverges for one in held),
        unknowns=sum(one.is_of_unknowns for one in held),
        known=sum(one.is_known for one in held),
    )


def asked(coding: Coding, codebook: Codebook) -> dict[str, CodedAnswer]:
    """Give the answers to questions that make sense after the coding's other answers."""
    values = {question: answer.value for question, answer in coding.answers.items()}
    return {
        question.id: coding.answers[question.id]
        for question in codebook
        if question.id in coding.answers and question.asked_if.read(values).truth is not False
    }


def cross_section(law: Law, codebook: Codebook, *, on: date) -> Coding:
    """Read the coded *law* as one coding of it *on* a day, citing in words as codings do.

    Answers whose dates leave open whether they hold on that day are left out. InputError for a
    day before anything is coded.
    """
    standing = stand(law, codebook, on=on)
    answers = {
        question: CodedAnswer(
            question,
            answer.value,
            cites=(*citations(law, answer.provisions), *absences(law, answer), *answer.sources),
            reading=_furthest(law, (*answer.provisions, *answer.absent_from)),
            confidence=answer.confidence,
            caution=answer.caution,
        )
        for question, answer in standing.answers.items()
        if answer.holds_on(on)
    }
    held = [answer for answer in standing.answers.values() if answer.question in answers]
    return Coding(
        law.jurisdiction.id,
        coder=", ".join(dict.fromkeys(answer.coder for answer in held)),
        on=on,
        recorded=max((answer.recorded for answer in held), default=law.checked),
        is_blind=False,
        about=law.about,
        answers=answers,
    )


def with_the_law(law: Law, codebook: Codebook, codings: Sequence[Coding]) -> tuple[Coding, ...]:
    """Give the coded *law* as one more coding, on the days of its *codings*, before them.

    Each day for which there is a coding gives one; the law says nothing of days before it is coded.
    """
    days = sorted({coding.on for coding in codings if coding.on >= law.first_day})
    return (*(cross_section(law, codebook, on=day) for day in days), *codings)


def _furthest(law: Law, cited: Iterable[str]) -> Reading:
    """Give how far the least read of the *cited* instruments was read."""
    order = (Reading.RECALLED, Reading.SECONDARY, Reading.OFFICIAL)
    read = {law.instruments[key.partition("#")[0]].reading for key in cited}
    return next((one for one in order if one in read), Reading.RECALLED)


def _rates(compared: Iterable[Compared], key: Callable[[Compared], str]) -> dict[str, Rate]:
    by_key: dict[str, list[Compared]] = {}
    for one in compared:
        by_key.setdefault(key(one), []).append(one)
    return {name: rate(held) for name, held in by_key.items()}


def _untold(question: str, laws: int) -> Agreement:
    reason = f"Fewer than {FEWEST_LAWS} laws were coded twice, so agreement cannot be told."
    return Agreement(question, laws, 0, reason=reason)


@lru_cache(maxsize=32)
def _agreement(codings: tuple[chance.Coding, ...]) -> tuple[Agreement, ...]:
    return chance.agreement(codings)
