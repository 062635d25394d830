"""Agreeing on the themes of a run: people gather candidates under names of their own."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.analysis.framing import Line, document
from folkmoot.analysis.progress import Progress, untold
from folkmoot.analysis.runs import table
from folkmoot.analysis.selection import count_once
from folkmoot.foundation.canonical import Json, canonical_json, content_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.analysis import queries, stored_queries
from folkmoot.web.analysis.arrivals import burst_days
from folkmoot.web.analysis.asked_queries import KEEPING
from folkmoot.web.analysis.counted import released_tables
from folkmoot.web.analysis.documents import gathered
from folkmoot.web.analysis.gathering import Gathering, refuse_odd
from folkmoot.web.analysis.group_queries import stored_groups
from folkmoot.web.analysis.models import FrameRow, RunRow, ThemeRow
from folkmoot.web.analysis.queries import Run
from folkmoot.web.analysis.services import CHAIN, link_theme
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.ledger import services as ledger

Members = tuple[str, tuple[str, ...]]
"""A theme's key with the ids of its responses."""


def agree_on_frame(
    run: Run,
    frame: Sequence[Gathering],
    *,
    by: Reference,
    at: datetime,
    progress: Progress = untold,
) -> list[Reference]:
    """Sign off the themes of *run* all at once, and release their tables; give the themes.

    A consultation has one frame, for tables released twice give small counts away: a second one,
    like a candidate in two themes or of another run, raises InputError. Nobody else waits while
    it is counted; nothing is kept before all of it is.
    """
    refuse_unreleasable(run, frame)
    members = [(each.key, _responses(run, each)) for each in frame]
    letters = stored_queries.letters_of(run.id)
    voices = {key: count_once(responses, letters) for key, responses in members}
    told: dict[str, Json] = {
        "voices": dict(voices),
        **_counted(run, members, letters, progress),
        "bursts": _bursts(run, letters),
        "names": _names(frame),
        **_parts(frame),
    }
    progress(KEEPING, 0, 1)
    ordered = sorted(frame, key=lambda one: -voices[one.key])
    return _keep(run, ordered, canonical_json(told), by=by, at=at)


def refuse_unreleasable(run: Run, frame: Sequence[Gathering]) -> None:
    """Raise InputError, in the reader's language, where these themes cannot be released."""
    _refuse_second(run)
    refuse_odd(frame, known=stored_queries.stored_candidates(run.id))


def _refuse_second(run: Run) -> None:
    if released := queries.released_run(run.consultation):
        raise InputError(
            _(
                "People agreed on the themes of this consultation before, in the run %(run)s, and "
                "its counts are out. Other ones beside them would give small numbers away."
            )
            % {"run": released}
        )


@transaction.atomic
def _keep(
    run: Run, frame: Sequence[Gathering], text: bytes, *, by: Reference, at: datetime
) -> list[Reference]:
    list(RunRow.objects.select_for_update().filter(consultation=run.consultation))
    _refuse_second(run)
    FrameRow.objects.create(
        run_id=run.id, by=str(by), on=at.date(), document=text.decode(), hash=content_hash(text)
    )
    themes = [_sign_off(run, each, place, by=by, at=at) for place, each in enumerate(frame)]
    ledger.record(
        CHAIN,
        "frame.agreed",
        about=[run.reference, *themes],
        by=by,
        at=at,
        detail={"frame": content_hash(text), "themes": len(themes)},
    )
    return themes


def _parts(frame: Sequence[Gathering]) -> dict[str, Json]:
    """Give the parts of candidates that were split, without what was noted about them."""
    parts = [Line(part.key, places=part.places) for each in frame for part in each.parts]
    return {"parts": document(parts)} if parts else {}


def _names(frame: Sequence[Gathering]) -> list[Json]:
    """Give what people called each theme as they signed it off, by its key and by language."""
    return [
        [each.key, each.name, [list(pair) for pair in each.names]]
        for each in sorted(frame, key=lambda one: one.key)
    ]


def _counted(
    run: Run, members: Sequence[Members], letters: Mapping[str, str], progress: Progress
) -> dict[str, Json]:
    """Give all tables, and of which of their cells it is said that they are few."""
    held = consultation.consultation(run.consultation)
    assert held is not None
    responses = consultation.responses_of(run.consultation)
    groups = stored_groups(run.id).letters
    tables = released_tables(held, responses, members, letters, groups=groups, progress=progress)
    few: dict[str, Json] = {
        name: [list(place) for place in released.few]
        for name, released in tables.items()
        if released.few
    }
    return {"tables": {name: table(each) for name, each in tables.items()}, "few": few}


def _bursts(run: Run, letters: Mapping[str, str]) -> dict[str, Json]:
    found = burst_days(letters, consultation.came_in(run.consultation))
    return {letter: [day.isoformat() for day in days] for letter, days in found.items()}


def _responses(run: Run, gathering: Gathering) -> tuple[str, ...]:
    parts = stored_queries.parts_of(run.id, gathering.lines)
    return gathered(gathering.key, parts, voices=0).responses


def _sign_off(
    run: Run, gathering: Gathering, place: int, *, by: Reference, at: datetime
) -> Reference:
    mark = run.id.rsplit("-", 1)[1]
    row = ThemeRow.objects.create(
        id=f"{gathering.key}-{mark}",
        run_id=run.id,
        place=place,
        key=gathering.key,
        name=gathering.name.strip()[:200],
        names=[list(pair) for pair in gathering.names],
        signed_by=str(by),
        signed_on=at.date(),
        clauses=[str(clause) for clause in gathering.clauses],
        gathers=list(gathering.keys),
    )
    theme = Reference(Kind.THEME, row.id)
    responses = queries.stored_theme(row.id).responses
    link_theme(theme, responses, row.clauses, by=by, on=at.date())
    return theme
