"""Readings of one law beside each other, put together for the review sheet and for everybody."""

from collections.abc import Mapping, Sequence

from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.codings import CodedAnswer, Coding
from folkmoot.assessment.divergence import asked
from folkmoot.foundation.references import Reference
from folkmoot.web.assessment import coding_queries as queries
from folkmoot.web.assessment import coding_settled_queries as settled_queries
from folkmoot.web.assessment.coding_forms import AssignForm
from folkmoot.web.assessment.coding_queries import BLIND, IMPORTED, NAIVE, Batch, Handed
from folkmoot.web.assessment.coding_review_pages import About, Decided, ReviewPage, ReviewRow, Said
from folkmoot.web.assessment.coding_settled_queries import Ruling
from folkmoot.web.assessment.coding_sheets import choices
from folkmoot.web.assessment.showing import words

Rulings = Mapping[str, tuple[Ruling, ...]]


def review_page(
    batch: Batch,
    law: str,
    form: AssignForm,
    *,
    person: Reference,
    people: Mapping[str, str],
    everything: bool,
    may_begin: bool,
    problem: str = "",
) -> ReviewPage:
    """Give the review sheet of one law; with *everything*, also what all agree on.

    It has no word of any reading before all of the law are handed in.
    """
    readings = queries.opened(batch.name).get(law, ())
    found = settled_queries.differences(batch, {law: readings})
    rulings = settled_queries.rulings(batch.name, law) if readings else {}
    rows = rows_of(readings, batch.codebook, batch.questions, rulings=rulings, people=people)
    shown = tuple(row for row in rows if everything or row.diverges or row.alone or row.decided)
    return ReviewPage(
        batch=batch,
        law=law,
        place=queries.place_names([law]).get(law, law),
        is_open=bool(readings),
        abouts=abouts(readings),
        rate=found.overall if readings else None,
        rows=shown,
        alike=sum(not (row.diverges or row.alone) for row in rows),
        everything=everything,
        may_settle=person not in settled_queries.coders(batch.name, law),
        beyond=tuple(
            (question, words(answer.value))
            for question, answer in settled_queries.beyond_the_law(batch, law, readings).items()
        ),
        may_begin=may_begin,
        form=form,
        problem=problem,
    )


def rows_of(
    readings: Sequence[Handed],
    codebook: Codebook,
    questions: Sequence[str],
    *,
    rulings: Rulings,
    people: Mapping[str, str],
) -> tuple[ReviewRow, ...]:
    """Give every question that some reading answers, with what each says."""
    given = [(one, asked(one.coding, codebook)) for one in readings]
    found = []
    for question in questions:
        said = [(one, answers[question]) for one, answers in given if question in answers]
        if said:
            decided = _decided(rulings.get(question, ()), people)
            found.append(_row(question, said, codebook, decided))
    return tuple(found)


def abouts(readings: Sequence[Handed]) -> tuple[About, ...]:
    """Give how each reading came about."""
    return tuple(
        About(one.coding.coder, one.kind, one.coding.about, one.coding.recorded) for one in readings
    )


def from_file(number: int, coding: Coding) -> Handed:
    """Give a coding of the packs as one more reading."""
    return Handed(number, BLIND if coding.is_blind else IMPORTED, coding)


def _row(
    question: str,
    said: Sequence[tuple[Handed, CodedAnswer]],
    codebook: Codebook,
    decided: tuple[Decided, ...],
) -> ReviewRow:
    counted = [answer for one, answer in said if one.kind != NAIVE]
    values = {answer.value for answer in counted}
    asked_question = codebook.questions[question]
    return ReviewRow(
        id=question,
        text=asked_question.text,
        diverges=len(values) > 1,
        of_unknowns=len(values) == 2 and not all(answer.is_known for answer in counted),
        alone=len(counted) == 1,
        said=tuple(_said(one, answer) for one, answer in said),
        decided=decided,
        choices=choices(asked_question, ""),
    )


def _said(one: Handed, answer: CodedAnswer) -> Said:
    return Said(
        one.coding.coder,
        one.kind,
        words(answer.value),
        answer.cites,
        answer.reading.value,
        answer.confidence.value if answer.is_known else "",
        answer.caution,
        answer.why,
    )


def _decided(history: tuple[Ruling, ...], people: Mapping[str, str]) -> tuple[Decided, ...]:
    return tuple(
        Decided(
            words(one.settled.value),
            one.settled.cites,
            one.settled.reason,
            people.get(one.by.name, ""),
            one.at.date(),
        )
        for one in history
    )
