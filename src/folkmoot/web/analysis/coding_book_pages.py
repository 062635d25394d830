"""What the pages of a codebook show, ready to be set."""

from dataclasses import dataclass

from folkmoot.analysis.coding.codebook import Changes, Code
from folkmoot.foundation.references import Reference
from folkmoot.policy.comparison import Piece
from folkmoot.web.analysis.coding_book_queries import Book
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.coding_reading_pages import ShownCode


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one code in the form."""

    number: int
    code: Code | None


@dataclass(frozen=True, slots=True)
class WritePage:
    """The form of a codebook; *book* is None for a new one. *rows* are empty where text is all."""

    book: Book | None
    consultations: tuple[tuple[str, str], ...]
    name: str
    consultation: str
    rows: tuple[Row, ...]
    text: str
    as_text: bool
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reworded:
    """One code whose words changed, in pieces that stayed, went or came."""

    id: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed in a version against another."""

    against: Book
    changes: Changes
    reworded: tuple[Reworded, ...]


@dataclass(frozen=True, slots=True)
class BookPage:
    """One version of a codebook with its history; *clauses* are where each clause is shown."""

    book: Book
    codes: tuple[ShownCode, ...]
    clauses: tuple[tuple[Code, tuple[Reference, ...]], ...]
    versions: tuple[Book, ...]
    compared: Compared | None
    batches: tuple[Batch, ...]
    text: str
    gaps: tuple[str, ...]

    @property
    def is_latest(self) -> bool:
        """Whether no version came after it."""
        return self.versions[0].id == self.book.id
