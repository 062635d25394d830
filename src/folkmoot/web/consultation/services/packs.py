"""Packs published, rounds opened and compiled."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from folkmoot.consultation.pack import Consultation, pack_hash, pack_texts, parse_consultation
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation.models import PackRow, ResponseRow, RoundRow
from folkmoot.web.consultation.queries.packs import as_round
from folkmoot.web.consultation.queries.responses import as_response
from folkmoot.web.ledger import services as ledger


@transaction.atomic
def publish_pack(folder: Path, *, by: Reference, at: datetime) -> Consultation:
    """Store the pack in *folder* whole; publishing the same one again does nothing.

    Another pack under the id of one already published is refused with InputError.
    """
    texts = pack_texts(folder)
    found = parse_consultation(texts, name=folder.name)
    hashed = pack_hash(texts)
    row, is_new = PackRow.objects.get_or_create(
        id=found.id,
        defaults={
            "policy": str(found.policy),
            "published": found.published,
            "texts": texts,
            "hash": hashed,
        },
    )
    if row.hash != hashed:
        raise InputError(
            f"The consultation '{found.id}' is published already, with other words. Give the "
            f"changed pack an id of its own."
        )
    if is_new:
        about = [found.reference, found.policy]
        detail: dict[str, Json] = {"pack": hashed, "files": len(texts)}
        ledger.record(found.id, "pack.published", about=about, by=by, at=at, detail=detail)
    return found


def open_round(consultation_id: str, round_id: str, *, by: Reference, at: datetime) -> Round:
    """Hold a round of the published pack with the dates that the pack gives it.

    From then on its state follows its dates. Opening it again does nothing.
    """
    pack = PackRow.objects.get(id=consultation_id)
    return hold_round(parse_consultation(pack.texts, name=pack.id).round(round_id), by=by, at=at)


@transaction.atomic
def hold_round(round_: Round, *, by: Reference, at: datetime) -> Round:
    """Hold a round with dates, languages and contact of a body's own; once held it stays."""
    row, is_new = RoundRow.objects.get_or_create(
        id=round_.id,
        defaults={
            "pack_id": round_.consultation,
            "body": round_.body,
            "zone": round_.zone,
            "opens": round_.opens,
            "closes": round_.closes,
            "announced": round_.announced,
            "grace_days": round_.grace_days,
            "languages": list(round_.languages),
            "contact": round_.contact,
        },
    )
    if is_new:
        chain = round_.consultation
        detail = {"opens": round_.opens.isoformat(), "closes": round_.closes.isoformat()}
        about = [round_.reference, Reference(Kind.CONSULTATION, chain)]
        ledger.record(chain, "round.opened", about=about, by=by, at=at, detail=detail)
    row.refresh_from_db()
    return as_round(row)


@transaction.atomic
def compile_round(round_id: str, *, by: Reference, at: datetime) -> Round:
    """Close the book of a round: the ledger keeps how many responses there are, and their hash.

    A round that has not closed is refused; compiling it again does nothing.
    """
    row = RoundRow.objects.select_for_update().get(id=round_id)
    found = as_round(row)
    if at < found.closes:
        raise InputError(
            f"The round '{round_id}' closes on {found.closes:%Y-%m-%d}. Compile it after that."
        )
    if row.compiled is None:
        row.compiled = at
        row.save(update_fields=["compiled"])
        held = ResponseRow.objects.filter(round=row, withdrawn__isnull=True).order_by("name")
        responses = [repr(as_response(each)) for each in held.prefetch_related("answers")]
        detail: dict[str, Json] = {"responses": len(responses), "hash": json_hash(responses)}
        about = [found.reference]
        ledger.record(
            found.consultation, "round.compiled", about=about, by=by, at=at, detail=detail
        )
    return as_round(row)
