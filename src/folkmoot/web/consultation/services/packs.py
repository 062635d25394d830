"""Packs published, and answers added to them afterwards."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from folkmoot.consultation.added import AddedAnswer
from folkmoot.consultation.pack import Consultation, pack_hash, pack_texts, parse_consultation
from folkmoot.consultation.wording import Wording
from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation.models import AddedAnswerRow, PackRow
from folkmoot.web.consultation.services.notices import announce_all
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


def add_answer(
    consultation_id: str, question: Wording, answer: Wording, *, by: Reference, at: datetime
) -> AddedAnswer:
    """Add an answer to a published pack; the form of every section's round shows it at once."""
    added = AddedAnswer(at.date(), question, answer)
    with transaction.atomic():
        pack = PackRow.objects.select_for_update().get(id=consultation_id)
        number = pack.added.count() + 1
        AddedAnswerRow.objects.create(pack=pack, number=number, document=added.as_json())
        detail: dict[str, Json] = {"number": number, "hash": json_hash(added.as_json())}
        about = [Reference(Kind.CONSULTATION, consultation_id)]
        ledger.record(consultation_id, "pack.answered", about=about, by=by, at=at, detail=detail)
    announce_all(consultation_id)
    return added
