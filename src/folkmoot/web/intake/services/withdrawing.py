"""Responses taken back: their keys are destroyed first, and with them every copy of the words."""

from datetime import date, datetime

from django.db import connections, transaction

from folkmoot.web.intake import queries
from folkmoot.web.intake.box_services import place
from folkmoot.web.intake.marks import mark_of
from folkmoot.web.intake.models import ReceiptRow, SubmissionKeyRow, SubmissionRow


def withdraw_response(code: str, *, at: datetime) -> bool:
    """Take back the response that *code* leads to; say whether there was one to take back.

    Its keys, its words and what became of it are destroyed here at once; that there was a
    response stays, with the day on which it was taken back, for the workbench to learn of.
    """
    mark = mark_of(code)
    with transaction.atomic(using=place()):
        receipt = ReceiptRow.objects.select_for_update().filter(mark=mark).first()
        if receipt is None:
            return False
        SubmissionKeyRow.objects.filter(mark=mark).delete()
        SubmissionRow.objects.filter(mark=mark).delete()
        if receipt.withdrawn is None:
            receipt.withdrawn = _day_there(receipt.round, at)
            receipt.fate, receipt.public_key = None, b""
            receipt.save()
    _clear_log()
    return True


def _day_there(round_id: str, at: datetime) -> date:
    notice = queries.notice(round_id)
    return notice.round.day_of(at) if notice else at.date()


def _clear_log() -> None:
    """Write SQLite's log into its file, which overwrites what is deleted; others have no such."""
    with connections[place()].cursor() as cursor:
        if cursor.db.vendor == "sqlite" and not cursor.db.in_atomic_block:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
