"""What the pages of changes of law show, ready to be set."""

from dataclasses import dataclass
from datetime import date

from folkmoot.assessment.codebook import Question
from folkmoot.assessment.jurisdictions import Jurisdiction
from folkmoot.web.assessment.change_effects import Effect, Line
from folkmoot.web.assessment.change_forms import BeginForm, EditForm, RefuseForm
from folkmoot.web.assessment.change_queries import Change, HeldBack


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a change changes: what kind of thing, which one, and how it stands then."""

    kind: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A law of which packs hold another text than the desk published, and how they differ."""

    law: HeldBack
    differences: tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Every change of law that waits, those settled lately, and what the packs offer."""

    waiting: tuple[Change, ...]
    settled: tuple[Change, ...]
    offered: tuple[Offered, ...]
    me: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class BeginPage:
    """The changes of one law, and the form to begin another."""

    place: Jurisdiction
    changes: tuple[Change, ...]
    form: BeginForm
    me: str
    watch: str = ""


@dataclass(frozen=True, slots=True)
class Leftover:
    """An edit that no longer fits, to be copied by hand."""

    kind: str
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ChangePage:
    """One change: what it says, what it changes, and what may be done with it."""

    change: Change
    on: date
    told: tuple[Told, ...]
    edits: tuple[tuple[str, str], ...]
    effect: Effect | None
    differences: tuple[tuple[str, tuple[Line, ...]], ...]
    is_own: bool
    refuse: RefuseForm | None = None
    problem: str = ""
    leftovers: tuple[Leftover, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """An answer that stands in the law, and the name by which it is corrected."""

    name: str
    value: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class AddPage:
    """The form for one edit of a change; *standing* are the answers to its question so far."""

    change: Change
    title: str
    form: EditForm
    question: Question | None = None
    standing: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """The questions of the codebook by group, each with what the law answers now."""

    change: Change
    groups: tuple[tuple[str, tuple[tuple[Question, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class TablesPage:
    """The acts and sections of a law, each to be said otherwise."""

    change: Change
    acts: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, str], ...]
