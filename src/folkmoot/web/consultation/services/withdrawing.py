"""Responses taken back: their keys are destroyed first, and with them every copy of the words."""

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, date, datetime, time

from django.db import transaction
from django.db.models import QuerySet

from folkmoot.consultation.responses import RespondentKind
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components import write_ahead
from folkmoot.web.consultation.models import ItemKey, ResponseKeyRow, ResponseRow
from folkmoot.web.consultation.queries.packs import round_of
from folkmoot.web.consultation.services.moderation import forget
from folkmoot.web.ledger import services as ledger

DATABASE = "default"

Forget = Callable[[Collection[str]], None]

_forget_elsewhere: list[Forget] = []


def also_forget(forget: Forget) -> None:
    """Let an area that stands on this one *forget* what it keeps about responses, by their names.

    It is called in the transaction in which they are taken back.
    """
    _forget_elsewhere.append(forget)


def withdraw_by_name(name: str, *, by: Reference, at: datetime) -> bool:
    """Take back a response that its sender wrote or told us to; say whether there was one.

    This is for what came by mail or on paper, where nobody holds a receipt.
    """
    return bool(_withdraw(ResponseRow.objects.filter(name=name), by=by, days={}, at=at))


def withdraw_by_marks(round_id: str, days: dict[str, date], *, at: datetime) -> int:
    """Take back what was withdrawn by receipt on the *days* given by mark; say how many there were.

    Marks of responses that were never collected, or that are taken back already, change nothing.
    """
    held = round_of(round_id)
    if held is None or not days:
        return 0
    by = Reference(Kind.BODY, held.body)
    rows = ResponseRow.objects.filter(round_id=round_id, mark__isnull=False)
    known = rows.filter(withdrawn__isnull=True).values_list("name", "mark")
    names = [name for name, mark in known if mark in days]
    return _withdraw(ResponseRow.objects.filter(name__in=names), by=by, days=days, at=at)


def _withdraw(
    rows: QuerySet[ResponseRow], *, by: Reference, days: dict[str, date], at: datetime
) -> int:
    with transaction.atomic():
        held = list(rows.filter(withdrawn__isnull=True).select_for_update().order_by("name"))
        _destroy_keys(held)
        for row in held:
            found = round_of(row.round_id)
            assert found is not None
            _empty(row, days.get(row.mark or "") or found.day_of(at))
            forget(row, by=by, at=_midnight(row))
            _record(row, found, by=by)
        for forget_there in _forget_elsewhere:
            forget_there([row.name for row in held])
        if held:
            write_ahead.clear_when_done(DATABASE)
    return len(held)


def _destroy_keys(rows: Iterable[ResponseRow]) -> None:
    for row in rows:
        ResponseKeyRow.objects.filter(response=row).delete()
        ItemKey.objects.filter(response=row).delete()


def _empty(row: ResponseRow, day: date) -> None:
    """Leave of a response its name, its mark, its round and its days, and nothing else."""
    row.withdrawn = day
    row.content = row.released = row.receipt_key = row.participants = None
    row.kind, row.language = RespondentKind.UNKNOWN, ""
    row.consents, row.parts = [], []
    row.save()


def _record(row: ResponseRow, held: Round, *, by: Reference) -> None:
    """Tell the ledger: on which day, and no time of it."""
    ledger.record(
        held.consultation,
        "response.withdrawn",
        about=[Reference(Kind.RESPONSE, row.name)],
        by=by,
        at=_midnight(row),
    )


def _midnight(row: ResponseRow) -> datetime:
    assert row.withdrawn is not None
    return datetime.combine(row.withdrawn, time.min, tzinfo=UTC)
