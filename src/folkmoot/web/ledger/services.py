"""Writing to the record, in the transaction of whatever happened."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

from django.db import transaction

from folkmoot.foundation.canonical import Json
from folkmoot.foundation.references import Reference
from folkmoot.record.ledger import GENESIS, Entry
from folkmoot.record.links import Link, LinkKind
from folkmoot.web.ledger.models import Chain, EntryRow, LinkRow


def record(
    chain: str,
    event: str,
    *,
    about: Sequence[Reference],
    by: Reference,
    at: datetime,
    detail: Mapping[str, Json] | None = None,
) -> Entry:
    """Append one entry to *chain*; *detail* holds ids, hashes and counts, never a person's words.

    The time is cut to the minute. Call it inside the transaction of the change itself.
    """
    with transaction.atomic():
        Chain.objects.get_or_create(name=chain, defaults={"head": GENESIS})
        head = Chain.objects.select_for_update().get(name=chain)
        entry = Entry(
            chain=chain,
            number=head.length + 1,
            event=event,
            about=tuple(about),
            by=by,
            at=at.astimezone(UTC).replace(second=0, microsecond=0),
            detail=dict(detail or {}),
            previous=head.head,
        )
        _store(entry, head)
    return entry


def link(
    source: Reference, kind: LinkKind, target: Reference, *, by: Reference, on: date, why: str = ""
) -> None:
    """Say once that *source* does *kind* to *target*."""
    link_many([Link(source, kind, target, by=by, on=on, why=why)])


def link_many(links: Iterable[Link]) -> None:
    """Say many links at once; those already said stay as they were."""
    LinkRow.objects.bulk_create(
        [
            LinkRow(
                source=str(each.source),
                kind=str(each.kind),
                target=str(each.target),
                by=str(each.by),
                on=each.on,
                why=each.why,
            )
            for each in links
        ],
        ignore_conflicts=True,
        batch_size=500,
    )


def _store(entry: Entry, head: Chain) -> None:
    EntryRow.objects.create(
        chain=head,
        number=entry.number,
        event=entry.event,
        about=[str(reference) for reference in entry.about],
        by=str(entry.by),
        at=entry.at,
        detail=dict(entry.detail),
        previous=entry.previous,
        hash=entry.hash,
    )
    head.length, head.head = entry.number, entry.hash
    head.save(update_fields=["length", "head"])
