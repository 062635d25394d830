"""What each public page and each page of the workbench shows."""

from dataclasses import dataclass
from datetime import date

from folkmoot.consultation.counts import FEW, Counts, hidden_among
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import Question
from folkmoot.consultation.responses import Response
from folkmoot.consultation.rounds import Round, RoundState
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation.queries.quotations import Quoted
from folkmoot.web.consultation.queries.responses import Answered


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: what is counted, and the number as it may be shown."""

    name: str
    shown: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """One round in a list."""

    round: Round
    body: str
    state: RoundState
    last_day: date
    responses: str
    can_answer: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """One consultation in the list."""

    reference: Reference
    title: str
    summary: str
    published: date
    rounds: int


@dataclass(frozen=True, slots=True)
class Consultations:
    """All consultations."""

    listed: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class PositionShown:
    """What one body holds, paragraph by paragraph, in its language and direction."""

    round: str
    body: str
    paragraphs: tuple[str, ...]
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class ConsultationPage:
    """One consultation: what is asked, by whom and until when, and what came of it."""

    consultation: Consultation
    title: str
    policy: str
    summary: str
    questions: tuple[tuple[Question, str], ...]
    statements: int
    rounds: tuple[Held, ...]
    runs: tuple[Reference, ...]
    total: str
    positions: tuple[PositionShown, ...]


@dataclass(frozen=True, slots=True)
class PackQuestion:
    """One question as the pack asks it."""

    id: str
    text: str
    help: str
    choices: tuple[str, ...]
    clauses: tuple[Reference, ...]
    gists: tuple[tuple[Reference, str], ...]


@dataclass(frozen=True, slots=True)
class PaperShown:
    """One paper, as safe HTML, in its language and direction."""

    title: str
    html: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class PackPage:
    """Everything that was sent out."""

    consultation: Consultation
    title: str
    warning: str
    papers: tuple[PaperShown, ...]
    on_request: tuple[tuple[str, str], ...]
    contacts: tuple[tuple[str, str], ...]
    questions: tuple[PackQuestion, ...]
    statements: tuple[tuple[str, str, tuple[Reference, ...]], ...]
    hash: str


@dataclass(frozen=True, slots=True)
class RoundPage:
    """One round in figures; counts under ten are not told."""

    held: Held
    consultation: Consultation
    title: str
    by_kind: tuple[Row, ...]
    by_channel: tuple[Row, ...]
    late: str
    withdrawn: str
    quarantined: str
    participants: str
    who: str
    rules: str
    own: tuple[str, ...]
    destroys_on: date
    destroyed_on: date | None


@dataclass(frozen=True, slots=True)
class ResponsePage:
    """One response as the public may see it, or as those see it who may read it."""

    response: Response
    body: str
    kind: str
    channel: str
    answers: tuple[Answered, ...]
    words: bool
    named: str
    direction: str
    quotations: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Unpublished:
    """A response of which nothing was published: that it exists, and if who asks may read it."""

    reference: Reference
    is_readable: bool


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A response that was taken back."""

    name: str
    day: date


def rows_shown(counts: Counts, names: dict[str, str], *, hide: bool) -> tuple[Row, ...]:
    """Give the lines of a table; what *hide* leaves out says whether it is few."""
    hidden = hidden_among(counts) if hide else frozenset()
    return tuple(
        Row(names.get(name, name), _said(count), count)
        if name not in hidden
        else Row(names.get(name, name), f"<{FEW}" if count < FEW else "·")
        for name, count in counts
    )


def few(count: int) -> str:
    """Write a count, or that it is under FEW."""
    return f"<{FEW}" if 0 < count < FEW else _said(count)


def _said(count: int) -> str:
    return f"{count:,}"
