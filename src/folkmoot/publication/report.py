"""One report on the whole life of a policy: the values it is made of, all of them frozen."""

from dataclasses import dataclass
from datetime import date

from folkmoot.foundation.references import Reference
from folkmoot.publication.tables import Table


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that somebody allowed to be quoted; *who* says it without saying who it is."""

    words: str
    of: Reference
    who: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Replied:
    """What *body* says back: what was asked, what people said, and what was done or was not."""

    body: str
    asked: str
    said: str
    did: str
    done: bool
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the responses say: what, how many of how many, and in whose words.

    *language* is that of the title, where it is not the report's; *clauses* are those that it
    speaks to.
    """

    of: Reference
    title: str
    says: str
    language: str = ""
    clauses: tuple[Reference, ...] = ()
    quotations: tuple[Quoted, ...] = ()
    replies: tuple[Replied, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """One vote: *steps* spell its arithmetic out, a sentence each."""

    of: Reference
    title: str
    body: str
    day: date
    verdict: str
    steps: tuple[str, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One clause as adopted; *change* says what became of it, empty where it stands as drafted."""

    of: Reference
    number: str
    title: str
    paragraphs: tuple[str, ...]
    change: str = ""
    because_of: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """The law of one jurisdiction on one day: its legal model, and each clause's finding."""

    of: Reference
    name: str
    on: date
    model: str
    findings: tuple[tuple[str, str], ...]
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Annex:
    """More for those who want it: paragraphs, and tables."""

    title: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. *notice* stands on its first page, where something is invented."""

    id: str
    title: str
    publisher: str
    made: date
    subtitle: str = ""
    notice: str = ""
    language: str = "en"
    summary: tuple[str, ...] = ()
    method: tuple[str, ...] = ()
    respondents: tuple[Table, ...] = ()
    findings: tuple[Finding, ...] = ()
    decisions: tuple[Decided, ...] = ()
    clauses: tuple[ClauseText, ...] = ()
    laws: tuple[Judged, ...] = ()
    annexes: tuple[Annex, ...] = ()
