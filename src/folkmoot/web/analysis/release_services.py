"""Releases that people ask for at the desk and the job consumer makes, with how far each is."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.analysis.framing import Line, named, names_of
from folkmoot.analysis.progress import Progress
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.analysis import asked_work_services as work
from folkmoot.web.analysis import queries, stored_queries
from folkmoot.web.analysis.documents import gathered
from folkmoot.web.analysis.frame_queries import draft_at, draft_of
from folkmoot.web.analysis.frame_services import agree_on_frame, refuse_unreleasable
from folkmoot.web.analysis.gathering import Gathering
from folkmoot.web.analysis.models import AskedReleaseRow, RunRow
from folkmoot.web.analysis.queries import Run
from folkmoot.web.analysis.release_queries import release_under_way
from folkmoot.web.analysis.services import proposed_clauses
from folkmoot.web.consultation import queries as consultation


def ask_for_release(run: Run, version: int, *, by: Reference, at: datetime) -> int:
    """Note that somebody wants the themes in *version* of the draft released; give its number.

    Whoever asks for the same again gets the same number. What cannot be released, and another
    release of the consultation that is under way, raise InputError.
    """
    refuse_unreleasable(run, frame_in(run, version))
    with transaction.atomic():
        list(RunRow.objects.select_for_update().filter(consultation=run.consultation))
        begun = release_under_way(run.consultation)
        if begun is None:
            _refuse_stale(run, version)
            return AskedReleaseRow.objects.create(
                run_id=run.id, version=version, by=str(by), on=at.date()
            ).pk
    if (begun.run, begun.version) != (run.id, version):
        raise InputError(
            _("A release of other themes of this consultation is being made. Cancel it first.")
        )
    return begun.work.number


def _refuse_stale(run: Run, version: int) -> None:
    if draft_of(run.id).version != version:
        raise InputError(
            _("Somebody changed the draft at this moment. Read it again, then sign off.")
        )


def cancel_release(run: Run) -> None:
    """Say that nobody wants the release of a run's themes any more; nothing of it will be kept."""
    work.cancel(AskedReleaseRow.objects.filter(run_id=run.id))


def make_asked_release(number: int, *, at: datetime) -> None:
    """Make the release that was asked for under *number*; one begun before is left alone."""

    def make(asked: AskedReleaseRow, progress: Progress) -> str:
        run, by = queries.run(asked.run_id), Reference.parse(asked.by)
        agree_on_frame(run, frame_in(run, asked.version), by=by, at=at, progress=progress)
        return ""

    work.carry_out(AskedReleaseRow.objects.filter(pk=number), make)


def give_up_interrupted() -> int:
    """Note of releases that were being made when the consumer was stopped that nobody does."""
    return work.give_up_interrupted(AskedReleaseRow.objects.all())


def refusal(run: Run, version: int) -> str:
    """Say in the reader's language why the themes in *version* cannot be released, or nothing."""
    try:
        refuse_unreleasable(run, frame_in(run, version))
    except InputError as error:
        return str(error)
    return ""


def frame_in(run: Run, version: int) -> list[Gathering]:
    """Give the themes in *version* of a run's draft, as they would be signed off.

    A draft without a theme raises InputError.
    """
    held = frozenset(each.name for each in consultation.in_the_clear(run.consultation))
    themes = named(draft_at(run.id, version).lines)
    if not themes:
        raise InputError(_("Give at least one candidate a name. Those without one are left out."))
    return [_gathering(run, name, lines, held) for name, lines in themes]


def clauses_of(run: Run, lines: Sequence[Line], held: Collection[str]) -> tuple[Reference, ...]:
    """Give the clauses that most passages of *lines* answer on, in responses that are *held*."""
    whole = gathered("", stored_queries.parts_of(run.id, lines), voices=0)
    return tuple(proposed_clauses(whole, run, held))


def _gathering(run: Run, name: str, lines: Sequence[Line], held: Collection[str]) -> Gathering:
    mark = run.id.rsplit("-", 1)[1]
    return Gathering(
        name,
        clauses_of(run, lines, held),
        tuple(Reference(Kind.THEME, f"{line.key}-{mark}") for line in lines if not line.places),
        tuple(line for line in lines if line.places),
        names_of(lines),
    )
