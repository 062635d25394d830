"""Runs that people ask for at the desk and the job consumer makes, with how far each is."""

from datetime import datetime

from folkmoot.foundation.errors import FolkmootError, InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis.models import AskedRunRow
from folkmoot.web.analysis.services import run_analysis
from folkmoot.web.consultation import queries as consultation

State = AskedRunRow.State


def ask_for_run(consultation_id: str, *, by: Reference, at: datetime) -> int:
    """Note that somebody wants a run, and give its number for the job; InputError for no such."""
    if consultation.consultation(consultation_id) is None:
        raise InputError(f"There is no consultation '{consultation_id}'.")
    return AskedRunRow.objects.create(consultation=consultation_id, by=str(by), on=at.date()).pk


def make_asked_run(number: int, *, at: datetime) -> None:
    """Make the run that was asked for under *number*; one that was begun before is left alone.

    Whatever keeps it from being made is told on its row, as a sentence for the one who asked.
    """
    mine = AskedRunRow.objects.filter(pk=number, state=State.WAITING)
    if not mine.update(state=State.RUNNING):
        return
    asked = AskedRunRow.objects.get(pk=number)
    try:
        run = run_analysis(asked.consultation, by=Reference.parse(asked.by), at=at)
        asked.state, asked.told = State.DONE, run.id
    except FolkmootError as error:
        asked.state, asked.told = State.FAILED, str(error)
    asked.save(update_fields=["state", "told"])
