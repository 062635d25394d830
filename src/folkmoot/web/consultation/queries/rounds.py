"""A round in figures."""

from collections import Counter
from dataclasses import dataclass

from folkmoot.web.consultation.models import ResponseRow
from folkmoot.web.consultation.queries.items import waiting_count

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """Exact counts of one round; whoever publishes them hides those under ten."""

    responses: int
    by_kind: Counts
    by_channel: Counts
    by_language: Counts
    late: int
    participants: int
    withdrawn: int
    quarantined: int


def figures_of(round_id: str) -> RoundFigures:
    """Count what came in to a round."""
    rows = ResponseRow.objects.filter(round_id=round_id)
    held = list(
        rows.filter(withdrawn__isnull=True).values_list(
            "kind", "channel", "language", "late", "participants"
        )
    )
    return RoundFigures(
        responses=len(held),
        by_kind=_most_first(Counter(row[0] for row in held)),
        by_channel=_most_first(Counter(row[1] for row in held)),
        by_language=_most_first(Counter(row[2] for row in held)),
        late=sum(row[3] for row in held),
        participants=sum(row[4] or 0 for row in held),
        withdrawn=rows.filter(withdrawn__isnull=False).count(),
        quarantined=waiting_count(round_id),
    )


def _most_first(counts: Counter[str]) -> Counts:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
