"""What the pages of one's own reading show, ready to be set."""

from dataclasses import dataclass
from datetime import date

from folkmoot.web.analysis.coding_queries import Batch, Task


@dataclass(frozen=True, slots=True)
class ShownCode:
    """One code of a codebook in its tree.

    *typed* is as much of its short name as has to be typed, *rest* the rest of it.
    """

    id: str
    typed: str
    rest: str
    name: str
    definition: str
    include: str
    exclude: str
    depth: int
    is_codable: bool


@dataclass(frozen=True, slots=True)
class Numbered:
    """One passage with its number, what was typed beside it, and what is wrong with that."""

    number: int
    words: str
    typed: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """The passages of one answer, under what was asked; empty for words to no question."""

    question: str
    passages: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that cannot be kept as it is, and the field that it is about."""

    field: str
    words: str


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """One response to be coded: its passages, what was typed, and the codebook beside it.

    *fields* says that each passage has a field of its own. *kind* and *language* are empty where
    the batch does not show who wrote. *at* is the number of the passage to begin with.
    """

    batch: Batch
    task: Task
    whole: int
    left: int
    kind: str
    language: str
    answers: tuple[Asked, ...]
    fields: bool
    extra: str
    extra_problems: tuple[str, ...]
    memo: str
    faults: tuple[Fault, ...]
    at: int
    before: int
    codes: tuple[ShownCode, ...]

    @property
    def example(self) -> str:
        """A short name to show how to type."""
        return next((code.id for code in self.codes if code.is_codable), "")

    @property
    def is_shut(self) -> bool:
        """Whether it can no longer be changed."""
        return bool(self.task.handed_in_on or self.batch.closed_on)


@dataclass(frozen=True, slots=True)
class GonePage:
    """A response that may no longer be read."""

    batch: Batch
    task: Task


@dataclass(frozen=True, slots=True)
class MyBatchPage:
    """All that I read in a batch: what waits, what is done, and handing it in."""

    batch: Batch
    waiting: tuple[Task, ...]
    done: tuple[Task, ...]
    gone: int
    handed_in_on: date | None
    problem: str = ""
