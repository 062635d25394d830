"""Doing long work that people asked for: telling how far it is, leaving off if it is unwanted."""

from collections.abc import Callable
from typing import TypeVar

from django.db.models import QuerySet

from folkmoot.analysis.progress import Cancelled, Progress
from folkmoot.foundation.errors import FolkmootError
from folkmoot.web.analysis.models import AskedRow

State = AskedRow.State
Asked = TypeVar("Asked", bound=AskedRow)
TOLD = 20
"""Times that a step tells how far it is at most: each is a row written, and read by nobody else."""


def carry_out(mine: "QuerySet[Asked]", work: Callable[[Asked, Progress], str]) -> None:
    """Do what the row *mine* asks for, by *work*; what was begun before is left alone.

    What *work* gives is told on the row when it is done, and whatever keeps it from being done,
    as a sentence for the one who asked.
    """
    if not mine.filter(state=State.WAITING).update(state=State.RUNNING):
        return
    ended, told = State.FAILED, ""
    try:
        told = work(mine.get(), telling(mine))
        ended = State.DONE
    except Cancelled:
        ended = State.CANCELLED
    except FolkmootError as error:
        told = str(error)
    finally:
        mine.update(state=ended, told=told)


def cancel(asked: "QuerySet[Asked]") -> None:
    """Say that nobody wants what is *asked* for any more; nothing of it will be kept.

    What waits is cancelled at once, what is being done at its next part; what is over stays.
    """
    if not asked.filter(state=State.WAITING).update(state=State.CANCELLED):
        asked.filter(state=State.RUNNING).update(is_unwanted=True)


def give_up_interrupted(asked: "QuerySet[Asked]") -> int:
    """Note of what was being done when the consumer was stopped that nobody does it now.

    It is not begun again by itself: what ended the program once may do so each time. Gives how
    many there were.
    """
    return asked.filter(state=State.RUNNING).update(state=State.FAILED)


def telling(mine: "QuerySet[Asked]") -> Progress:
    """Give a progress that tells on the row *mine*, and raises Cancelled once it is unwanted."""
    wanted = mine.filter(is_unwanted=False)
    last = ("", -1)

    def tell(step: str, done: int, whole: int) -> None:
        nonlocal last
        now = (step, TOLD * done // max(whole, 1))
        if now != last:
            last = now
            if not wanted.update(step=step, done=done, whole=whole):
                raise Cancelled("It was cancelled; nothing of it was kept.")

    return tell
