"""Runs that people ask for at the desk and the job consumer makes, with how far each is."""

from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.analysis.engine import chosen_engine
from folkmoot.analysis.progress import Progress
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis import asked_work_services as work
from folkmoot.web.analysis.models import AskedRunRow
from folkmoot.web.analysis.services import run_analysis
from folkmoot.web.consultation import queries as consultation


def ask_for_run(consultation_id: str, *, by: Reference, at: datetime) -> int:
    """Note that somebody wants a run, and give its number for the job; InputError for no such."""
    if consultation.consultation(consultation_id) is None:
        raise InputError(_("There is no consultation '%(id)s'.") % {"id": consultation_id})
    return AskedRunRow.objects.create(consultation=consultation_id, by=str(by), on=at.date()).pk


def cancel_run(number: int) -> None:
    """Say that nobody wants the run under *number* any more; nothing of it will be kept."""
    work.cancel(AskedRunRow.objects.filter(pk=number))


def make_asked_run(number: int, *, at: datetime) -> None:
    """Make the run that was asked for under *number*; one that was begun before is left alone."""

    def make(asked: AskedRunRow, progress: Progress) -> str:
        by = Reference.parse(asked.by)
        with chosen_engine() as engine:
            run = run_analysis(asked.consultation, by=by, at=at, engine=engine, progress=progress)
        return run.id

    work.carry_out(AskedRunRow.objects.filter(pk=number), make)


def give_up_interrupted() -> int:
    """Note of runs that were being made when the consumer was stopped that nobody makes them."""
    return work.give_up_interrupted(AskedRunRow.objects.all())
