"""Results as they were compiled, what bodies wrote of them, and what there is to count."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from folkmoot.consultation.counts import Counts
from folkmoot.consultation.positions import Position
from folkmoot.consultation.responses import Response
from folkmoot.consultation.result_documents import read_result
from folkmoot.consultation.results import Result
from folkmoot.web.consultation.models import PositionRow, QuarantinedItem, ResponseRow, ResultRow
from folkmoot.web.consultation.queries.moderation import SET_ASIDE, WITH_THOSE_WHO_SAFEGUARD
from folkmoot.web.consultation.queries.opening import bare, opened


@dataclass(frozen=True, slots=True)
class StoredResult:
    """A result with the hash that the ledger has of it, and who compiled it."""

    result: Result
    told: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class ToCount:
    """What there is to count of a round: *unread* of the responses are sealed to somebody else."""

    responses: tuple[Response, ...]
    unread: int
    set_aside: Counts
    withdrawn: int


def results_of(round_id: str) -> list[StoredResult]:
    """Give every result of a round, the latest first."""
    return [_stored(row) for row in ResultRow.objects.filter(round=round_id).order_by("-number")]


def latest_result(round_id: str) -> StoredResult | None:
    """Give a round's result as it was compiled last, or None."""
    row = ResultRow.objects.filter(round=round_id).order_by("-number").first()
    return _stored(row) if row else None


def positions_of(round_id: str) -> list[Position]:
    """Give every wording of what a body says of its round, the latest first."""
    rows = PositionRow.objects.filter(round=round_id).order_by("-number")
    return [Position(row.number, row.language, row.summary, row.position, row.on) for row in rows]


def to_count(round_id: str) -> ToCount:
    """Give what there is to count of a round, opened as far as the keys at hand open it."""
    held = ResponseRow.objects.filter(round=round_id, withdrawn__isnull=True)
    counted = held.exclude(SET_ASIDE).exclude(WITH_THOSE_WHO_SAFEGUARD).order_by("name")
    known = {each.id: each for each in opened(counted)}
    responses = tuple(known.get(row.name) or bare(row) for row in counted)
    return ToCount(
        responses,
        unread=len(responses) - len(known),
        set_aside=_set_aside(round_id),
        withdrawn=ResponseRow.objects.filter(round=round_id, withdrawn__isnull=False).count(),
    )


def _set_aside(round_id: str) -> Counts:
    """Count what is not among the responses, by reason."""
    held = ResponseRow.objects.filter(round=round_id, withdrawn__isnull=True)
    counted = Counter(held.filter(SET_ASIDE).values_list("reading__aside", flat=True))
    counted["apart"] = held.filter(WITH_THOSE_WHO_SAFEGUARD).count()
    counted["waiting"] = QuarantinedItem.objects.filter(round=round_id).count()
    return tuple(sorted((reason, count) for reason, count in counted.items() if count))


def _stored(row: ResultRow) -> StoredResult:
    return StoredResult(read_result(row.document), row.told, row.by, row.on)
