"""What the page of a clause and its laws shows, ready to be set."""

from dataclasses import dataclass
from datetime import date

from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.references import Reference
from folkmoot.web.assessment.drawing import DrawnBlock
from folkmoot.web.assessment.forms import DayForm
from folkmoot.web.assessment.pages import ShownReason


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """One law: the answers that decided, the questions that nobody has answered, since when."""

    id: str
    name: str
    reasons: tuple[ShownReason, ...]
    missing: tuple[tuple[str, str], ...]
    since: LooseDate | None


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The laws of one finding."""

    result: str
    rows: tuple[JudgedRow, ...]


@dataclass(frozen=True, slots=True)
class RuleLaws:
    """One rule that speaks for the clause, with every law by what it finds, and the tiles."""

    id: str
    name: str
    groups: tuple[FindingGroup, ...]
    early: tuple[str, ...]
    blocks: tuple[DrawnBlock, ...]


@dataclass(frozen=True, slots=True)
class ClauseLawsPage:
    """All laws judged by one clause on one day; *why_none* says why no rule judges it."""

    clause: Reference
    title: str
    on: date
    form: DayForm
    recorded: date | None
    rules: tuple[RuleLaws, ...]
    why_none: str
