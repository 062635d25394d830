"""What the page of a machine on trial shows, ready to be set."""

from dataclasses import dataclass

from folkmoot.analysis.coding.codebook import Code
from folkmoot.analysis.coding.machines import Trial
from folkmoot.web.analysis.coding_machine_queries import Admission
from folkmoot.web.analysis.coding_queries import Batch


@dataclass(frozen=True, slots=True)
class Tried:
    """A machine on one code, with what was said of it."""

    code: Code
    trial: Trial
    admission: Admission | None
    said_by: str


@dataclass(frozen=True, slots=True)
class MachinePage:
    """The machine that read a batch last, and its trial; *coder* is empty before one did."""

    batch: Batch
    is_blind: bool
    coder: str
    tried: tuple[Tried, ...]
    problem: str = ""
