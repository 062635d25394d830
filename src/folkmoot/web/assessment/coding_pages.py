"""What the coders' pages show, ready to be set."""

from dataclasses import dataclass
from datetime import date

from folkmoot.assessment.checklists import Item
from folkmoot.assessment.divergence import Rate
from folkmoot.foundation.agreement import Agreement
from folkmoot.web.assessment.coding_forms import AssignForm, BatchForm
from folkmoot.web.assessment.coding_queries import Batch, Task


@dataclass(frozen=True, slots=True)
class LawDeskPage:
    """What one person is to read and has read, and the batches."""

    to_read: tuple[Task, ...]
    read: tuple[Task, ...]
    batches: tuple[Batch, ...]
    reads: bool


@dataclass(frozen=True, slots=True)
class NewBatchPage:
    """The form of a batch."""

    form: BatchForm
    problem: str


@dataclass(frozen=True, slots=True)
class Reader:
    """One person who reads a law, as what, and since when they are done."""

    name: str
    kind: str
    handed_in_on: date | None


@dataclass(frozen=True, slots=True)
class BatchLaw:
    """One law of a batch: who reads it, and how far readings differ once all are open."""

    id: str
    name: str
    readers: tuple[Reader, ...]
    is_open: bool
    rate: Rate | None
    naive: Rate | None
    settled: int
    is_drawn: bool


@dataclass(frozen=True, slots=True)
class QuestionRate:
    """How far readings differ in one question, and how far they agree beyond chance."""

    id: str
    text: str
    rate: Rate
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class BatchPage:
    """One batch: its laws, its divergence, and what comes next by its gate."""

    batch: Batch
    laws: tuple[BatchLaw, ...]
    overall: Rate
    next: str
    questions: tuple[QuestionRate, ...]
    form: AssignForm
    problem: str


@dataclass(frozen=True, slots=True)
class GroupProgress:
    """One group of questions of a law, and how many of those asked are answered."""

    number: int
    name: str
    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to look at before handing in, and the group that it is in."""

    item: Item
    text: str
    group: int
    stops: bool


@dataclass(frozen=True, slots=True)
class CodingPage:
    """My reading of one law: how far it is, and what is to do before it is handed in."""

    task: Task
    groups: tuple[GroupProgress, ...]
    to_do: tuple[ToDo, ...]
    about: str
    problem: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that may be chosen."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class AskedField:
    """One question with its answers, and what I said; *applies* is None where it is open yet.

    *depends* are the questions that decide whether it applies.
    """

    id: str
    text: str
    is_practice: bool
    applies: bool | None
    depends: tuple[str, ...]
    choices: tuple[Choice, ...]
    cites: str
    reading: str
    confidence: str
    caution: str
    why: str

    @property
    def is_answered(self) -> bool:
        """Whether an answer is chosen."""
        return any(choice.chosen for choice in self.choices)


@dataclass(frozen=True, slots=True)
class GroupPage:
    """One group of questions about one law."""

    task: Task
    group: GroupProgress
    groups: tuple[GroupProgress, ...]
    fields: tuple[AskedField, ...]
    problem: str

    @property
    def following(self) -> GroupProgress | None:
        """The group after this one."""
        later = [one for one in self.groups if one.number > self.group.number]
        return later[0] if later else None


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
