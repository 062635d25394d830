"""What the pages of the law show, ready to be set."""

from dataclasses import dataclass
from datetime import date

from folkmoot.assessment.provisions import Instrument, Provision
from folkmoot.assessment.rules import Result
from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.references import Reference
from folkmoot.web.assessment.forms import WhatIfForm
from folkmoot.web.assessment.reading import PolicyChoice


@dataclass(frozen=True, slots=True)
class ShownReason:
    """One answer that decided, with its provisions, and *beyond* them what else it rests on."""

    question: str
    text: str
    value: str
    beyond: str
    provisions: tuple[Provision, ...]
    since: str
    caution: str


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One rule and what it finds."""

    id: str
    name: str
    clauses: tuple[Reference, ...]
    obligations: tuple[str, ...]
    result: Result
    possible: tuple[str, ...]
    reasons: tuple[ShownReason, ...]
    missing: tuple[tuple[str, str], ...]
    since: LooseDate | None


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One answer that changed: the question, what it was and is, and by which provision."""

    question: str
    text: str
    was: str
    value: str
    cited: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn in the life of a law; *turned* says that its model changed here."""

    first: date
    since: LooseDate
    models: tuple[str, ...]
    turned: bool
    changes: tuple[ShownChange, ...]
    more: int

    @property
    def count(self) -> int:
        """How many answers changed."""
        return len(self.changes) + self.more


@dataclass(frozen=True, slots=True)
class CitedInstrument:
    """An instrument with those of its provisions that answers cite."""

    instrument: Instrument
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Whose law a page is about."""

    id: str
    name: str
    region: str
    parent: str
    parent_name: str
    status: str
    about: str
    checked: date
    first_day: date


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of years under one model, as a piece of a band: from *x* on, *width* wide."""

    shade: str
    models: tuple[str, ...]
    since: LooseDate
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Band:
    """The life of a law as a band over years, with a scale of years and where each stands."""

    periods: tuple[Period, ...]
    years: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One dated answer with its grounds, and whether it counts on the day asked for."""

    value: str
    first: str
    last: str
    beyond: str
    provisions: tuple[Provision, ...]
    confidence: str
    caution: str
    coder: str
    recorded: date
    holds: bool


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question, its answers over time, and its value today."""

    id: str
    text: str
    kind: str
    now: str
    answers: tuple[ShownAnswer, ...]


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """Every answer about one jurisdiction's law, by group of questions."""

    place: Place
    on: date
    groups: tuple[tuple[str, tuple[AskedQuestion, ...]], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One finding before and after an imagined change."""

    id: str
    name: str
    was: Result
    result: Result


@dataclass(frozen=True, slots=True)
class ImaginedStep:
    """One answer changed."""

    text: str
    question: str
    was: str
    value: str
    instead: str
    touched: str


@dataclass(frozen=True, slots=True)
class Imagined:
    """What an imagined change does."""

    steps: tuple[ImaginedStep, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    differences: tuple[Difference, ...]
    same: int
    missing: tuple[tuple[str, str], ...]
    touched: tuple[str, ...]
    smallest: bool


@dataclass(frozen=True, slots=True)
class WhatIfPage:
    """The form of what-if, and its outcome where something was asked."""

    place: Place
    on: date
    form: WhatIfForm
    imagined: Imagined | None
    refusal: str
    policies: tuple[PolicyChoice, ...]
