"""Runs that people ask for at the desk and the job consumer makes, with how far each is."""

from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.analysis.engine import chosen_engine
from folkmoot.analysis.progress import Cancelled, Progress
from folkmoot.foundation.errors import FolkmootError, InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis.models import AskedRunRow
from folkmoot.web.analysis.services import run_analysis
from folkmoot.web.consultation import queries as consultation

State = AskedRunRow.State
TOLD = 20
"""Times that a step tells how far it is at most: each is a row written, and read by nobody else."""


def ask_for_run(consultation_id: str, *, by: Reference, at: datetime) -> int:
    """Note that somebody wants a run, and give its number for the job; InputError for no such."""
    if consultation.consultation(consultation_id) is None:
        raise InputError(_("There is no consultation '%(id)s'.") % {"id": consultation_id})
    return AskedRunRow.objects.create(consultation=consultation_id, by=str(by), on=at.date()).pk


def cancel_run(number: int) -> None:
    """Say that nobody wants the run under *number* any more; nothing of it will be kept.

    One that waits is cancelled at once, one that is being made at its next part; one that is over
    stays as it is.
    """
    asked = AskedRunRow.objects.filter(pk=number)
    if not asked.filter(state=State.WAITING).update(state=State.CANCELLED):
        asked.filter(state=State.RUNNING).update(is_unwanted=True)


def make_asked_run(number: int, *, at: datetime) -> None:
    """Make the run that was asked for under *number*; one that was begun before is left alone.

    Whatever keeps it from being made is told on its row, as a sentence for the one who asked.
    """
    mine = AskedRunRow.objects.filter(pk=number)
    if not mine.filter(state=State.WAITING).update(state=State.RUNNING):
        return
    asked = mine.get()
    ended, told = State.FAILED, ""
    try:
        with chosen_engine() as engine:
            run = run_analysis(
                asked.consultation,
                by=Reference.parse(asked.by),
                at=at,
                engine=engine,
                progress=telling(number),
            )
        ended, told = State.DONE, run.id
    except Cancelled:
        ended = State.CANCELLED
    except FolkmootError as error:
        told = str(error)
    finally:
        mine.update(state=ended, told=told)


def give_up_interrupted() -> int:
    """Note of runs that were being made when the consumer was stopped that nobody makes them now.

    They are not begun again by themselves: what ended the program once may do so each time. Gives
    how many there were.
    """
    return AskedRunRow.objects.filter(state=State.RUNNING).update(state=State.FAILED)


def telling(number: int) -> Progress:
    """Give a progress that tells on the row *number*, and raises Cancelled once it is unwanted."""
    wanted = AskedRunRow.objects.filter(pk=number, is_unwanted=False)
    last = ("", -1)

    def tell(step: str, done: int, whole: int) -> None:
        nonlocal last
        now = (step, TOLD * done // max(whole, 1))
        if now != last:
            last = now
            if not wanted.update(step=step, done=done, whole=whole):
                raise Cancelled("The run was cancelled; nothing of it was kept.")

    return tell
