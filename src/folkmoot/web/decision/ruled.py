"""What was ruled or corrected: as it is hashed and published, and as it is shown."""

from dataclasses import dataclass
from datetime import datetime

from folkmoot.foundation.canonical import Json
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.ledger import minute
from folkmoot.web.decision.models import RulingRow


@dataclass(frozen=True, slots=True)
class Ruled:
    """What somebody in the chair said of one thing, and when; of a decision it is a correction."""

    text: str
    by: Reference
    at: datetime
    is_correction: bool


def ruling_record(row: RulingRow) -> dict[str, Json]:
    """Give one ruling as a bundle holds it."""
    return {
        "meeting": row.meeting_id,
        "number": row.number,
        "about": row.about,
        "text": row.text,
        "by": row.by,
        "at": minute(row.at),
    }


def rulings_on(*about: Reference) -> list[Json]:
    """Give the rulings and corrections that are about any of these, in the order they were made."""
    return [ruling_record(row) for row in _rows(about)]


def ruled_on(*about: Reference) -> list[Ruled]:
    """Give the same to be shown."""
    return [
        Ruled(
            row.text,
            Reference.parse(row.by),
            row.at,
            is_correction=row.about.startswith(f"{Kind.DECISION}:"),
        )
        for row in _rows(about)
    ]


def _rows(about: tuple[Reference, ...]) -> list[RulingRow]:
    rows = RulingRow.objects.filter(about__in=[str(each) for each in about])
    return list(rows.order_by("at", "id"))
