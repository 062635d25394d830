"""A report as a row of blocks, the one form that the web page and the PDF are both made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from folkmoot.analysis.breakdown import NO_POLL
from folkmoot.foundation.references import Reference
from folkmoot.publication.report import ClauseText, Decided, Finding, Judged, Report
from folkmoot.publication.tables import Table

RESULTS: Final = {
    "met": "met",
    "partly": "partly met",
    "breached": "breached",
    "unknown": "unknown",
    "not_applicable": "not applicable",
}
"""How a finding of law is called in print."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; those of level 2 make the contents. *anchor* is its address on the page."""

    level: int
    text: str
    anchor: str = ""
    of: Reference | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, *kind* of which is "", "note" or "meta"."""

    text: str
    kind: str = ""
    cites: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, and below them who says so and where they stand."""

    words: str
    who: str
    of: Reference
    language: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    table: Table


@dataclass(frozen=True, slots=True)
class Steps:
    """Sentences that follow from one another, numbered."""

    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause, its number hanging in the margin."""

    number: str
    title: str
    paragraphs: tuple[str, ...]
    change: str
    of: Reference
    because_of: tuple[Reference, ...]


Block = Heading | Paragraph | Quote | Grid | Steps | Clause


@dataclass(frozen=True, slots=True)
class Paper:
    """What is published, laid out in its language: a title page's words, and the blocks below.

    *dated* is the day *made* in words; *contents* is what its contents are called.
    """

    title: str
    publisher: str
    made: date
    dated: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    notice: str = ""
    language: str = "en"
    contents: str = "Contents"


def paper_of(report: Report) -> Paper:
    """Lay *report* out: method before numbers, and the note that this is no poll before both."""
    return Paper(
        title=report.title,
        publisher=report.publisher,
        made=report.made,
        dated=day(report.made),
        blocks=tuple(_blocks(report)),
        subtitle=report.subtitle,
        notice=report.notice,
        language=report.language,
    )


def _blocks(report: Report) -> Iterator[Block]:
    yield from _chapter("summary", "In short", report.summary)
    yield from _chapter("method", "How this was done", report.method)
    if report.respondents or report.findings:
        yield Heading(2, "Who answered", "respondents")
        yield Paragraph(NO_POLL, "note")
        yield from map(Grid, report.respondents)
    if report.findings:
        yield Heading(2, "What was said", "findings")
        for finding in report.findings:
            yield from _finding(finding)
    if report.decisions:
        yield Heading(2, "What was decided", "decisions")
        for decision in report.decisions:
            yield from _decision(decision)
    if report.clauses:
        yield Heading(2, "The clauses adopted", "clauses")
        yield from map(_clause, report.clauses)
    if report.laws:
        yield Heading(2, "The law, held to the clauses", "laws")
        for law in report.laws:
            yield from _law(law)
    yield from _annexes(report)


def _chapter(anchor: str, title: str, paragraphs: tuple[str, ...]) -> Iterator[Block]:
    if paragraphs:
        yield Heading(2, title, anchor)
        yield from map(Paragraph, paragraphs)


def _finding(finding: Finding) -> Iterator[Block]:
    yield Heading(3, finding.title, _anchor(finding.of), finding.of, finding.language)
    yield Paragraph(finding.says)
    if finding.clauses:
        yield Paragraph("Speaks to", "meta", finding.clauses)
    for quotation in finding.quotations:
        yield Quote(quotation.words, quotation.who, quotation.of, quotation.language)
    for reply in finding.replies:
        did = "We did" if reply.done else "We did not, because"
        yield Paragraph(f"{apart(reply.body)} answers:", "meta")
        yield Steps((f"We asked: {reply.asked}", f"You said: {reply.said}", f"{did}: {reply.did}"))
    if finding.table:
        yield Grid(finding.table)


def _decision(decision: Decided) -> Iterator[Block]:
    anchor = _anchor(decision.of)
    yield Heading(3, decision.title, anchor, decision.of, decision.language)
    yield Paragraph(f"{apart(decision.body)}, {day(decision.day)}: {decision.verdict}.")
    yield Steps(decision.steps)


def _clause(clause: ClauseText) -> Clause:
    return Clause(
        clause.number, clause.title, clause.paragraphs, clause.change, clause.of, clause.because_of
    )


def _law(law: Judged) -> Iterator[Block]:
    yield Heading(3, law.name, _anchor(law.of), law.of)
    counts = [
        f"{sum(result == each for _, result in law.findings)} {name}"
        for each, name in RESULTS.items()
        if any(result == each for _, result in law.findings)
    ]
    yield Paragraph(
        f"On {day(law.on)}: {law.model}. Of {len(law.findings)} findings {', '.join(counts)}."
    )
    if law.table:
        yield Grid(law.table)


def _annexes(report: Report) -> Iterator[Block]:
    for n, annex in enumerate(report.annexes, 1):
        yield Heading(2, f"Annex {n}: {annex.title}", f"annex-{n}")
        yield from map(Paragraph, annex.paragraphs)
        yield from map(Grid, annex.tables)


def apart(text: str) -> str:
    """Let *text* be read in its own direction, and what stands around it in its own."""
    return f"\u2068{text}\u2069"


def day(value: object) -> str:
    """Give a date as it is printed.

    >>> from datetime import date
    >>> day(date(2026, 6, 20))
    '20 June 2026'
    """
    return f"{value:%d %B %Y}".lstrip("0")


def _anchor(reference: Reference) -> str:
    text = str(reference)
    return "".join(letter if letter.isalnum() else "-" for letter in text)
