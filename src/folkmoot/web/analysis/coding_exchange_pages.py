"""What the pages of taking out and taking in show, ready to be set."""

from dataclasses import dataclass

from folkmoot.web.analysis.coding_export_queries import ToTakeOut


@dataclass(frozen=True, slots=True)
class ExportsPage:
    """The closed batches that hold responses of a body."""

    body: str
    name: str
    batches: tuple[ToTakeOut, ...]


@dataclass(frozen=True, slots=True)
class ExportPage:
    """What goes out of one batch, with the ticket that lets it out once."""

    body: str
    name: str
    found: ToTakeOut
    ticket: str


@dataclass(frozen=True, slots=True)
class TakeInPage:
    """The form that takes a project of another program in."""

    consultations: tuple[tuple[str, str], ...]
    name: str
    consultation: str
    problem: str
