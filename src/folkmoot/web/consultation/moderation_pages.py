"""What the pages of moderation, quotations and safeguarding show."""

from dataclasses import dataclass
from datetime import date

from folkmoot.consultation.safeguarding import Disclosure
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation.answered import Told
from folkmoot.web.consultation.moderation_words import Choices
from folkmoot.web.consultation.queries.moderation import Queue, Queued
from folkmoot.web.consultation.queries.quotations import Pending


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A round's responses to read, unread first; *sealed* is how many nothing at hand opens."""

    queue: Queue
    body: str
    asides: tuple[tuple[str, int], ...]
    kinds: dict[str, str]
    sealed: int
    next: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an answer; *reason* says why it is or may be left out."""

    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One answer as it is read: what was asked, what was chosen, and the words in pieces.

    *passage* are the words of the text that it is on, and *standing* what became of them.
    """

    part: str
    asked: str
    said: str
    pieces: tuple[Piece, ...]
    passage: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One stretch that may be left out, with the words and what the detectors or people chose."""

    value: str
    words: str
    reason: str
    is_proposed: bool


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that was done with a response before."""

    event: str
    on: date
    by: str


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """One response to read and decide on; without parts where it is sealed."""

    round: str
    body: str
    queued: Queued
    kind: str
    direction: str
    parts: tuple[Part, ...]
    places: tuple[Place, ...]
    reasons: Choices
    asides: Choices
    concerns: Choices
    guards: tuple[str, ...]
    before: tuple[Act, ...]
    is_sealed: bool
    is_protected: bool
    may_quote: bool
    in_other_words: bool
    publishes: bool
    rows: tuple[int, ...]
    fault: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class QuotationsPage:
    """What waits for a second person in a round, and what is published."""

    round: str
    body: str
    waiting: tuple[Pending, ...]
    published: tuple[Pending, ...]
    me: str
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class ApprovalPage:
    """One quotation to be read by a second person."""

    round: str
    body: str
    pending: Pending
    proposed_by: str
    mine: bool
    fault: str = ""


@dataclass(frozen=True, slots=True)
class SafeguardingPage:
    """The disclosures of a body, each with the days that are left."""

    body: str
    name: str
    open: tuple[tuple[Disclosure, int, str], ...]
    settled: tuple[tuple[Disclosure, str], ...]
    overdue: int


@dataclass(frozen=True, slots=True)
class DisclosurePage:
    """One disclosure with its words, to be settled; sealed where nothing at hand opens it."""

    body: str
    name: str
    disclosure: Disclosure
    concern: str
    days_left: int
    parts: tuple[Part, ...]
    direction: str
    outcomes: Choices
    guidance: str
    contact: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """We asked, you said, we did: all answers of a consultation."""

    consultation: Reference
    title: str
    told: tuple[Told, ...]
