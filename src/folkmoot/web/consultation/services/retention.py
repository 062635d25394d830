"""The retention clock: keys of what is due are destroyed, and with them every copy of the words."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from folkmoot.consultation.custody import Lane
from folkmoot.consultation.responses import Consents
from folkmoot.consultation.retention import days_asked, goes
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation.models import (
    DisclosureRow,
    ImportRow,
    ItemSecretRow,
    PageRow,
    QuarantinedItem,
    ResponseKeyRow,
    ResponseRow,
    RetentionRow,
    RoundRow,
    TypingRow,
)
from folkmoot.web.consultation.queries import retention as clocks
from folkmoot.web.consultation.queries.packs import as_round
from folkmoot.web.intake import box_services as box
from folkmoot.web.ledger import services as ledger


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What became of one round's words: how many responses lost theirs, and how many kept them."""

    round: str
    responses: int
    archived: int
    waiting: int  # with those who safeguard: settled first
    items: int

    @property
    def is_something(self) -> bool:
        """Whether there was anything to destroy."""
        return bool(self.responses or self.items)


@transaction.atomic
def keep_words_for(round_id: str, days: int, *, by: Reference, at: datetime) -> None:
    """Let a round keep original words for *days*; longer only while nobody was told otherwise."""
    row = RoundRow.objects.select_for_update().get(id=round_id)
    before = clocks.days_of(round_id)
    held = as_round(row)
    announced = held.announced is not None and held.announced <= at
    asked = days_asked(days, before=before, announced=announced)
    RetentionRow.objects.update_or_create(round=row, defaults={"days": asked})
    if asked != before:
        detail: dict[str, Json] = {"days": asked, "before": before}
        ledger.record(
            row.pack_id, "retention.set", about=[held.reference], by=by, at=at, detail=detail
        )


def destroy_due_words(at: datetime, *, dry_run: bool = False) -> tuple[Destroyed, ...]:
    """Destroy the words of every round whose day has come; in a *dry_run* say only what would go.

    Doing it again does nothing. Words may be kept for those who agreed that they be archived;
    published quotations and what was released to the working lane stay.
    """
    found = (_destroy(name, at, dry_run=dry_run) for name in clocks.rounds_due(at))
    return tuple(each for each in found if each.is_something)


@transaction.atomic
def _destroy(round_id: str, at: datetime, *, dry_run: bool) -> Destroyed:
    row = RoundRow.objects.select_for_update().get(id=round_id)
    due, archived = _parted(round_id)
    waiting = DisclosureRow.objects.filter(response__round=row, settled_on__isnull=True)
    apart = set(waiting.values_list("response_id", flat=True))
    gone = [response for response in due if response.key not in apart]
    items = QuarantinedItem.objects.filter(round=row, content__isnull=False).count()
    found = Destroyed(round_id, len(gone), archived, len(due) - len(gone), items)
    if dry_run or not found.is_something:
        return found
    keys = [response.key for response in gone]
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        ResponseKeyRow.objects.filter(response__in=part, lane=Lane.ORIGINAL).delete()
        ResponseRow.objects.filter(key__in=part).update(content=None)
    _destroy_items(row)
    box.forget_words([response.mark for response in gone if response.mark])
    _tell(row, found, at)
    return found


def _destroy_items(row: RoundRow) -> None:
    """Destroy what waiting items say; that there were such items stays."""
    for kind in (ItemSecretRow, PageRow, TypingRow):
        kind.objects.filter(item__round=row).delete()
    QuarantinedItem.objects.filter(round=row).update(content=None)
    ImportRow.objects.filter(round=row).update(content=None)


def _parted(round_id: str) -> tuple[list[ResponseRow], int]:
    """Give the responses whose words go, and the number of those that are archived."""
    held = list(ResponseRow.objects.filter(round_id=round_id, withdrawn__isnull=True))
    names = Consents.names()
    due = [row for row in held if goes(Consents(**{name: name in row.consents for name in names}))]
    return [row for row in due if row.content is not None], len(held) - len(due)


def _tell(row: RoundRow, found: Destroyed, at: datetime) -> None:
    held = as_round(row)
    RetentionRow.objects.update_or_create(
        round=row,
        defaults={"days": clocks.days_of(row.id), "destroyed_on": held.day_of(at)},
    )
    detail: dict[str, Json] = {
        "responses": found.responses,
        "archived": found.archived,
        "waiting": found.waiting,
        "items": found.items,
    }
    by = Reference(Kind.BODY, row.body)
    about = [held.reference]
    ledger.record(row.pack_id, "words.destroyed", about=about, by=by, at=at, detail=detail)
