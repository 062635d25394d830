"""The end of a round: its book is closed, and its list of those invited destroyed."""

from datetime import datetime

from django.db import transaction

from folkmoot.consultation.rounds import Round
from folkmoot.foundation.canonical import Json, content_hash, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation.models import InvitationRow, ResponseRow, RoundRow
from folkmoot.web.consultation.queries.packs import as_round
from folkmoot.web.consultation.services.collecting import collect
from folkmoot.web.ledger import services as ledger


@transaction.atomic
def compile_round(round_id: str, *, by: Reference, at: datetime) -> Round:
    """Close the book of a round: the ledger keeps how many responses there are, and their hash.

    What still waits at the intake face is fetched first. A round that has not closed is refused;
    compiling it again does nothing.
    """
    row = RoundRow.objects.select_for_update().get(id=round_id)
    found = as_round(row)
    if not found.is_late(at):
        raise InputError(
            f"The round '{round_id}' closes after {found.last_day}. Compile it after that."
        )
    if row.compiled is None:
        collect(round_id, at=at)
        row.compiled = at
        row.save(update_fields=["compiled"])
        InvitationRow.objects.filter(round=round_id).delete()
        about = [found.reference]
        detail = _book(round_id)
        ledger.record(
            found.consultation, "round.compiled", about=about, by=by, at=at, detail=detail
        )
    return as_round(row)


def _book(round_id: str) -> dict[str, Json]:
    """Give how many responses a round holds, and a hash over their sealed words."""
    held = ResponseRow.objects.filter(round_id=round_id, withdrawn__isnull=True).order_by("name")
    pairs: list[Json] = [
        [name, content_hash(bytes(content or b""))]
        for name, content in held.values_list("name", "content")
    ]
    return {"responses": len(pairs), "hash": json_hash(pairs)}
