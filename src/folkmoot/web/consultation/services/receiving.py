"""Bundles received: looked over whole before anything of them is kept."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.text import slugify

from folkmoot.consultation.bundles import BACK, UP, Bundle, read_bundle
from folkmoot.consultation.carried import CarriedChain, read_chain
from folkmoot.consultation.evidence import Evidence, open_evidence
from folkmoot.consultation.positions import position_document, read_position
from folkmoot.consultation.result_documents import read_result, result_document
from folkmoot.consultation.results import Result, as_told
from folkmoot.consultation.returns import read_return, return_document
from folkmoot.foundation.canonical import Json, content_hash, json_hash
from folkmoot.foundation.errors import FolkmootError, InputError, RecordBroken
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation.models import (
    ReceivedRow,
    RefusedRow,
    ResponseRow,
    ResultRow,
    RoundRow,
)
from folkmoot.web.consultation.queries.bundles import (
    card_of,
    known_signer,
    reading_name,
    secretariat,
)
from folkmoot.web.consultation.queries.keys import kept_key
from folkmoot.web.consultation.queries.packs import as_round, consultation, hash_of_pack
from folkmoot.web.consultation.services.passing import store_passed, take_back
from folkmoot.web.ledger import services as ledger


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a bundle: *is_new* is false where just this one was received before."""

    round: str
    body: str
    number: int
    passed_on: int
    is_new: bool


def receive(
    data: bytes, *, name: str, by: Reference, at: datetime, consultation_id: str = ""
) -> Outcome:
    """Take in a bundle from below, for the secretariat; raise what it is refused with.

    Why one was refused is kept, with its hash, for *consultation_id*.
    """
    try:
        return _receive(data, name, by=by, at=at)
    except FolkmootError as error:
        known = consultation_id if consultation(slugify(consultation_id)) else ""
        RefusedRow.objects.create(
            consultation=known, hash=content_hash(data), why=str(error), on=at.date()
        )
        raise


@transaction.atomic
def receive_back(data: bytes, *, name: str, by: Reference, at: datetime) -> Outcome:
    """Take in what came back for a round that is held here."""
    bundle = read_bundle(data, name=name, signer=known_signer, kind=BACK)
    manifest = bundle.manifest
    if manifest.body != secretariat():
        raise RecordBroken(f"{name} is signed by '{manifest.body}', which is not the secretariat.")
    row = RoundRow.objects.select_for_update().filter(id=manifest.round).first()
    found = read_return(bundle.document("return.json"))
    if row is None or found.round != manifest.round:
        raise InputError(f"{name} is for the round '{manifest.round}', which is not held here.")
    before = ReceivedRow.objects.filter(round=row, kind=BACK).order_by("-number").first()
    hashed = content_hash(data)
    if before and before.hash == hashed:
        return Outcome(row.id, row.body, manifest.number, 0, is_new=False)
    _refuse_older(bundle, before, name, hashed)
    _keep(row, bundle, hashed, return_document(found), by=by, at=at)
    return Outcome(row.id, row.body, manifest.number, 0, is_new=True)


@transaction.atomic
def _receive(data: bytes, name: str, *, by: Reference, at: datetime) -> Outcome:
    bundle, hashed = read_bundle(data, name=name, signer=known_signer), content_hash(data)
    manifest = bundle.manifest
    again = ReceivedRow.objects.filter(hash=hashed).first()
    if again:
        return Outcome(manifest.round, manifest.body, manifest.number, 0, is_new=False)
    told = _told_result(bundle, name)
    row = _round_of(bundle, told, name)
    before = ReceivedRow.objects.filter(round=row, kind=UP).order_by("-number").first()
    _refuse_older(bundle, before, name, hashed)
    chain = _chain(bundle, told, before, name)
    evidence = _evidence(bundle, told, name)
    kept = _keep(row, bundle, hashed, result_document(told), by=by, at=at)
    position = read_position(bundle.document("position.json"))
    kept.position = position_document(position) if position else None
    kept.ledger = [len(chain.hashes), chain.head]
    kept.save(update_fields=["position", "ledger"])
    passed = store_passed(evidence.responses, as_round(row), kept) if card_of(row.body) else 0
    take_back(evidence.taken_back, kept, on=at.date())
    return Outcome(row.id, row.body, manifest.number, passed, is_new=True)


def _told_result(bundle: Bundle, name: str) -> Result:
    told, manifest = read_result(bundle.document("result.json")), bundle.manifest
    if (told.round, told.consultation, told.body) != (
        manifest.round,
        manifest.consultation,
        manifest.body,
    ):
        raise RecordBroken(f"{name}: result.json is of another round than the bundle says.")
    if as_told(told) != told:
        raise RecordBroken(f"{name}: result.json tells counts under ten, which nobody may know.")
    return told


def _round_of(bundle: Bundle, told: Result, name: str) -> RoundRow:
    """Give the row of the round that a bundle is of, making it where it was held elsewhere."""
    manifest = bundle.manifest
    if hash_of_pack(manifest.consultation) != manifest.pack:
        raise InputError(
            f"{name} was asked with another pack than the one published here as "
            f"'{manifest.consultation}', so its answers are to other questions."
        )
    row, _ = RoundRow.objects.select_for_update().get_or_create(
        id=manifest.round, defaults=_as_held_elsewhere(told)
    )
    if (row.pack_id, row.body) != (manifest.consultation, manifest.body):
        raise RecordBroken(
            f"{name} says that '{manifest.round}' is a round of '{manifest.body}'. It is one of "
            f"'{row.body}'."
        )
    if card_of(row.body) and ResultRow.objects.filter(round=row).exists():
        raise InputError(f"The round '{row.id}' was compiled here. It needs no file.")
    return row


def _as_held_elsewhere(told: Result) -> dict[str, object]:
    zone = ZoneInfo(told.zone)
    opens, closes, made = (
        datetime.combine(day, time(), zone)
        for day in (told.opens, told.last_day + timedelta(days=1), told.made)
    )
    return {
        "pack_id": told.consultation,
        "body": told.body,
        "zone": told.zone,
        "opens": opens,
        "closes": closes,
        "announced": opens,
        "compiled": made,
        "languages": list(told.languages),
    }


def _refuse_older(bundle: Bundle, before: ReceivedRow | None, name: str, hashed: str) -> None:
    number, previous = bundle.manifest.number, bundle.manifest.previous
    if before is None:
        return
    if number <= before.number:
        raise RecordBroken(
            f"{name} is bundle {number} of this round, and bundle {before.number} is here already. "
            f"An older one cannot take the place of a newer."
        )
    if number == before.number + 1 and previous != before.hash:
        raise RecordBroken(
            f"{name} does not follow from bundle {before.number} that was received before."
        )


def _chain(bundle: Bundle, told: Result, before: ReceivedRow | None, name: str) -> CarriedChain:
    chain = read_chain(bundle.document("ledger.json"), name=f"{name}: ledger.json")
    held = Reference(Kind.ROUND, bundle.manifest.round)
    if not chain.tells_of(held, json_hash(result_document(told))):
        raise RecordBroken(f"{name}: ledger.json tells of no such result of '{held.name}'.")
    if before and not chain.carries_on(int(before.ledger[0]), str(before.ledger[1])):
        raise RecordBroken(
            f"{name}: ledger.json is not the one of bundle {before.number} carried on. What was "
            f"written before was changed."
        )
    return chain


def _evidence(bundle: Bundle, told: Result, name: str) -> Evidence:
    private = kept_key(reading_name(secretariat()))
    if not private:
        raise InputError("The secretariat has no key here to read by. Print its card first.")
    evidence = open_evidence(bundle.files["evidence.sealed"], with_key=private)
    if as_told(evidence.result) != told:
        raise RecordBroken(f"{name}: evidence.sealed belongs to another result.")
    _refuse_strange_names(evidence, bundle.manifest.round, bundle.manifest.body)
    return evidence


def _refuse_strange_names(evidence: Evidence, round_id: str, body: str) -> None:
    """Let a body name its own responses, and never another's."""
    names = [each.id for each in evidence.responses]
    others = ResponseRow.objects.filter(name__in=[*names, *evidence.taken_back])
    strange = set(others.exclude(round=round_id).values_list("name", flat=True))
    strange |= {each for each in names if not each.startswith(f"{body}-") or slugify(each) != each}
    if strange or len(set(names)) != len(names):
        raise RecordBroken("The evidence names responses that are not of this round.")


def _keep(
    row: RoundRow,
    bundle: Bundle,
    hashed: str,
    document: dict[str, Json],
    *,
    by: Reference,
    at: datetime,
) -> ReceivedRow:
    manifest = bundle.manifest
    kept = ReceivedRow.objects.create(
        round=row,
        kind=manifest.kind,
        number=manifest.number,
        hash=hashed,
        manifest=manifest.as_json(),
        document=document,
        by=str(by),
        on=at.date(),
    )
    event = "result.received" if manifest.kind == UP else "return.received"
    detail: dict[str, Json] = {"number": manifest.number, "bundle": hashed}
    about = [Reference(Kind.ROUND, row.id)]
    ledger.record(row.pack_id, event, about=about, by=by, at=at, detail=detail)
    return kept
