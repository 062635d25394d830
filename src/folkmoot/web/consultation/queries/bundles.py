"""What was sent and received, and by which keys bodies are known."""

from dataclasses import dataclass
from datetime import date

from folkmoot.consultation.bundles import BACK, UP
from folkmoot.consultation.cards import Card
from folkmoot.consultation.positions import Position, read_position
from folkmoot.consultation.result_documents import read_result
from folkmoot.consultation.results import Result
from folkmoot.consultation.returns import Return, read_return
from folkmoot.consultation.sealing import public_of
from folkmoot.consultation.signing import signer_of
from folkmoot.federation.bodies import BodyKind
from folkmoot.web.consultation.models import (
    CardRow,
    PassedRow,
    ReceivedRow,
    RefusedRow,
    SentRow,
)
from folkmoot.web.consultation.queries.keys import kept_key
from folkmoot.web.federation import queries as federation


@dataclass(frozen=True, slots=True)
class Sent:
    """One bundle that went out."""

    number: int
    hash: str
    result: int
    passed: tuple[str, ...]
    on: date


@dataclass(frozen=True, slots=True)
class Received:
    """One bundle that came in and held; *passed_on* counts the responses that came with it."""

    round: str
    body: str
    number: int
    hash: str
    on: date
    result: Result
    position: Position | None
    passed_on: int
    is_latest: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was brought and did not hold, and why."""

    on: date
    why: str


def secretariat() -> str:
    """Give the body that results go up to; empty where the federation has none."""
    return next((body.id for body in federation.bodies(BodyKind.SECRETARIAT)), "")


def card_of(body: str) -> Card | None:
    """Give the card of a body that is elsewhere, or None where it is here or unknown."""
    row = CardRow.objects.filter(body=body).order_by("-pk").first()
    return Card(row.body, row.signer, row.reader) if row else None


def shown_card(body: str) -> Card | None:
    """Give the card of a body that is here, once its keys were made; else None."""
    private, reading = kept_key(signing_name(body)), kept_key(reading_name(body))
    if not (private and reading) or card_of(body):
        return None
    return Card(body, signer_of(private), public_of(reading).hex())


def signing_name(body: str) -> str:
    """Name the file of the key that a body signs with; no id of a round has a full stop."""
    return f"{body}.signing"


def reading_name(body: str) -> str:
    """Name the file of the key that a body reads by what is sealed to it."""
    return f"{body}.reading"


def known_signer(body: str) -> str:
    """Give the public key that a body is known to sign with: by its card, or because it is here."""
    if card := card_of(body):
        return card.signer
    private = kept_key(signing_name(body))
    return signer_of(private) if private else ""


def sent_of(round_id: str, kind: str = UP) -> list[Sent]:
    """Give what was sent of a round, the latest first."""
    rows = SentRow.objects.filter(round=round_id, kind=kind).order_by("-number")
    return [Sent(row.number, row.hash, row.result, tuple(row.passed), row.on) for row in rows]


def received_of(consultation_id: str) -> list[Received]:
    """Give what was received for a consultation, by round, the latest first."""
    rows = ReceivedRow.objects.filter(round__pack=consultation_id, kind=UP)
    seen: set[str] = set()
    found = []
    for row in rows.select_related("round").order_by("round_id", "-number"):
        found.append(_received(row, is_latest=row.round_id not in seen))
        seen.add(row.round_id)
    return found


def latest_received(round_id: str) -> Received | None:
    """Give the last result of a round that came in, or None."""
    row = _latest(round_id, UP)
    return _received(row, is_latest=True) if row else None


def latest_return(round_id: str) -> Return | None:
    """Give what came back to a round last, or None."""
    row = _latest(round_id, BACK)
    return read_return(row.document) if row else None


def refused_of(consultation_id: str) -> list[Refused]:
    """Give the files that were brought for a consultation and did not hold, the latest first."""
    rows = RefusedRow.objects.filter(consultation=consultation_id).order_by("-on", "hash")
    return [Refused(row.on, row.why) for row in rows]


def is_passed_on(name: str) -> bool:
    """Say whether a response came from the body that it was sent to, and not from the form."""
    return PassedRow.objects.filter(response__name=name).exists()


def _latest(round_id: str, kind: str) -> ReceivedRow | None:
    rows = ReceivedRow.objects.filter(round=round_id, kind=kind).select_related("round")
    return rows.order_by("-number").first()


def _received(row: ReceivedRow, *, is_latest: bool) -> Received:
    return Received(
        round=row.round_id,
        body=row.round.body,
        number=row.number,
        hash=row.hash,
        on=row.on,
        result=read_result(row.document),
        position=read_position(row.position),
        passed_on=_passed_on(row),
        is_latest=is_latest,
    )


def _passed_on(row: ReceivedRow) -> int:
    """Count the responses that came with a bundle, or were named in it where it was sent here."""
    here = SentRow.objects.filter(hash=row.hash).values_list("passed", flat=True).first()
    return row.passed_on.count() if here is None else len(here)
