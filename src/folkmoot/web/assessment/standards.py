"""One law held to every policy, put together for its page: the same answers, read twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from folkmoot.assessment.assessments import Assessment, assess, policy_reference
from folkmoot.assessment.codebook import NOT_APPLICABLE
from folkmoot.assessment.rules import Finding
from folkmoot.foundation.references import Reference
from folkmoot.web.assessment import queries, reading, showing
from folkmoot.web.assessment.forms import DayForm
from folkmoot.web.assessment.names import model_name
from folkmoot.web.assessment.pages import Place, ShownReason
from folkmoot.web.assessment.reading import PolicyChoice

AT_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Standard:
    """One policy, the version it is read in, and what it finds in the law."""

    policy: PolicyChoice
    reference: Reference
    counts: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ReadTwice:
    """One answer, and by each policy's title the findings that rest on it or wait for it."""

    answer: ShownReason
    readings: tuple[tuple[str, tuple[Finding, ...]], ...]


@dataclass(frozen=True, slots=True)
class StandardsPage:
    """One law on one day by every policy; *models* depend on none of them."""

    place: Place
    on: date
    form: DayForm
    models: tuple[str, ...]
    standards: tuple[Standard, ...]
    answers: tuple[ReadTwice, ...]


def page(jurisdiction: str, form: DayForm, on: date) -> StandardsPage:
    """Give one law held to each policy on a day, and the answers that more than one reads."""
    laws = queries.laws()
    law = laws.law(jurisdiction)
    choices, day = reading.choices(form.chosen_policy()), max(on, law.first_day)
    found = [assess(law, reading.measure_of(one.id), on=day) for one in choices]
    return StandardsPage(
        place=showing.place(law, laws.registry),
        on=day,
        form=form,
        models=tuple(map(model_name, found[0].model.possible)),
        standards=tuple(map(_standard, choices, found)),
        answers=tuple(_read_twice(found, [one.title for one in choices])),
    )


def _standard(choice: PolicyChoice, found: Assessment) -> Standard:
    results = (finding.result for finding in found.findings)
    reference = policy_reference(found.measure.rules)
    return Standard(choice, reference, showing.counts(results), found.findings)


def _read_twice(found: Sequence[Assessment], titles: Sequence[str]) -> Iterator[ReadTwice]:
    standing, codebook = found[0].standing, found[0].measure.codebook
    for question in codebook.questions:
        if standing.value(question) == NOT_APPLICABLE:
            continue
        readings = tuple(_resting_on(question, one) for one in found)
        if sum(map(bool, readings)) >= AT_LEAST:
            (answer,) = showing.shown_reasons(standing, codebook, [question])
            yield ReadTwice(answer, tuple(zip(titles, readings, strict=True)))


def _resting_on(question: str, found: Assessment) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in found.findings
        if question in finding.because or question in finding.missing
    )
