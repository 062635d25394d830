"""Results on their way up and returns on their way back: signed, sealed, and said in the record."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from folkmoot.consultation.bundles import BACK, UP, Manifest, write_bundle
from folkmoot.consultation.cards import Card
from folkmoot.consultation.carried import carried
from folkmoot.consultation.evidence import Evidence, seal_evidence
from folkmoot.consultation.positions import position_document
from folkmoot.consultation.result_documents import result_document
from folkmoot.consultation.results import as_told
from folkmoot.consultation.returns import Return, return_document
from folkmoot.consultation.rounds import Round
from folkmoot.consultation.sealing import public_of
from folkmoot.consultation.signing import signer_of
from folkmoot.foundation.canonical import Json, canonical_json, content_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation.models import CardRow, RoundRow, SentRow
from folkmoot.web.consultation.queries.bundles import (
    card_of,
    reading_name,
    secretariat,
    sent_of,
    signing_name,
)
from folkmoot.web.consultation.queries.packs import as_round, hash_of_pack
from folkmoot.web.consultation.queries.results import positions_of
from folkmoot.web.consultation.services.keys import keep_key
from folkmoot.web.ledger import queries as record
from folkmoot.web.ledger import services as ledger


@dataclass(frozen=True, slots=True)
class Parcel:
    """A bundle ready to go, what its file is called, and how many responses are in it."""

    name: str
    data: bytes
    number: int
    hash: str
    passed: int = 0


def own_card(body: str) -> Card:
    """Give the card of a body that is here, making its keys where there are none."""
    if card_of(body):
        raise InputError(f"'{body}' is elsewhere: its card is registered here. Ask it for its own.")
    return Card(
        body,
        signer=signer_of(keep_key(signing_name(body))),
        reader=public_of(keep_key(reading_name(body))).hex(),
    )


@transaction.atomic
def register_card(card: Card, *, by: Reference, at: datetime) -> None:
    """Know a body elsewhere by *card*; the same card again does nothing, an older one is kept."""
    if card_of(card.body) == card:
        return
    CardRow.objects.create(
        body=card.body, signer=card.signer, reader=card.reader, by=str(by), on=at.date()
    )
    about = [Reference(Kind.BODY, card.body)]
    detail: dict[str, Json] = {"signer": card.signer, "reader": card.reader}
    ledger.record("federation", "card.registered", about=about, by=by, at=at, detail=detail)


@transaction.atomic
def send_up(round_id: str, evidence: Evidence, *, by: Reference, at: datetime) -> Parcel:
    """Make the next bundle of a round for the secretariat, with *evidence* sealed to it.

    What was passed on before and is not in it now is named as taken back. Refused with InputError
    where there is nobody to seal it to.
    """
    row = RoundRow.objects.select_for_update().get(id=round_id)
    held, before = as_round(row), sent_of(round_id)
    passed = [each.id for each in evidence.responses]
    gone = {name for each in before for name in each.passed} - set(passed)
    whole = replace(evidence, taken_back=tuple(sorted(gone)))
    position = next(iter(positions_of(round_id)), None)
    chain = carried(record.entries(held.consultation))
    files = {
        "result.json": canonical_json(result_document(as_told(whole.result))),
        "position.json": canonical_json(position_document(position) if position else None),
        "ledger.json": canonical_json(chain),
        "evidence.sealed": seal_evidence(whole, to=reader_of_secretariat()),
    }
    manifest = _manifest(held, UP, body=held.body, at=at)
    data = write_bundle(manifest, files, key=keep_key(signing_name(held.body)))
    return _sent(held, manifest, data, by=by, at=at, passed=passed, result=evidence.result.number)


@transaction.atomic
def send_back(found: Return, *, by: Reference, at: datetime) -> Parcel:
    """Make the next bundle that tells a round's body what became of what it said."""
    held = as_round(RoundRow.objects.select_for_update().get(id=found.round))
    files = {"return.json": canonical_json(return_document(found))}
    manifest = _manifest(held, BACK, body=secretariat(), at=at)
    data = write_bundle(manifest, files, key=keep_key(signing_name(manifest.body)))
    return _sent(held, manifest, data, by=by, at=at)


def reader_of_secretariat() -> bytes:
    """Give the key that evidence is sealed to; raise InputError where nobody would read it."""
    up = secretariat()
    if not up:
        raise InputError("This federation has no secretariat to send to. Set up its bodies first.")
    card = card_of(up) or own_card(up)
    return bytes.fromhex(card.reader)


def _manifest(held: Round, kind: str, *, body: str, at: datetime) -> Manifest:
    before = next(iter(sent_of(held.id, kind)), None)
    return Manifest(
        kind=kind,
        round=held.id,
        consultation=held.consultation,
        pack=hash_of_pack(held.consultation),
        body=body,
        number=before.number + 1 if before else 1,
        made=at.date(),
        previous=before.hash if before else "",
    )


def _sent(
    held: Round,
    manifest: Manifest,
    data: bytes,
    *,
    by: Reference,
    at: datetime,
    passed: list[str] | None = None,
    result: int = 0,
) -> Parcel:
    hashed = content_hash(data)
    SentRow.objects.create(
        round_id=held.id,
        kind=manifest.kind,
        number=manifest.number,
        hash=hashed,
        result=result,
        passed=passed or [],
        by=str(by),
        on=at.date(),
    )
    event = "result.sent" if manifest.kind == UP else "return.sent"
    detail: dict[str, Json] = {"number": manifest.number, "bundle": hashed}
    about = [held.reference]
    ledger.record(held.consultation, event, about=about, by=by, at=at, detail=detail)
    kind = manifest.kind.rpartition(".")[2]
    name = f"{held.id}-{kind}-{manifest.number}.zip"
    return Parcel(name, data, manifest.number, hashed, passed=len(passed or []))
