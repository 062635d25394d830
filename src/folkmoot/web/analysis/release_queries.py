"""Reading releases: those asked for, and the one that was made."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from folkmoot.web.analysis.asked_queries import AskedWork, work_of
from folkmoot.web.analysis.models import AskedReleaseRow, FrameRow
from folkmoot.web.analysis.stored_queries import frame_of

State = AskedReleaseRow.State
UNDER_WAY = (State.WAITING, State.RUNNING)


@dataclass(frozen=True, slots=True)
class AskedRelease:
    """A release that somebody asked for, of the themes in one *version* of the draft of *run*."""

    run: str
    version: int
    by: str
    work: AskedWork


@dataclass(frozen=True, slots=True)
class MadeRelease:
    """What was released with a run: by whom, how many tables, and the hash of all."""

    on: date
    by: str
    tables: int
    hash: str


def asked_release(run_id: str) -> AskedRelease | None:
    """Give the latest release of a run's themes that somebody asked for."""
    return _first(AskedReleaseRow.objects.filter(run_id=run_id))


def release_under_way(consultation_id: str) -> AskedRelease | None:
    """Give the release of a consultation that waits or is being made."""
    rows = AskedReleaseRow.objects.filter(run__consultation=consultation_id)
    return _first(rows.filter(state__in=UNDER_WAY))


def made_release(run_id: str) -> MadeRelease | None:
    """Give the release that was made with a run."""
    row = FrameRow.objects.filter(run_id=run_id).first()
    if row is None:
        return None
    return MadeRelease(row.on, row.by, len(frame_of(run_id)["tables"]), row.hash)


def _first(rows: QuerySet[AskedReleaseRow]) -> AskedRelease | None:
    row = rows.order_by("-pk").first()
    return AskedRelease(row.run_id, row.version, row.by, work_of(row)) if row else None
