"""What the first page of the coding desk and the pages of a batch show, ready to be set."""

from dataclasses import dataclass

from folkmoot.web.analysis.coding_batch_forms import BatchForm
from folkmoot.web.analysis.coding_book_queries import Book
from folkmoot.web.analysis.coding_queries import Batch, Mine


@dataclass(frozen=True, slots=True)
class CodingDeskPage:
    """What I am to read, the batches and the codebooks."""

    mine: tuple[Mine, ...]
    batches: tuple[Batch, ...]
    books: tuple[Book, ...]


@dataclass(frozen=True, slots=True)
class NewBatchPage:
    """The form of a batch."""

    form: BatchForm
    problem: str


@dataclass(frozen=True, slots=True)
class Reader:
    """One coder of a batch; *done* is None where whoever asks may not know."""

    coder: str
    name: str
    is_machine: bool
    done: int | None
    is_handed_in: bool


@dataclass(frozen=True, slots=True)
class BatchPage:
    """One batch: how it was drawn, who reads, and what comes next.

    *is_blind* says that whoever asks still reads it; then nothing of others is here. *others* may
    be let to read it too.
    """

    batch: Batch
    size: int
    readers: tuple[Reader, ...]
    is_mine: bool
    is_blind: bool
    is_whole: bool
    to_settle: int
    settled: int
    may_settle: bool
    others: tuple[tuple[str, str], ...] = ()
    problem: str = ""

    @property
    def may_lead(self) -> bool:
        """Whether whoever asks may say who reads."""
        return self.may_settle and not self.batch.closed_on

    @property
    def may_close(self) -> bool:
        """Whether it can be closed now."""
        return self.may_settle and self.is_whole and not self.to_settle and not self.batch.closed_on
