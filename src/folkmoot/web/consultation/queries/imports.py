"""Imports of a round: how far each is, without a word of its sheet."""

from dataclasses import dataclass
from datetime import date

from folkmoot.consultation.intake.maps import SheetMap, map_from_json
from folkmoot.web.consultation.models import ImportRow

LISTED = 30


@dataclass(frozen=True, slots=True)
class ImportShown:
    """One import: what its columns became, and how many rows ended how."""

    key: int
    person: str
    day: date
    map: SheetMap
    rows: int
    done: int
    accepted: int
    duplicate: int
    quarantined: int
    is_kept: bool

    @property
    def is_done(self) -> bool:
        """Whether every row is in."""
        return self.done > 0 and self.done >= self.rows


def imports_of(round_id: str) -> tuple[ImportShown, ...]:
    """Give the imports of a round, the latest first."""
    rows = ImportRow.objects.filter(round_id=round_id).order_by("-day", "key")
    return tuple(_shown(row) for row in rows[:LISTED])


def import_of(round_id: str, key: int) -> ImportShown | None:
    """Give one import of a round, or None."""
    row = ImportRow.objects.filter(round_id=round_id, key=key).first()
    return _shown(row) if row else None


def _shown(row: ImportRow) -> ImportShown:
    return ImportShown(
        key=row.key,
        person=row.person,
        day=row.day,
        map=map_from_json(row.map),
        rows=row.rows,
        done=row.done,
        accepted=row.accepted,
        duplicate=row.duplicate,
        quarantined=row.quarantined,
        is_kept=row.content is not None,
    )
