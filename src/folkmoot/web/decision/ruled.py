"""What was ruled or corrected, as it is hashed and published."""

from datetime import UTC

from folkmoot.foundation.canonical import Json
from folkmoot.foundation.references import Reference
from folkmoot.web.decision.models import RulingRow


def ruling_record(row: RulingRow) -> dict[str, Json]:
    """Give one ruling as a bundle holds it."""
    return {
        "meeting": row.meeting_id,
        "number": row.number,
        "about": row.about,
        "text": row.text,
        "by": row.by,
        "at": row.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ"),
    }


def rulings_on(*about: Reference) -> list[Json]:
    """Give the rulings and corrections that are about any of these, in the order they were made."""
    rows = RulingRow.objects.filter(about__in=[str(each) for each in about])
    return [ruling_record(row) for row in rows.order_by("at", "meeting_id", "number")]
