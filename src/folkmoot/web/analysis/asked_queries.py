"""Reading what was asked for of the job consumer and is not done yet: how far it is."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from folkmoot.analysis.disclosure import GIVING_BACK
from folkmoot.analysis.exposure import PROTECTING, TRYING
from folkmoot.web.analysis.models import AskedRow, AskedRunRow

State = AskedRunRow.State
KEEPING = "keeping what was counted"
"""The last step of a release, after which it can't be cancelled."""
SHOWN = 5


@dataclass(frozen=True, slots=True)
class AskedWork:
    """Work that somebody asked for: *done* of *whole* parts of *step* are, or why there is none.

    *told* says why it could not be done; it is empty where the program itself was stopped.
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
        """Whether it waits or is being done."""
        return self.state in (State.WAITING, State.RUNNING)

    @property
    def can_be_cancelled(self) -> bool:
        """Whether it is under way and nobody has cancelled it."""
        return self.is_under_way and not self.is_unwanted


def steps() -> dict[str, str]:
    """Say what each step of an analysis or a release does."""
    return {
        "reading words": _("Reading words"),
        "holding responses beside each other": _("Holding responses beside each other"),
        "themes": _("Gathering sentences into themes"),
        "chapters": _("Looking for the themes of each group"),
        "groups found again": _("Looking again for people who answer alike"),
        PROTECTING: _("Leaving out what would give small counts away"),
        TRYING: _("Trying whether small counts can be worked out"),
        GIVING_BACK: _("Giving back what need not be left out"),
        KEEPING: _("Keeping what was counted"),
    }


def asked_runs(consultation_id: str) -> tuple[AskedWork, ...]:
    """Give the runs asked for since the last one that was made, the latest first."""
    rows = AskedRunRow.objects.filter(consultation=consultation_id)
    made = rows.filter(state=State.DONE).order_by("-pk").values_list("pk", flat=True).first()
    since = rows.filter(pk__gt=made or 0).order_by("-pk")
    return tuple(map(work_of, since[:SHOWN]))


def work_of(row: AskedRow) -> AskedWork:
    """Give how the work stands that *row* asks for."""
    return AskedWork(
        number=row.pk,
        on=row.on,
        state=row.state,
        told=row.told,
        step=row.step,
        done=row.done,
        whole=row.whole,
        is_unwanted=row.is_unwanted,
    )


def consultation_of(number: int) -> str:
    """Give the consultation of an asked run, empty where there is no such."""
    asked = AskedRunRow.objects.filter(pk=number).values_list("consultation", flat=True)
    return asked.first() or ""
