"""Writing codebooks: each change is a new version, and no version is ever changed."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.analysis.coding.codebook import Code, Codebook, codebook_hash, document
from folkmoot.foundation.canonical import Json, canonical_json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis import coding_book_queries as books
from folkmoot.web.analysis.coding_book_queries import Book
from folkmoot.web.analysis.models import CodebookRow
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.ledger import services as ledger

CHAIN = "analysis"


@transaction.atomic
def save_codebook(
    name: str,
    consultation_id: str,
    codes: Sequence[Code],
    *,
    after: int,
    by: Reference,
    at: datetime,
) -> Book:
    """Keep *codes* as the next version of the codebook *name*, written on top of version *after*.

    Codes that are the same as in the version before make no new one. InputError for faulty codes,
    for a codebook of another consultation, and where somebody saved a version meanwhile.
    """
    held = books.versions(name)
    latest = held[0] if held else None
    if latest and latest.consultation != consultation_id:
        raise InputError(_("There is a codebook of this name for another consultation."))
    if after != (latest.version if latest else 0):
        raise InputError(_("Somebody saved a version meanwhile. Look at it, and write yours anew."))
    if consultation.consultation(consultation_id) is None:
        raise InputError(_("There is no such consultation."))
    made = Codebook(name, after + 1, tuple(codes))
    if not made.codable:
        raise InputError(_("A codebook needs a code that can be put on words."))
    if latest and latest.codebook.codes == made.codes:
        return latest
    return _keep(made, consultation_id, by=by, at=at)


def _keep(made: Codebook, consultation_id: str, *, by: Reference, at: datetime) -> Book:
    text = canonical_json(document(made)).decode()
    row = CodebookRow.objects.create(
        id=f"{made.name}-{made.version}",
        name=made.name,
        version=made.version,
        consultation=consultation_id,
        on=at.date(),
        by=str(by),
        document=text,
        hash=codebook_hash(made),
    )
    found = books.book_of(row)
    detail: dict[str, Json] = {"codebook": row.id, "codes": len(made.codes), "hash": row.hash}
    ledger.record(CHAIN, "codebook.saved", about=[found.about], by=by, at=at, detail=detail)
    return found
