"""Adjudication: where readings of a law differ, what somebody who read none of them settles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from folkmoot.assessment.answers import Confidence
from folkmoot.assessment.codebook import UNKNOWN
from folkmoot.assessment.codings import CodedAnswer, Coding
from folkmoot.assessment.provisions import Reading


@dataclass(frozen=True, slots=True)
class Settled:
    """The value that was settled for one question, *cites* in words, and the reason."""

    question: str
    value: str
    cites: tuple[str, ...]
    reason: str


def agreed(
    readings: Sequence[Coding], settled: Mapping[str, Settled], *, on: date, recorded: date
) -> Coding:
    """Give what all *readings* of one law agree on, and what was *settled*, as one coding.

    What one of them alone answered, and what they differ in and nobody settled, is left out. An
    answer cites what those cite who gave it; one settled cites that, where it names nothing itself.
    """
    answers: dict[str, CodedAnswer] = {}
    for question in dict.fromkeys(each for reading in readings for each in reading.answers):
        given = [r.answers[question] for r in readings if question in r.answers]
        found = _settled(settled[question], given) if question in settled else _same(given)
        if found is not None:
            answers[question] = found
    jurisdiction = readings[0].jurisdiction if readings else ""
    about = " ".join(dict.fromkeys(reading.about for reading in readings if reading.about))
    return Coding(
        jurisdiction, "settled", on, recorded, is_blind=False, about=about, answers=answers
    )


def _same(given: Sequence[CodedAnswer]) -> CodedAnswer | None:
    if len(given) < 2 or len({answer.value for answer in given}) > 1:
        return None
    return _joined(given)


def _settled(settled: Settled, given: Sequence[CodedAnswer]) -> CodedAnswer:
    same = [answer for answer in given if answer.value == settled.value]
    found = _joined(same or given)
    cites = settled.cites or (found.cites if same else ())
    caution = found.caution if same else ""
    if settled.value == UNKNOWN:
        caution = caution or settled.reason
    return replace(found, value=settled.value, cites=cites, caution=caution, why=settled.reason)


def _joined(same: Sequence[CodedAnswer]) -> CodedAnswer:
    """Give answers of one value as one: all that they cite, and no surer than the least sure."""
    first = same[0]
    return CodedAnswer(
        first.question,
        first.value,
        cites=tuple(dict.fromkeys(each for answer in same for each in answer.cites)),
        reading=max((answer.reading for answer in same), key=list(Reading).index),
        confidence=max((answer.confidence for answer in same), key=list(Confidence).index),
        caution=" ".join(dict.fromkeys(answer.caution for answer in same if answer.caution)),
        why=" ".join(dict.fromkeys(answer.why for answer in same if answer.why)),
    )
