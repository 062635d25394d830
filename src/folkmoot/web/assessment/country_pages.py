"""What the page of one country shows, ready to be set."""

from dataclasses import dataclass
from datetime import date

from folkmoot.assessment.law import Label
from folkmoot.assessment.streams import Beside
from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.references import Reference
from folkmoot.web.assessment.forms import DayForm
from folkmoot.web.assessment.judged_queries import Restriction, Validated
from folkmoot.web.assessment.pages import (
    Band,
    CitedInstrument,
    Place,
    ShownFinding,
    ShownReason,
    Turn,
)
from folkmoot.web.assessment.reading import PolicyChoice


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """A question that is not answered, and the model that each answer would leave."""

    id: str
    text: str
    outcomes: tuple[tuple[str, tuple[str, ...]], ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class SchemeLabel:
    """What one scheme calls a law: its models or axes, and how many answers it misses."""

    name: str
    source: str
    labels: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountryPage:
    """One jurisdiction's law on one day; *asked* and *unknown* count questions about the law."""

    place: Place
    on: date
    form: DayForm
    policy: Reference
    policies: tuple[PolicyChoice, ...]
    models: tuple[tuple[str, str], ...]
    since: LooseDate | None
    asked: int
    unknown: int
    settlers: tuple[NextQuestion, ...]
    band: Band
    schemes: tuple[SchemeLabel, ...]
    model_reasons: tuple[ShownReason, ...]
    model_missing: tuple[tuple[str, str], ...]
    flags: tuple[str, ...]
    axes: tuple[tuple[str, bool | None], ...]
    counts: tuple[tuple[str, int], ...]
    findings: tuple[ShownFinding, ...]
    turns: tuple[Turn, ...]
    labels: tuple[Label, ...]
    sources: tuple[CitedInstrument, ...]
    validated: tuple[Validated, ...]
    streams: tuple[Beside, ...]
    restrictions: tuple[Restriction, ...]
