"""What pages with several readings of a law show, ready to be set."""

from dataclasses import dataclass
from datetime import date

from folkmoot.assessment.divergence import Rate
from folkmoot.web.assessment.coding_batch_pages import QuestionRate
from folkmoot.web.assessment.coding_forms import AssignForm
from folkmoot.web.assessment.coding_pages import Choice
from folkmoot.web.assessment.coding_queries import Batch


@dataclass(frozen=True, slots=True)
class About:
    """How one reading came about."""

    reader: str
    kind: str
    text: str
    recorded: date


@dataclass(frozen=True, slots=True)
class Said:
    """What one reading says to one question; *reader* is its number or the name of its file."""

    reader: str
    kind: str
    value: str
    cites: tuple[str, ...]
    reading: str
    confidence: str
    caution: str
    why: str


@dataclass(frozen=True, slots=True)
class Decided:
    """One value that was settled: the last counts, the others are history."""

    value: str
    cites: tuple[str, ...]
    reason: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One question with what every reading says, and what was settled."""

    id: str
    text: str
    diverges: bool
    of_unknowns: bool
    alone: bool
    said: tuple[Said, ...]
    decided: tuple[Decided, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The review sheet of one law: where readings differ, side by side.

    *may_settle* says that whoever asks read nothing of it; *beyond* is what is agreed on or
    settled and the coded law does not say: question and value; *may_begin* that they may begin a
    change of the law.
    """

    batch: Batch
    law: str
    place: str
    is_open: bool
    abouts: tuple[About, ...]
    rate: Rate | None
    rows: tuple[ReviewRow, ...]
    alike: int
    everything: bool
    may_settle: bool
    beyond: tuple[tuple[str, str], ...]
    may_begin: bool
    form: AssignForm
    problem: str


@dataclass(frozen=True, slots=True)
class CodedTwice:
    """One law that was read more than once, with how far the readings differ."""

    id: str
    name: str
    rate: Rate
    once: int


@dataclass(frozen=True, slots=True)
class CodingsPage:
    """All laws that were read more than once: divergence as found."""

    laws: tuple[CodedTwice, ...]
    overall: Rate
    next: str
    gate: int
    sample: int
    source: str
    questions: tuple[QuestionRate, ...]


@dataclass(frozen=True, slots=True)
class Readings:
    """Readings of one law on one day that were made together; *batch* is empty for the files'."""

    batch: str
    on: date
    abouts: tuple[About, ...]
    rate: Rate
    rows: tuple[ReviewRow, ...]
    once: int


@dataclass(frozen=True, slots=True)
class LawCodingsPage:
    """All readings of one law, side by side; *being_read* says that another is being made."""

    id: str
    name: str
    readings: tuple[Readings, ...]
    being_read: bool
