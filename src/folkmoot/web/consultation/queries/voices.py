"""The voices on one clause."""

from collections import Counter
from dataclasses import dataclass

from folkmoot.foundation.references import Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.consultation.models import ResponseRow
from folkmoot.web.ledger import queries as record


@dataclass(frozen=True, slots=True)
class Voices:
    """How many responses speak to a clause, by kind of respondent and by body, most first.

    Counts are exact: whoever shows them hides those under ten.
    """

    responses: int = 0
    by_kind: tuple[tuple[str, int], ...] = ()
    by_body: tuple[tuple[str, int], ...] = ()
    late: int = 0


def names_on(clause: Reference) -> tuple[str, ...]:
    """Name the responses, not withdrawn, with an answer linked to just this *clause*."""
    return tuple(name for name, *_ in _spoken(clause))


def voices_on(clause: Reference) -> Voices:
    """Count the responses, not withdrawn, with an answer linked to just this *clause*."""
    found = _spoken(clause)
    return Voices(
        responses=len(found),
        by_kind=_most_first(Counter(kind for _, kind, _, _ in found)),
        by_body=_most_first(Counter(body for _, _, body, _ in found)),
        late=sum(late for *_, late in found),
    )


def _spoken(clause: Reference) -> list[tuple[str, str, str, bool]]:
    links = record.links_to(clause, LinkKind.ANSWERS)
    names = sorted({link.source.name for link in links})
    found: list[tuple[str, str, str, bool]] = []
    for start in range(0, len(names), 500):
        rows = ResponseRow.objects.filter(
            name__in=names[start : start + 500], withdrawn__isnull=True
        )
        found += rows.values_list("name", "kind", "round__body", "late")
    return found


def _most_first(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
