"""What was read, what is left out of it, and what stays out of every list until it is settled."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet

from folkmoot.consultation.custody import Custody, Keyring
from folkmoot.consultation.redaction import Redaction, mark_of, read_spans, redacted, words_by_part
from folkmoot.consultation.responses import Response
from folkmoot.web.consultation.models import RedactionRow, ResponseRow
from folkmoot.web.consultation.queries.keys import custody_of

WITH_THOSE_WHO_SAFEGUARD = Q(disclosure__isnull=False, disclosure__settled_on__isnull=True)
"""Responses that only those see who safeguard."""

SET_ASIDE = Q(reading__isnull=False) & ~Q(reading__aside="")
"""Responses that are kept and counted apart, and in no analysis."""

LISTED = 50


@dataclass(frozen=True, slots=True)
class Queued:
    """One response in the queue: whether it was read, set aside, redacted and released."""

    name: str
    received: date
    kind: str
    language: str
    read: bool
    aside: str
    version: int
    released: bool


@dataclass(frozen=True, slots=True)
class Queue:
    """A round's responses as whoever moderates finds them, unread first."""

    round: str
    unread: int
    read: int
    aside: tuple[tuple[str, int], ...]
    apart: int
    released: int
    listed: tuple[Queued, ...]
    page: int
    pages: int


def queue_of(round_id: str, *, page: int = 1) -> Queue:
    """Give the queue of a round; names tell no order, so neither does the queue."""
    rows = _rows(round_id)
    aside = Counter(rows.filter(SET_ASIDE).values_list("reading__aside", flat=True))
    read = rows.filter(reading__isnull=False).count()
    shown = rows.order_by("reading__on", "name") if read else rows.order_by("name")
    unread_first = sorted(shown, key=lambda row: (hasattr(row, "reading"), row.name))
    return Queue(
        round=round_id,
        unread=len(unread_first) - read,
        read=read - sum(aside.values()),
        aside=tuple(sorted(aside.items())),
        apart=_all(round_id).filter(WITH_THOSE_WHO_SAFEGUARD).count(),
        released=rows.filter(released__isnull=False).count(),
        listed=tuple(map(_queued, unread_first[(page - 1) * LISTED : page * LISTED])),
        page=page,
        pages=max(-(-len(unread_first) // LISTED), 1),
    )


def next_unread(round_id: str, *, after: str = "") -> str:
    """Name the next response of a round that nobody read, or nothing."""
    names = _rows(round_id).filter(reading__isnull=True).order_by("name")
    later = names.filter(name__gt=after).values_list("name", flat=True).first()
    return later or names.exclude(name=after).values_list("name", flat=True).first() or ""


def queued(name: str) -> Queued | None:
    """Give one response as the queue has it, or None where it is not in any."""
    row = (
        ResponseRow.objects.filter(name=name, withdrawn__isnull=True)
        .exclude(WITH_THOSE_WHO_SAFEGUARD)
        .select_related("reading")
        .prefetch_related("redactions")
        .first()
    )
    return _queued(row) if row else None


def redaction_of(name: str) -> Redaction | None:
    """Give the latest version of what is left out of a response, or None."""
    row = RedactionRow.objects.filter(response__name=name).order_by("-version").first()
    return Redaction(row.mark, read_spans(row.spans), row.version) if row else None


def mark(response: Response) -> str:
    """Give what stands for a response's very words here."""
    return mark_of(words_by_part(response), secret=_secret())


def as_redacted(response: Response, keys: Keyring | None = None) -> Response:
    """Give a response as it was read with *keys*, with what was decided left out of it.

    What the holder of a protected round released is redacted already.
    """
    if custody_of(response.round) is Custody.PROTECTED and not _unlocked(response, keys):
        return response
    return redacted(response, redaction_of(response.id), secret=_secret())


def _unlocked(response: Response, keys: Keyring | None) -> bool:
    return keys is not None and response.round in keys.private


def _all(round_id: str) -> QuerySet[ResponseRow]:
    return ResponseRow.objects.filter(round_id=round_id, withdrawn__isnull=True)


def _rows(round_id: str) -> QuerySet[ResponseRow]:
    held = _all(round_id).exclude(WITH_THOSE_WHO_SAFEGUARD)
    return held.select_related("reading").prefetch_related("redactions")


def _queued(row: ResponseRow) -> Queued:
    reading = getattr(row, "reading", None)
    return Queued(
        name=row.name,
        received=row.received,
        kind=row.kind,
        language=row.language,
        read=reading is not None,
        aside=reading.aside if reading else "",
        version=max((each.version for each in row.redactions.all()), default=0),
        released=row.released is not None,
    )


def _secret() -> bytes:
    return settings.SECRET_KEY.encode()
