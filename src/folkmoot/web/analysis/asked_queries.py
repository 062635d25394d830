"""Reading runs that were asked for and are not made yet: how far each is."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from folkmoot.web.analysis.models import AskedRunRow

State = AskedRunRow.State
SHOWN = 5


@dataclass(frozen=True, slots=True)
class AskedRun:
    """A run that somebody asked for: *done* of *whole* parts of *step* are, or why there is none.

    *told* says why it could not be made; it is empty where the program itself was stopped.
    """

    number: int
    on: date
    state: str
    told: str
    step: str
    done: int
    whole: int
    is_unwanted: bool

    @property
    def doing(self) -> str:
        """What is being done, in words."""
        return steps().get(self.step, self.step)

    @property
    def is_under_way(self) -> bool:
        """Whether it waits or is being made."""
        return self.state in (State.WAITING, State.RUNNING)

    @property
    def can_be_cancelled(self) -> bool:
        """Whether it is under way and nobody has cancelled it."""
        return self.is_under_way and not self.is_unwanted


def steps() -> dict[str, str]:
    """Say what each step of an analysis does."""
    return {
        "reading words": _("Reading words"),
        "holding responses beside each other": _("Holding responses beside each other"),
        "themes": _("Gathering sentences into themes"),
        "chapters": _("Looking for the themes of each group"),
        "groups found again": _("Looking again for people who answer alike"),
    }


def asked_runs(consultation_id: str) -> tuple[AskedRun, ...]:
    """Give the runs asked for since the last one that was made, the latest first."""
    rows = AskedRunRow.objects.filter(consultation=consultation_id)
    made = rows.filter(state=State.DONE).order_by("-pk").values_list("pk", flat=True).first()
    columns = ("pk", "on", "state", "told", "step", "done", "whole", "is_unwanted")
    since = rows.filter(pk__gt=made or 0).order_by("-pk")
    return tuple(AskedRun(*row) for row in since.values_list(*columns)[:SHOWN])


def consultation_of(number: int) -> str:
    """Give the consultation of an asked run, empty where there is no such."""
    asked = AskedRunRow.objects.filter(pk=number).values_list("consultation", flat=True)
    return asked.first() or ""
