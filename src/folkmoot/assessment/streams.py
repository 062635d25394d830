"""What others say of a law, beside what coders read: governments, civil society, validations.

Streams are kept apart and never summed: a government's report, an organisation's and a coder's
reading are three kinds of thing, and a reader sees which is which.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.law import Standing


class Stream(StrEnum):
    """Who reports."""

    GOVERNMENT = "government"
    CIVIL_SOCIETY = "civil_society"


@dataclass(frozen=True, slots=True)
class Report:
    """What one source reports in answer to one question, with its year and its own words."""

    stream: Stream
    question: str
    value: str
    source: str
    year: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """One question with what coders read, and beside it what each stream reports."""

    question: str
    text: str
    coded: str
    government: tuple[Report, ...]
    civil_society: tuple[Report, ...]


class Validity(StrEnum):
    """What an organisation in the country says of one coded answer."""

    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    CANNOT_SAY = "cannot_say"


@dataclass(frozen=True, slots=True)
class Remark:
    """What *organisation* said of the answers to one question on a day.

    *is_current* says that just these answers stand now: what was said of others is shown as that.
    """

    organisation: str
    on: date
    question: str
    validity: Validity
    words: str
    is_current: bool


def beside(reports: Iterable[Report], standing: Standing, codebook: Codebook) -> tuple[Beside, ...]:
    """Give the questions that anybody reports on, in the codebook's order, stream by stream."""
    found = tuple(sorted(reports, key=lambda one: (one.year, one.source)))
    asked = {one.question for one in found}
    return tuple(
        Beside(
            question.id,
            question.text,
            standing.value(question.id),
            _of(found, question.id, Stream.GOVERNMENT),
            _of(found, question.id, Stream.CIVIL_SOCIETY),
        )
        for question in codebook
        if question.id in asked
    )


def answers_by_question(text: str) -> Mapping[str, tuple[object, ...]]:
    """Give the tables of answers.toml by question, to tell whether two texts answer one alike."""
    found: dict[str, tuple[object, ...]] = {}
    for table in tomllib.loads(text).get("answer", []):
        question = str(table.get("question", ""))
        found[question] = (*found.get(question, ()), table)
    return found


def last_words(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Give what each organisation said last of each question, by question and organisation."""
    last = {(one.question, one.organisation): one for one in sorted(remarks, key=lambda r: r.on)}
    return tuple(last[key] for key in sorted(last))


def _of(reports: Iterable[Report], question: str, stream: Stream) -> tuple[Report, ...]:
    return tuple(one for one in reports if (one.question, one.stream) == (question, stream))
