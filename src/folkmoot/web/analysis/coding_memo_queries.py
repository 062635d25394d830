"""Memos of coders: about a code, a response, the whole batch, or a place in a response."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.models import MemoRow, TaskRow
from folkmoot.web.consultation import queries as consultation


@dataclass(frozen=True, slots=True)
class Memo:
    """One memo and what it is about; *key* is 0 where it is part of a reading."""

    key: int
    code: str
    response: str
    words: str
    by: str
    on: date | None


def memos(batch: Batch, asking: str) -> tuple[Memo, ...]:
    """Give the memos that *asking* may read: their own while they read the batch, then all.

    What was noted about a response that was withdrawn since is never given.
    """
    own = asking if queries.is_blind(batch, asking) else ""
    ready = [own] if own else [*queries.handed_in(batch)]
    rows = MemoRow.objects.filter(batch_id=batch.id).order_by("id")
    written = [
        Memo(row.pk, row.code, row.response, row.text, row.by, row.on)
        for row in (rows.filter(by=own) if own else rows)
        if row.by in ready or row.by not in batch.coders
    ]
    found = [*written, *_in_readings(batch, ready)]
    names = {one.response for one in found if one.response}
    usable = consultation.usable_names(batch.book.consultation, names)
    return tuple(one for one in found if not one.response or one.response in usable)


def _in_readings(batch: Batch, coders: list[str]) -> Iterator[Memo]:
    rows = TaskRow.objects.filter(batch_id=batch.id, coder__in=coders, done_on__isnull=False)
    for row in rows.order_by("response", "coder"):
        found = queries.found_in(row)
        for coding in found.codings:
            if coding.memo:
                yield Memo(0, coding.code, row.response, coding.memo, row.coder, row.done_on)
        for remark in found.remarks:
            yield Memo(0, "", row.response, remark.words, row.coder, row.done_on)
