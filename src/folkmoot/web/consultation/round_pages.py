"""What each page shows on which a round is opened, checked and run."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.rounds import Round, RoundState
from folkmoot.web.consultation.pages import Row
from folkmoot.web.consultation.queries.invitations import Invitations
from folkmoot.web.consultation.queries.rounds import RoundFigures
from folkmoot.web.consultation.round_forms import Typed
from folkmoot.web.consultation.words_forms import TypedWords


@dataclass(frozen=True, slots=True)
class Opening:
    """The first question of a new round: when the annual meeting is."""

    consultation: Consultation
    title: str
    body: str
    body_name: str
    there_already: tuple[Round, ...]


@dataclass(frozen=True, slots=True)
class RoundFormPage:
    """The dates and rules of a round, to fill in."""

    consultation: Consultation
    title: str
    held: Round
    body_name: str
    typed: Typed
    is_new: bool
    running: bool
    problems: tuple[str, ...] = ()
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class WordsPage:
    """A body's own questions and rules, to fill in."""

    held: Round
    title: str
    body_name: str
    typed: TypedWords
    numbers: tuple[int, ...]
    fixed: bool
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckPage:
    """All of a round as participants will meet it, before it is announced."""

    held: Round
    state: RoundState
    title: str
    body_name: str
    who: str
    questions: tuple[tuple[str, tuple[str, ...], bool], ...]
    rules: str
    preview: str
    custody: str
    lacking: tuple[tuple[str, str], ...]
    invited: int


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next, and where."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class DashboardPage:
    """What a coordinator needs at a glance."""

    held: Round
    state: RoundState
    next: str
    title: str
    body_name: str
    figures: RoundFigures
    waiting: int
    gatherings: int
    is_ahead: bool
    days_left: int
    days_to_meeting: int | None
    by_kind: tuple[Row, ...]
    by_channel: tuple[Row, ...]
    by_language: tuple[tuple[str, int], ...]
    by_day: tuple[tuple[date, int], ...]
    most_in_a_day: int
    invitations: Invitations
    steps: tuple[Step, ...]
    links: tuple[Step, ...]
    who: str
    custody: str


@dataclass(frozen=True, slots=True)
class InvitePage:
    """Those invited to a round: the list, in numbers what came of it, and what was mailed."""

    held: Round
    title: str
    body_name: str
    invitations: Invitations
    listed: tuple[tuple[int, str, str, str], ...]
    page: int
    pages: int
    mailed: tuple[tuple[str, date, int], ...]
    is_over: bool
    may_mail: bool
    may_remind: bool
    protected: bool
    asked: bool = False
    pasted: str = ""
    problem: str = ""
    taken: int = -1
    left_out: tuple[tuple[int, str], ...] = ()
    left_out_more: int = 0


@dataclass(frozen=True, slots=True)
class LettersPage:
    """Letters to print, each with a token."""

    held: Round
    letters: tuple[Mapping[str, str], ...]
    body_name: str
    where: str
