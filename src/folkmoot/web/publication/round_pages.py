"""What the pages about a round's result show."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from folkmoot.consultation.cards import Card
from folkmoot.consultation.evidence import Evidence
from folkmoot.consultation.returns import Return
from folkmoot.consultation.rounds import Round
from folkmoot.publication.blocks import Paper
from folkmoot.web.consultation.queries.bundles import Received, Refused, Sent
from folkmoot.web.publication.round_queries import RoundDesk


@dataclass(frozen=True, slots=True)
class Written:
    """A summary and a position as somebody typed them, with what is wrong with them."""

    summary: str
    position: str
    language: str
    languages: tuple[tuple[str, str], ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """A round's result at the desk: *body* is the report so far, as everybody may know it."""

    desk: RoundDesk
    name: str
    may_compile: bool
    written: Written
    exact: tuple[tuple[str, int], ...]
    body: SafeString
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A round's report: *is_public* says whether everybody sees it yet."""

    round: Round
    paper: Paper
    body: SafeString
    direction: str
    is_public: bool
    has_changes: bool


@dataclass(frozen=True, slots=True)
class SendPage:
    """What would go up and what stays, and what went before; *card* is to be read out."""

    round: Round
    name: str
    evidence: Evidence | None
    stays: int
    position: bool
    sent: tuple[Sent, ...]
    card: Card | None
    is_elsewhere: bool
    ticket: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class RoundUp:
    """One round of a consultation as the secretariat sees it: what came of it, and went back."""

    round: str
    name: str
    received: tuple[Received, ...]
    returned: int


@dataclass(frozen=True, slots=True)
class ReceivedPage:
    """What the secretariat received for a consultation, round by round."""

    consultation: str
    title: str
    rounds: tuple[RoundUp, ...]
    refused: tuple[Refused, ...]
    card: Card | None
    adopted: bool
    told: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What became of a round in the adopted text."""

    round: Round
    name: str
    found: Return
    decision: str
    adopted: str
    language: str
    direction: str
