"""What the pages of results show, ready to be set."""

from dataclasses import dataclass

from folkmoot.analysis.coding.codebook import Code
from folkmoot.web.analysis.coding_queries import Batch


@dataclass(frozen=True, slots=True)
class Cell:
    """How many responses of one kind have a code; *kind* is empty for all of them."""

    kind: str
    responses: int


@dataclass(frozen=True, slots=True)
class CountedCode:
    """One code: in how many responses it stands, by kind; *by* is "people" or "machine"."""

    code: Code
    by: str
    cells: tuple[Cell, ...]
    segments: int


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """What stands of a batch, by code and kind; the *bases* are all responses of the batch."""

    batch: Batch
    is_blind: bool
    is_whole: bool
    to_settle: int
    bases: tuple[Cell, ...]
    codes: tuple[CountedCode, ...]
    gone: int


@dataclass(frozen=True, slots=True)
class ShownSegment:
    """One segment in its words, with the response that it is in."""

    response: str
    kind: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class SegmentsPage:
    """The segments behind one number: *responses* as counted, of which *gone* were withdrawn."""

    batch: Batch
    code: Code
    kind: str
    by: str
    responses: int
    gone: int
    segments: tuple[ShownSegment, ...]
