"""Keeping the draft of a frame, by several people at once, without losing anybody's work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.analysis.framing import Line, changed, document, put_together
from folkmoot.foundation.canonical import canonical_json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis import queries, stored_queries
from folkmoot.web.analysis.frame_queries import Draft, draft_at, draft_of
from folkmoot.web.analysis.models import FrameDraftRow, RunRow
from folkmoot.web.analysis.queries import Run
from folkmoot.web.analysis.release_queries import release_under_way


@dataclass(frozen=True, slots=True)
class Saved:
    """The draft after somebody saved theirs, and what others changed since they opened it.

    Where both changed the same candidates, these are *clashes*, and nothing was saved.
    """

    draft: Draft
    theirs: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()


@transaction.atomic
def save_draft(run: Run, lines: Sequence[Line], *, base: int, by: Reference, at: datetime) -> Saved:
    """Save *lines*, which somebody made of version *base* of the run's draft.

    What others saved since stays, candidate by candidate. After signing off, while the themes are
    being released, or with a candidate that is not of the run, this raises InputError.
    """
    RunRow.objects.select_for_update().get(id=run.id)  # one at a time
    if queries.frame_of(run.id):
        raise InputError(_("The themes were signed off meanwhile. Nothing was changed."))
    if (begun := release_under_way(run.consultation)) and begun.run == run.id:
        raise InputError(
            _("These themes are being released. If they should change, cancel that first.")
        )
    _refuse_odd(run, lines)
    now = draft_of(run.id)
    merged = put_together(draft_at(run.id, base).lines, lines, now.lines)
    if merged.clashes:
        return Saved(now, merged.theirs, merged.clashes)
    if not changed(now.lines, merged.lines):
        return Saved(now, merged.theirs)
    FrameDraftRow.objects.create(
        run_id=run.id,
        version=now.version + 1,
        by=str(by),
        on=at.date(),
        document=canonical_json(document(merged.lines)).decode(),
    )
    return Saved(draft_of(run.id), merged.theirs)


def _refuse_odd(run: Run, lines: Sequence[Line]) -> None:
    known = stored_queries.stored_candidates(run.id)
    for line in lines:
        if line.candidate not in known or ("." in line.key) != bool(line.places):
            raise InputError(
                _("The candidate %(key)s is not of this run. Leave it out.")
                % {"key": line.candidate}
            )
        if line.name and line.reason:
            raise InputError(
                _("“%(name)s” has a name and a reason for leaving it out. Keep one of them.")
                % {"name": line.name}
            )
