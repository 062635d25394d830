"""Writing memos about a code or a whole batch, and taking one's own back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.models import MemoRow


@transaction.atomic
def write_memo(batch: Batch, code: str, words: str, *, by: Reference, at: datetime) -> None:
    """Keep a memo about *code*, or about the batch where it is empty."""
    if not words.strip():
        raise InputError(_("Write something first."))
    if code and code not in {one.id for one in batch.book.codebook.codes}:
        raise InputError(_("There is no such code in this batch."))
    MemoRow.objects.create(
        batch_id=batch.id, code=code, text=words.strip(), by=str(by), on=at.date()
    )


@transaction.atomic
def take_memo_back(batch: Batch, key: int, *, by: Reference) -> None:
    """Take back a memo of one's own."""
    MemoRow.objects.filter(batch_id=batch.id, pk=key, by=str(by)).delete()
