"""The quality checklist: what somebody should look at before a coded law, or a coding, is done."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from folkmoot.assessment.answers import Answer
from folkmoot.assessment.codebook import UNKNOWN, Codebook
from folkmoot.assessment.codings import Coding
from folkmoot.assessment.law import Law, Standing, stand
from folkmoot.assessment.provisions import Instrument, Reading
from folkmoot.assessment.schemes import Scheme, model_of
from folkmoot.foundation.dates import LooseDate

STALE: Final = timedelta(days=365)
"""How long after it was last checked a law is to be looked at again."""


class Check(StrEnum):
    """What there is to look at."""

    UNANSWERED = "unanswered"
    NO_CITATION = "no_citation"
    UNEXPLAINED = "unexplained"
    RECALLED = "recalled"
    CAUTION = "caution"
    NO_DAY = "no_day"
    NO_COMMENCEMENT = "no_commencement"
    STALE = "stale"
    CODED_ONCE = "coded_once"


SENTENCES: Final = {
    Check.UNANSWERED: "is asked and nobody has answered it",
    Check.NO_CITATION: "is answered and cites nothing",
    Check.UNEXPLAINED: "is unknown, and no caution says why",
    Check.RECALLED: "rests on texts that were recalled, not read",
    Check.CAUTION: "has a caution",
    Check.NO_DAY: "has no exact day",
    Check.NO_COMMENCEMENT: "is cited, and has no date of commencement",
    Check.STALE: "was last checked over a year ago",
    Check.CODED_ONCE: "was coded once, by one reading",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: a *check* of *about* (a question, an instrument or the law itself).

    *words* add what is needed to find it: the caution, the date, the instruments.
    """

    check: Check
    about: str
    words: str = ""

    @property
    def sentence(self) -> str:
        """The item as a sentence without its end."""
        said = f"{self.about} {SENTENCES[self.check]}"
        return f"{said}: {self.words}" if self.words else said


@dataclass(frozen=True, slots=True)
class Checklist:
    """The items of one law or coding, and how far it is: *answered* of those *asked*."""

    answered: int
    asked: int
    items: tuple[Item, ...]

    def of(self, check: Check) -> tuple[Item, ...]:
        """Give the items of one kind."""
        return tuple(item for item in self.items if item.check is check)

    def __bool__(self) -> bool:
        return bool(self.items)


def law_checklist(
    law: Law, codebook: Codebook, scheme: Scheme, *, on: date, codings: Collection[Coding] = ()
) -> Checklist:
    """Check the coded *law* as of the day *on*, with all its history.

    Unanswered are only those questions that decide its model by *scheme*: the rest are many, and
    the page of answers shows them. *codings* are its further ones.
    """
    standing = stand(law, codebook, on=max(on, law.first_day))
    asked = [q for q in codebook if q.asked_if.read(standing.values).truth is not False]
    items = (
        *_of_law(law, on, codings),
        *_undecided(standing, scheme),
        *(item for answer in law.answers for item in _of_answer(answer, law)),
        *_without_commencement(law),
    )
    answered = sum(question.id in standing.answers for question in asked)
    return Checklist(answered, len(asked), tuple(dict.fromkeys(items)))


def coding_checklist(coding: Coding, codebook: Codebook, questions: Collection[str]) -> Checklist:
    """Check one *coding* of those *questions* before it is handed in.

    What its other answers make pointless is not asked; what they leave open is.
    """
    values = {question: answer.value for question, answer in coding.answers.items()}
    asked = [
        question.id
        for question in codebook
        if question.id in questions and question.asked_if.read(values).truth is not False
    ]
    items: list[Item] = []
    for question in asked:
        answer = coding.answers.get(question)
        if answer is None:
            items.append(Item(Check.UNANSWERED, question))
        elif answer.is_known and not answer.cites:
            items.append(Item(Check.NO_CITATION, question))
        elif not answer.is_known and not answer.caution:
            items.append(Item(Check.UNEXPLAINED, question))
        elif answer.is_known and answer.reading is Reading.RECALLED:
            items.append(Item(Check.RECALLED, question))
    answered = sum(question in coding.answers for question in asked)
    return Checklist(answered, len(asked), tuple(items))


def _of_law(law: Law, on: date, codings: Collection[Coding]) -> Iterator[Item]:
    if on - law.checked > STALE:
        yield Item(Check.STALE, law.jurisdiction.id, law.checked.isoformat())
    if not codings:
        yield Item(Check.CODED_ONCE, law.jurisdiction.id)


def _undecided(standing: Standing, scheme: Scheme) -> Iterator[Item]:
    still_open = model_of(scheme, standing).missing
    for question in scheme.questions:
        if question not in standing.answers and standing.value(question) == UNKNOWN:
            words = "its answer may change the model" if question in still_open else ""
            yield Item(Check.UNANSWERED, question, words)


def _of_answer(answer: Answer, law: Law) -> Iterator[Item]:
    if not answer.is_known and not answer.caution:
        yield Item(Check.UNEXPLAINED, answer.question)
    if answer.is_known and not (answer.provisions or answer.absent_from or answer.sources):
        yield Item(Check.NO_CITATION, answer.question)
    cited = _cited(answer, law)
    if cited and all(one.reading is Reading.RECALLED for one in cited):
        shorts = ", ".join(dict.fromkeys(one.short for one in cited))
        yield Item(Check.RECALLED, answer.question, shorts)
    if answer.caution:
        yield Item(Check.CAUTION, answer.question, answer.caution)
    for day in (answer.start, answer.end):
        if day is not None and not _is_exact(day):
            yield Item(Check.NO_DAY, answer.question, str(day))


def _cited(answer: Answer, law: Law) -> tuple[Instrument, ...]:
    keys = (*answer.provisions, *answer.absent_from)
    names = (key.partition("#")[0] for key in keys)
    return tuple(law.instruments[name] for name in names if name in law.instruments)


def _without_commencement(law: Law) -> Iterable[Item]:
    cited = {one.id: one for answer in law.answers for one in _cited(answer, law)}
    return [
        Item(Check.NO_COMMENCEMENT, one.short) for one in cited.values() if one.commenced is None
    ]


def _is_exact(day: LooseDate) -> bool:
    return day.earliest is not None and day.earliest == day.latest
