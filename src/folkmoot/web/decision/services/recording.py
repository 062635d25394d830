"""Telling the chain of a body what happened in its meetings."""

from datetime import datetime

from django.db.models import F

from folkmoot.foundation.canonical import Json
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.ledger import Entry
from folkmoot.web.decision import queries
from folkmoot.web.decision.models import MeetingRow
from folkmoot.web.ledger import services as ledger


def record(
    body: str, event: str, about: list[Reference], *, by: Reference, at: datetime, **detail: Json
) -> Entry:
    """Tell the chain of *body*, in the transaction of the change itself, and its live pages."""
    chain = queries.chain_of(body)
    entry = ledger.record(chain, event, about=about, by=by, at=at, detail=detail)
    MeetingRow.objects.filter(body=body, ended=None).update(pulse=F("pulse") + 1)
    return entry


def touch(meeting: MeetingRow) -> None:
    """Let the live pages of *meeting* know of a change that no chain is told of."""
    MeetingRow.objects.filter(pk=meeting.pk).update(pulse=F("pulse") + 1)


def body_reference(body: str) -> Reference:
    """Give the reference of a body."""
    return Reference(Kind.BODY, body)


def meeting_reference(meeting: str) -> Reference:
    """Give the reference of a meeting."""
    return Reference(Kind.EVENT, meeting)
