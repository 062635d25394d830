"""Moderating: responses read, redacted, set aside and taken up again, each act in the ledger."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from folkmoot.consultation.asides import Aside
from folkmoot.consultation.custody import Keyring
from folkmoot.consultation.redaction import (
    Redaction,
    Span,
    as_json,
    merged,
    refuse_odd,
    words_by_part,
)
from folkmoot.consultation.responses import Response, sealed_part
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation.models import ReadingRow, RedactionRow, ResponseRow
from folkmoot.web.consultation.queries import moderation as reading
from folkmoot.web.consultation.queries.packs import as_round
from folkmoot.web.consultation.queries.responses import response as open_response
from folkmoot.web.consultation.services import quotations
from folkmoot.web.consultation.services.releasing import release
from folkmoot.web.ledger import services as ledger


@transaction.atomic
def mark_read(names: Sequence[str], *, by: Reference, at: datetime) -> int:
    """Say that responses of one round were read; give how many of them were not before."""
    rows = [held_row(name) for name in names]
    new = [row for row in rows if not ReadingRow.objects.filter(response=row).exists()]
    for row in new:
        on = as_round(row.round).day_of(at)
        ReadingRow.objects.create(response=row, by=str(by), on=on)
    if new:
        told(new, "response.read", by=by, at=at)
    return len(new)


@transaction.atomic
def set_aside(name: str, reason: Aside, *, by: Reference, at: datetime) -> None:
    """Keep a response out of analysis and quotations; it stays, and is counted apart."""
    row = held_row(name)
    on = as_round(row.round).day_of(at)
    ReadingRow.objects.update_or_create(
        response=row, defaults={"by": str(by), "on": on, "aside": str(reason)}
    )
    quotations.take_back_all(row, by=by, at=at)
    told([row], "response.set_aside", by=by, at=at, detail={"reason": str(reason)})


@transaction.atomic
def take_up(name: str, *, by: Reference, at: datetime) -> None:
    """Take a response up again that was set aside."""
    row = held_row(name)
    if ReadingRow.objects.filter(response=row).exclude(aside="").update(aside=""):
        told([row], "response.taken_up", by=by, at=at)


@transaction.atomic
def redact(
    name: str,
    spans: Iterable[Span],
    *,
    by: Reference,
    at: datetime,
    keys: Keyring | None = None,
) -> Redaction:
    """Leave *spans* out of a response from now on, and mark it read.

    The words stay as they were sent. Saying the same again makes no new version. Quotations that
    would read differently now are taken back: two people have to read them anew.
    """
    row, response = held_row(name), _opened(name, keys)
    wanted = merged(spans)
    refuse_odd(wanted, words_by_part(response))
    mark_read([name], by=by, at=at)
    before, mark = reading.redaction_of(name), reading.mark(response)
    if before and (before.mark, before.spans) == (mark, wanted):
        return before
    version = before.version + 1 if before else 1
    RedactionRow.objects.create(
        response=row,
        version=version,
        mark=mark,
        spans=as_json(wanted),
        by=str(by),
        on=as_round(row.round).day_of(at),
    )
    gone = before.spans if before else ()
    quotations.take_back_changed(row, gone, wanted, by=by, at=at)
    if row.released is not None and keys is not None:
        document = sealed_part(reading.as_redacted(response, keys))
        release(response, document, keys, by=by, at=at)
    reasons = [str(span.reason) for span in wanted]
    detail: dict[str, Json] = {reason: reasons.count(reason) for reason in sorted(set(reasons))}
    told([row], "response.redacted", by=by, at=at, detail={**detail, "version": version})
    return Redaction(mark, wanted, version)


def forget(row: ResponseRow, *, by: Reference, at: datetime) -> None:
    """Take back what was quoted of a response that was withdrawn, and forget where it was cut."""
    quotations.take_back_all(row, by=by, at=at)
    RedactionRow.objects.filter(response=row).delete()


def held_row(name: str) -> ResponseRow:
    """Give the row of a response that was not withdrawn nor went to those who safeguard."""
    rows = ResponseRow.objects.filter(name=name, withdrawn__isnull=True)
    row = rows.exclude(reading.WITH_THOSE_WHO_SAFEGUARD).select_related("round").first()
    if row is None:
        raise InputError(f"The response '{name}' is not here: it was withdrawn, or is with others.")
    return row


def told(
    rows: Sequence[ResponseRow],
    event: str,
    *,
    by: Reference,
    at: datetime,
    detail: dict[str, Json] | None = None,
) -> None:
    """Say in the ledger what was done with responses of one round."""
    about = [Reference(Kind.RESPONSE, row.name) for row in rows]
    ledger.record(rows[0].round.pack_id, event, about=about, by=by, at=at, detail=detail)


def _opened(name: str, keys: Keyring | None) -> Response:
    found = open_response(name, keys=keys)
    if found is None:
        raise InputError(f"The response '{name}' is sealed. Unlock the round first.")
    return found
