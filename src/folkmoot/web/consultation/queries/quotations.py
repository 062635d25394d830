"""Quotations: those that wait for a second person, and those that everybody may read."""

import json
import logging
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from folkmoot.consultation.quotations import Passage, Quotation
from folkmoot.consultation.sealing import disclose
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation.models import QuotationRow, ResponseKeyRow
from folkmoot.web.consultation.queries.keys import kept_key, working_name

log = logging.getLogger(__name__)

APPROVED = (
    ~Q(approved_by="")
    & Q(approved_on__isnull=False, taken_back_on__isnull=True, content__isnull=False)
    & ~Q(approved_by=F("proposed_by"))
)
HELD = Q(response__withdrawn__isnull=True)
APART = Q(response__disclosure__isnull=False, response__disclosure__settled_on__isnull=True)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that may be read: those of a passage, or what it says *in other words*.

    *who* is empty unless they agreed to be named. *start* and *end* are places in the response
    read as one text.
    """

    key: int
    response: Reference
    words: str
    kind: str
    language: str
    who: str = ""
    in_other_words: bool = False
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Pending:
    """A quotation as the desk has it: its words, and who did what with it."""

    quoted: Quoted
    proposed_by: str
    proposed_on: date
    approved_by: str
    approved_on: date | None


def published(
    *, consultation_id: str = "", names: Collection[str] | None = None
) -> tuple[Quoted, ...]:
    """Give what two people let out, by response and place, and nobody took back.

    This is the only way by which words of a response reach a public page, a report or data.
    """
    rows = QuotationRow.objects.filter(APPROVED & HELD).exclude(APART)
    if consultation_id:
        rows = rows.filter(response__round__pack_id=consultation_id)
    if names is not None:
        rows = rows.filter(response__name__in=list(names)) if len(names) < 500 else rows
    found = (quoted for _, quoted in _opened(rows))
    wanted = None if names is None else set(names)
    return tuple(each for each in found if wanted is None or each.response.name in wanted)


def quoted_names(names: Collection[str]) -> frozenset[str]:
    """Say of which of the responses *names* something is published, without opening any."""
    ordered, found = sorted(names), set[str]()
    rows = QuotationRow.objects.filter(APPROVED & HELD).exclude(APART)
    for start in range(0, len(ordered), 500):
        part = rows.filter(response__name__in=ordered[start : start + 500])
        found.update(part.values_list("response__name", flat=True))
    return frozenset(found)


def desk_quotations(round_id: str) -> tuple[tuple[Pending, ...], tuple[Pending, ...]]:
    """Give what waits for a second person in a round, and what is published."""
    rows = QuotationRow.objects.filter(HELD, response__round_id=round_id)
    rows = rows.filter(taken_back_on__isnull=True).exclude(APART)
    waiting, out = list[Pending](), list[Pending]()
    for row, quoted in _opened(rows):
        pending = Pending(
            quoted, row.proposed_by, row.proposed_on, row.approved_by, row.approved_on
        )
        (out if row.approved_by else waiting).append(pending)
    return tuple(waiting), tuple(out)


def waiting_in(round_id: str) -> int:
    """Count the quotations of a round that wait for a second person."""
    rows = QuotationRow.objects.filter(HELD, response__round_id=round_id, approved_by="")
    return rows.filter(taken_back_on__isnull=True).exclude(APART).count()


def quotation(key: int) -> Quotation | None:
    """Give one quotation as it stands, without its words; None where there is none."""
    row = QuotationRow.objects.filter(key=key).select_related("response").first()
    return as_quotation(row) if row else None


def round_of_quotation(key: int) -> str:
    """Give the round that a quotation is of, or nothing."""
    found = QuotationRow.objects.filter(key=key).values_list("response__round_id", flat=True)
    return found.first() or ""


def as_quotation(row: QuotationRow) -> Quotation:
    """Give a quotation from its row."""
    return Quotation(
        Passage(row.response.name, row.part, row.start, row.end),
        Reference.parse(row.proposed_by),
        row.is_paraphrase,
        Reference.parse(row.approved_by) if row.approved_by else None,
        Reference.parse(row.taken_back_by) if row.taken_back_by else None,
    )


def _opened(rows: QuerySet[QuotationRow]) -> Iterator[tuple[QuotationRow, Quoted]]:
    held = list(rows.select_related("response__round").order_by("response__name", "place"))
    keys = _keys(held)
    private = {row.response.round.pack_id: b"" for row in held}
    private = {pack: kept_key(working_name(pack)) for pack in private}
    for row in held:
        sealed, kept = keys.get((row.response_id, row.lane)), private[row.response.round.pack_id]
        if not (sealed and kept and row.content):
            continue
        try:
            yield row, _quoted(row, json.loads(disclose(bytes(row.content), sealed, kept)))
        except InputError:
            log.warning("A quotation of %s could not be opened.", row.response.round_id)


def _keys(rows: Iterable[QuotationRow]) -> dict[tuple[int, str], bytes]:
    lanes = {row.lane for row in rows}
    found = ResponseKeyRow.objects.filter(lane__in=lanes)
    return {(row.response_id, row.lane): bytes(row.sealed) for row in found}


def _quoted(row: QuotationRow, said: dict[str, str]) -> Quoted:
    return Quoted(
        key=row.key,
        response=Reference(Kind.RESPONSE, row.response.name),
        words=said["words"],
        kind=row.response.kind,
        language=said["language"],
        who=said["who"],
        in_other_words=row.is_paraphrase,
        start=row.place,
        end=row.place + row.end - row.start,
    )
