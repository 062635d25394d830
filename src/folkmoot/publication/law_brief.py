"""A brief on one law for a submission to a treaty body: every statement cites what says so.

It tells what the law says, how it stands to a policy clause by clause, how it came to be so, what
the smallest change would be, and what nobody has looked up. It asks for nothing and gives no score.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from folkmoot.assessment.assessments import Assessment, absences, policy_reference
from folkmoot.assessment.codebook import NOT_APPLICABLE
from folkmoot.assessment.reform import Reform, aim_of, smallest_reform
from folkmoot.assessment.rules import Finding, Result
from folkmoot.assessment.timeline import Interval, timeline
from folkmoot.foundation.dates import LooseDate
from folkmoot.publication.blocks import (
    RESULTS,
    Block,
    Grid,
    Heading,
    Paper,
    Paragraph,
    Steps,
    day,
)
from folkmoot.publication.law_sources import Sources
from folkmoot.publication.tables import Table

NOTICE: Final = (
    "A draft made from coded answers about the law. It is not legal advice. Whoever submits it "
    "should read the cited provisions first, in their official text."
)


@dataclass(frozen=True, slots=True)
class PolicyName:
    """How a policy is called in print, and what its clauses say, by id."""

    title: str
    clauses: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Beside:
    """The same law on the same day by another policy, which may ask for the opposite."""

    policy: PolicyName
    assessment: Assessment


def brief(
    assessment: Assessment,
    policy: PolicyName,
    *,
    made: date,
    publisher: str,
    beside: Sequence[Beside] = (),
) -> Paper:
    """Lay out the brief on the law of *assessment*, with its numbered sources at the end."""
    law = assessment.standing.law
    sources = Sources(law)
    blocks = tuple(_blocks(assessment, policy, beside, sources))
    return Paper(
        title=f"The law of {law.jurisdiction.name}, held to “{policy.title}”",
        publisher=publisher,
        made=made,
        dated=day(made),
        blocks=(*blocks, Heading(2, "Sources", "sources"), Grid(sources.table())),
        subtitle=f"As in force on {day(assessment.standing.on)}",
        notice=NOTICE,
    )


def _blocks(
    assessment: Assessment, policy: PolicyName, beside: Sequence[Beside], sources: Sources
) -> Iterator[Block]:
    yield from _in_short(assessment, policy, sources)
    yield from _findings(assessment, policy, sources)
    yield from _over_time(assessment, sources)
    yield from _reforms(assessment, sources)
    yield from _by_others(beside)
    yield from _method(assessment)


def _in_short(assessment: Assessment, policy: PolicyName, sources: Sources) -> Iterator[Block]:
    law, scheme = assessment.standing.law, assessment.measure.scheme
    models = " or ".join(_words(model) for model in assessment.model.possible)
    yield Heading(2, "In short", "short")
    yield Paragraph(
        f"This brief reads the law of {law.jurisdiction.name} as in force on "
        f"{day(assessment.standing.on)} and holds it to “{policy.title}”, clause by clause. "
        f"{_counts(assessment)}"
    )
    yield Paragraph(f"By the scheme “{scheme.name}” its legal model is {models}, because of:")
    yield Steps(tuple(_answer(assessment, question, sources) for question in _told(assessment)))
    for flag in assessment.flags:
        text = f"{flag.text[:1].upper()}{flag.text[1:]}"
        yield Paragraph(f"{text}{sources.behind(flag.when.questions(), assessment)}.")


def _told(assessment: Assessment) -> tuple[str, ...]:
    model, standing = assessment.model, assessment.standing
    return tuple(
        question
        for question in model.because or model.missing
        if standing.value(question) != NOT_APPLICABLE
    )


def _counts(assessment: Assessment) -> str:
    results = [finding.result for finding in assessment.findings]
    said = [
        f"{results.count(Result(key))} {name}" for key, name in RESULTS.items() if key in results
    ]
    return f"Of {len(results)} findings {', '.join(said)}: that says how much is known, no score."


def _findings(assessment: Assessment, policy: PolicyName, sources: Sources) -> Iterator[Block]:
    settled = [finding for finding in assessment.findings if not finding.missing]
    yield Heading(2, "The law, clause by clause", "findings")
    for finding in settled:
        yield from _finding(finding, assessment, policy, sources)
    open_ones = [finding for finding in assessment.findings if finding.missing]
    if open_ones:
        yield Heading(3, "Not settled: what nobody has looked up", "unknown")
        head = ("Rule", "It may be", "These answers are missing")
        rows = tuple(_open(finding, assessment) for finding in open_ones)
        yield Grid(Table("Findings that a missing answer could change", head, rows, numeric=False))


def _open(finding: Finding, assessment: Assessment) -> tuple[str, str, str]:
    possible = " or ".join(RESULTS[each.value] for each in finding.possible)
    questions = assessment.measure.codebook.questions
    missing = "; ".join(f"{each}: {questions[each].text}" for each in finding.missing)
    return f"{finding.rule.id}, {finding.rule.name}", possible, missing


def _finding(
    finding: Finding, assessment: Assessment, policy: PolicyName, sources: Sources
) -> Iterator[Block]:
    rules = assessment.measure.rules
    clauses = finding.rule.clauses(rules.version)
    version = policy_reference(rules)
    asks = f"{finding.rule.id}, {finding.rule.name}: {RESULTS[finding.result.value]}"
    yield Heading(3, asks, f"rule-{finding.rule.id}")
    owed = ", ".join(finding.rule.obligations)
    yield Paragraph(f"Obligation to {owed}:", "meta", tuple(map(version.at, clauses)))
    for clause in clauses:
        if text := policy.clauses.get(clause):
            yield Paragraph(f"Clause {clause}: {text}")
    told = [q for q in finding.because if assessment.standing.value(q) != NOT_APPLICABLE]
    yield Steps(tuple(_answer(assessment, question, sources) for question in told))


def _over_time(assessment: Assessment, sources: Sources) -> Iterator[Block]:
    law, measure = assessment.standing.law, assessment.measure
    turns = [each for each in timeline(law, measure) if each.first <= assessment.standing.on]
    rows, before = [], None
    for turn in turns:
        if turn.model != before:
            models = " or ".join(map(_words, turn.model))
            rows.append((_loosely(turn.since), models, _turned(turn, assessment, sources)))
        before = turn.model
    yield Heading(2, "How it came to be so", "time")
    yield Paragraph(
        "Derived from dated answers. The first row is where coding begins, not where law does."
    )
    head = ("Since", "Model", "By which provisions")
    yield Grid(Table("The legal model over time", head, tuple(rows), numeric=False))


def _turned(turn: Interval, assessment: Assessment, sources: Sources) -> str:
    deciding = assessment.measure.scheme.questions
    changes = [change.now for change in turn.changed if change.now.question in deciding]
    said = "; ".join(f"{each.question} {_words(each.value)}" for each in changes)
    return f"{said}{sources.of(one for change in changes for one in change.provisions)}"


def _reforms(assessment: Assessment, sources: Sources) -> Iterator[Block]:
    short = [f for f in assessment.findings if f.result in (Result.BREACHED, Result.PARTLY)]
    if not short:
        return
    yield Heading(2, "The smallest change that would meet each clause", "reform")
    yield Paragraph(
        "Hypothetical throughout: found by search over the coded answers, as few of them changed "
        "as can be. It says nothing about whether a change would be wise.",
        "note",
    )
    for finding in short:
        aim = aim_of(assessment.measure, finding.rule.id, Result.MET)
        made = smallest_reform(assessment.standing, assessment.measure, [aim])
        if made is not None:
            yield Heading(3, f"{finding.rule.id}, {finding.rule.name}", f"reform-{finding.rule.id}")
            yield Steps(tuple(_steps(made, assessment, sources)))


def _steps(made: Reform, assessment: Assessment, sources: Sources) -> Iterator[str]:
    for step in made.steps:
        instead = f" (or {', '.join(map(_words, step.instead))})" if step.instead else ""
        text = _question(assessment, step.question)
        cited = sources.behind((step.question,), assessment)
        yield f"{text} {_words(step.was)} → {_words(step.value)}{instead}{cited}"


def _by_others(beside: Sequence[Beside]) -> Iterator[Block]:
    for other in beside:
        yield Heading(2, f"The same law by “{other.policy.title}”", f"by-{_policy(other)}")
        yield Paragraph(
            "Others hold the same law to another standard. This is how it stands to that one, by "
            "the same answers."
        )
        rows = tuple(
            (finding.rule.id, finding.rule.name, RESULTS[finding.result.value])
            for finding in other.assessment.findings
        )
        yield Grid(
            Table("Findings by that standard", ("Rule", "Asks", "Finding"), rows, numeric=False)
        )


def _policy(other: Beside) -> str:
    return other.assessment.measure.rules.policy


def _method(assessment: Assessment) -> Iterator[Block]:
    law, codebook = assessment.standing.law, assessment.measure.codebook
    yield Heading(2, "How the law was read", "method")
    yield Paragraph(
        "By policy surveillance: questions that can be answered by pointing at a text, answers "
        "from a closed list, a pinpoint citation for each, and the days it was in force. "
        "An absence names the acts that such a rule would stand in. A finding is unknown where a "
        "missing answer could still change it."
    )
    yield Paragraph(
        f"State: {law.status}, last checked {day(law.checked)}, codebook {codebook.version}. "
        f"{law.about}"
    )


def _answer(assessment: Assessment, question: str, sources: Sources) -> str:
    standing, answer = assessment.standing, assessment.standing.answers.get(question)
    value = standing.value(question)
    said = f"{_question(assessment, question)} {_words(value)}"
    if answer is None or answer.value != value:
        return said
    absent = absences(standing.law, answer)
    more = f" ({'; '.join(absent)})" if absent else ""
    cited = sources.behind((question,), assessment)
    return f"{said}{more}, since {_loosely(answer.start)}{cited}. {answer.caution}".rstrip()


def _question(assessment: Assessment, question: str) -> str:
    text = assessment.measure.codebook.questions[question].text
    return f"{question}: {text}{'' if text.endswith('?') else ':'}"


def _words(label: str) -> str:
    return label.replace("_", " ")


def _loosely(since: LooseDate) -> str:
    first = since.earliest
    return day(first) if first is not None and first == since.latest else str(since)
