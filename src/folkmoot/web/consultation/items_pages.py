"""What each page shows on which files, waiting items, papers and sheets are dealt with."""

from dataclasses import dataclass

from folkmoot.consultation.intake.items import Batch
from folkmoot.consultation.rounds import Round
from folkmoot.web.consultation.queries.imports import ImportShown
from folkmoot.web.consultation.queries.items import ItemShown
from folkmoot.web.consultation.services.importing import Preview

PROBLEMS = 10
"""How many rows a preview says what is wrong with."""

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FilesPage:
    """Where files are taken in, and what became of those that were."""

    held: Round
    body: str
    waiting: int
    to_type: int
    batch: Batch | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class QuarantinePage:
    """What waits for a person, and what was dealt with."""

    held: Round
    body: str
    waiting: int
    to_type: int
    items: tuple[ItemShown, ...]
    settled: tuple[tuple[ItemShown, str], ...]
    page: int
    pages: int

    @property
    def is_sealed(self) -> bool:
        """Whether something is listed that nobody here can open."""
        return any(each.waiting is None for each in self.items)


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One item, and all that can be done with it."""

    held: Round
    body: str
    item: ItemShown
    kinds: Choices
    whys: Choices
    fault: str = ""


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field of the form in which a paper is typed."""

    name: str
    kind: str
    label: str
    value: str
    options: Choices = ()

    @property
    def id(self) -> str:
        """A name without blanks, for the page."""
        return "f-" + self.name.replace(" ", "-").replace(".", "-")

    @property
    def stray(self) -> str:
        """What was written where one of the options has to stand."""
        return "" if self.value in {value for value, _ in self.options} else self.value


@dataclass(frozen=True, slots=True)
class TypingQueue:
    """The papers that two people type."""

    held: Round
    body: str
    items: tuple[tuple[ItemShown, str], ...]
    person: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class TypingPage:
    """One paper to type beside its scan; *by_two* unless it is one person's correction."""

    held: Round
    body: str
    item: ItemShown
    fields: tuple[FieldShown, ...]
    numbers: tuple[int, ...]
    by_two: bool
    is_check: bool = False
    may_check: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class DifferenceShown:
    """One field that two people typed differently."""

    name: str
    label: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class SettlePage:
    """Where two typings of one paper differ."""

    held: Round
    body: str
    item: ItemShown
    differences: tuple[DifferenceShown, ...]
    people: tuple[str, ...]
    numbers: tuple[int, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ImportsPage:
    """Where a sheet of another platform is chosen, and the imports there were."""

    held: Round
    body: str
    imports: tuple[ImportShown, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """One column of a sheet: its first cells, and what it becomes."""

    number: int
    header: str
    label: str
    becomes: str
    cells: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    options: Choices


@dataclass(frozen=True, slots=True)
class ImportPage:
    """One import: its columns to confirm, or how it ended."""

    held: Round
    body: str
    found: ImportShown
    preview: Preview | None
    columns: tuple[ColumnShown, ...]
    choices: Choices
    days: Choices
    day: str
    fault: str = ""

    @property
    def problems(self) -> tuple[str, ...]:
        """The first of what is wrong with the rows, and at the end the counts."""
        batch = self.preview.batch if self.preview else None
        told = list(batch.sentences()) if batch else []
        return (*told[:-1][:PROBLEMS], *told[-1:])
