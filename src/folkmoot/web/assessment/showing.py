"""Turning library values into what pages show: words, citations, anchors."""

from collections import Counter
from collections.abc import Iterable

from folkmoot.assessment.answers import Answer
from folkmoot.assessment.assessments import Assessment, Measure, absences, clause_references, reason
from folkmoot.assessment.codebook import NOT_APPLICABLE, Codebook
from folkmoot.assessment.jurisdictions import Registry
from folkmoot.assessment.law import Law, Standing
from folkmoot.assessment.provisions import Provision
from folkmoot.assessment.reform import Reform
from folkmoot.assessment.rules import Finding, Result
from folkmoot.assessment.timeline import Change, Interval, result_since, timeline
from folkmoot.web.assessment.names import area_name, model_name, place_name
from folkmoot.web.assessment.pages import (
    CitedInstrument,
    Difference,
    Imagined,
    ImaginedStep,
    Place,
    ShownChange,
    ShownFinding,
    ShownReason,
    Turn,
)

MOST_CHANGES = 6


def words(label: str) -> str:
    """Give a label of the packs as people read it.

    >>> words("end_demand")
    'end demand'
    """
    return label.replace("_", " ")


def place(law: Law, registry: Registry) -> Place:
    """Give whose law it is and the state of its coding."""
    one = law.jurisdiction
    return Place(
        one.id,
        place_name(one),
        area_name(one.subregion or one.region),
        one.parent,
        place_name(registry[one.parent]) if one.parent else "",
        law.status,
        law.about,
        law.checked,
        law.first_day,
    )


def shown_reasons(
    standing: Standing, codebook: Codebook, questions: Iterable[str]
) -> tuple[ShownReason, ...]:
    """Give the answers that decided, with what they rest on; not those that only follow."""
    return tuple(
        shown_reason(standing, codebook, question)
        for question in questions
        if standing.value(question) != NOT_APPLICABLE
    )


def shown_reason(standing: Standing, codebook: Codebook, question: str) -> ShownReason:
    """Give one answer with what it rests on."""
    found, answer = reason(standing, question), standing.answers.get(question)
    spoken = answer is not None and answer.value == found.value
    return ShownReason(
        question=question,
        text=codebook.questions[question].text,
        value=words(found.value),
        beyond=beyond(standing.law, answer) if answer and spoken else found.provision,
        provisions=provisions_of(standing.law, answer) if answer and spoken else (),
        since=found.since,
        caution=answer.caution if answer and spoken else "",
    )


def asked(codebook: Codebook, questions: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Give questions with their texts."""
    return tuple((question, codebook.questions[question].text) for question in questions)


def shown_findings(assessment: Assessment) -> tuple[ShownFinding, ...]:
    """Give every finding, with since when each settled one has held."""
    return tuple(_finding(finding, assessment) for finding in assessment.findings)


def counts(results: Iterable[Result]) -> tuple[tuple[str, int], ...]:
    """Count results, each of the five in its order; a count is no score."""
    found = Counter(results)
    return tuple((result.value, found[result]) for result in Result)


def turns(law: Law, measure: Measure) -> tuple[Turn, ...]:
    """Give the life of a law: every day on which answers changed, the oldest first."""
    found, before = [], None
    deciding = measure.scheme.questions
    for interval in timeline(law, measure):
        found.append(_turn(interval, measure.codebook, deciding, turned=interval.model != before))
        before = interval.model
    return tuple(found)


def sources(law: Law) -> tuple[CitedInstrument, ...]:
    """Give every instrument with its provisions."""
    return tuple(
        CitedInstrument(
            instrument,
            tuple(one for one in law.provisions.values() if one.instrument == instrument),
        )
        for instrument in law.instruments.values()
    )


def provisions_of(law: Law, answer: Answer) -> tuple[Provision, ...]:
    """Give the provisions that *answer* cites."""
    return tuple(law.provisions[key] for key in answer.provisions)


def beyond(law: Law, answer: Answer) -> str:
    """Say what *answer* rests on beyond its provisions: acts without such a rule, sources."""
    return "; ".join((*absences(law, answer), *answer.sources))


def imagined(made: Reform, codebook: Codebook, *, smallest: bool) -> Imagined:
    """Give what an imagined change does, in words; *smallest* says that it was searched for."""
    pairs = list(zip(made.before.findings, made.after.findings, strict=True))
    differences = tuple(
        Difference(was.rule.id, was.rule.name, was.result, now.result)
        for was, now in pairs
        if was.result is not now.result
    )
    return Imagined(
        steps=tuple(
            ImaginedStep(
                codebook.questions[step.question].text,
                step.question,
                words(step.was),
                words(step.value),
                ", ".join(map(words, step.instead)),
                "; ".join(step.touched),
            )
            for step in made.steps
        ),
        before=tuple(map(model_name, made.before.model.possible)),
        after=tuple(map(model_name, made.after.model.possible)),
        differences=differences,
        same=len(pairs) - len(differences),
        missing=asked(codebook, made.missing),
        touched=made.touched,
        smallest=smallest,
    )


def _finding(finding: Finding, assessment: Assessment) -> ShownFinding:
    standing, measure = assessment.standing, assessment.measure
    is_open = finding.result is Result.UNKNOWN
    since = None
    if not is_open:
        since = result_since(standing.law, measure, finding.rule, on=standing.on)
    return ShownFinding(
        id=finding.rule.id,
        name=finding.rule.name,
        clauses=clause_references(finding, measure.rules),
        obligations=tuple(map(str, finding.rule.obligations)),
        result=finding.result,
        possible=tuple(result.value for result in finding.possible),
        reasons=shown_reasons(standing, measure.codebook, finding.because),
        missing=asked(measure.codebook, finding.missing),
        since=since,
    )


def _turn(
    interval: Interval, codebook: Codebook, deciding: tuple[str, ...], *, turned: bool
) -> Turn:
    ordered = sorted(interval.changed, key=lambda change: change.now.question not in deciding)
    shown = tuple(_change(change, codebook) for change in ordered[:MOST_CHANGES])
    return Turn(
        interval.first,
        interval.since,
        tuple(map(model_name, interval.model)),
        turned,
        shown,
        max(0, len(ordered) - MOST_CHANGES),
    )


def _change(change: Change, codebook: Codebook) -> ShownChange:
    now = change.now
    return ShownChange(
        now.question,
        codebook.questions[now.question].text,
        words(change.was),
        words(now.value),
        now.provision,
    )
