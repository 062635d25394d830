"""What the pages show on which readings are laid beside each other, ready to be set."""

from dataclasses import dataclass
from datetime import date

from folkmoot.analysis.coding.codebook import Code
from folkmoot.foundation.agreement import Agreement
from folkmoot.web.analysis.coding_queries import Batch


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """The agreement on one code over *agreement.units* passages; *by* is who put it how often."""

    code: Code
    agreement: Agreement
    by: tuple[tuple[str, int], ...]
    differences: int


@dataclass(frozen=True, slots=True)
class PairOfCoders:
    """The agreement of two coders, by their letters, code by code."""

    coders: tuple[str, str]
    codes: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """How far the people of a batch agree; *responses* are those that all of them read.

    Without two who handed in there is nothing to tell, and *handed_in* says how many did.
    """

    batch: Batch
    is_blind: bool
    handed_in: int
    responses: int
    passages: int
    gone: int
    codes: tuple[CodeAgreement, ...]
    pairs: tuple[PairOfCoders, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided of a difference, and why; the last counts."""

    holds: bool
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """One place where coders differ: its number in the batch, its words, and who put the code.

    *mark* is sent back with what is decided, for numbers shift when a response is withdrawn.
    """

    number: int
    mark: str
    response: str
    code: Code
    words: str
    by: str
    not_by: str
    rulings: tuple[Ruling, ...]

    @property
    def decided(self) -> Ruling | None:
        """What counts of what was decided."""
        return self.rulings[-1] if self.rulings else None


@dataclass(frozen=True, slots=True)
class DifferencesPage:
    """Where coders differ, of all codes or of *code*."""

    batch: Batch
    is_blind: bool
    is_whole: bool
    code: str
    codes: tuple[tuple[Code, int], ...]
    shown: tuple[ShownDifference, ...]
    open: int
    may_settle: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """What a coder noted at a place, by their letter."""

    coder: str
    words: str


@dataclass(frozen=True, slots=True)
class SettlePage:
    """One difference to be settled, within its response: what stands before it, it, and after."""

    batch: Batch
    difference: ShownDifference
    before: str
    after: str
    notes: tuple[Noted, ...]
    left: int
    whole: int
    holds: str
    reason: str
    problem: str


@dataclass(frozen=True, slots=True)
class Memo:
    """One memo: what about, by whom, on which day; *key* is 0 where it is part of a reading."""

    key: int
    code: str
    response: str
    words: str
    by: str
    on: date | None
    is_mine: bool


@dataclass(frozen=True, slots=True)
class MemosPage:
    """The memos of a batch that whoever asks may read, and the form of another one."""

    batch: Batch
    is_blind: bool
    memos: tuple[Memo, ...]
    codes: tuple[Code, ...]
    problem: str
