"""What the pages of a batch show, ready to be set."""

from dataclasses import dataclass
from datetime import date

from folkmoot.assessment.divergence import Rate
from folkmoot.foundation.agreement import Agreement
from folkmoot.web.assessment.coding_forms import AssignForm, BatchForm
from folkmoot.web.assessment.coding_queries import Batch


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
