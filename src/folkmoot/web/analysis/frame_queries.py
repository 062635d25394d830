"""Reading the draft of a frame: what people think of a run's candidates so far."""

import json
from dataclasses import dataclass
from datetime import date

from folkmoot.analysis.framing import Line, lines_of
from folkmoot.web.analysis.models import FrameDraftRow


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of a draft, with who saved it; version 0 is the blank one."""

    version: int = 0
    lines: tuple[Line, ...] = ()
    by: str = ""
    on: date | None = None


def draft_of(run_id: str) -> Draft:
    """Give the latest draft of a run's frame."""
    row = FrameDraftRow.objects.filter(run_id=run_id).order_by("-version").first()
    return _draft(row) if row else Draft()


def draft_at(run_id: str, version: int) -> Draft:
    """Give a version of a run's draft, the blank one where there is none."""
    row = FrameDraftRow.objects.filter(run_id=run_id, version=version).first()
    return _draft(row) if row else Draft()


def _draft(row: FrameDraftRow) -> Draft:
    return Draft(row.version, lines_of(json.loads(row.document)), row.by, row.on)
