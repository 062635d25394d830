"""Retention: what is kept how long, and the day on which the words of a round are destroyed."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from folkmoot.consultation.responses import Consents
from folkmoot.foundation.errors import InputError

WORDS_DAYS: Final = 90
"""Days from a section's result for which original words are kept, unless its round says fewer."""

RESULT_DAYS: Final = 275
"""Days from the end of a round after which the clock runs although nobody compiled a result, so
that words are not kept for ever because somebody forgot."""

SHORTEST: Final = 7
LONGEST: Final = 730


@dataclass(frozen=True, slots=True)
class Clock:
    """One round's clock: the day it ended, the day of its result if it has one, and its days."""

    ended: date
    result: date | None = None
    days: int = WORDS_DAYS

    @property
    def runs_from(self) -> date:
        """The day from which the days are counted."""
        latest = self.ended + timedelta(days=RESULT_DAYS)
        return min(self.result, latest) if self.result else latest

    @property
    def destroys_on(self) -> date:
        """The day on which the original words are destroyed.

        >>> str(Clock(date(2026, 1, 31), result=date(2026, 2, 1)).destroys_on)
        '2026-05-02'
        """
        return self.runs_from + timedelta(days=self.days)

    def is_due_on(self, day: date) -> bool:
        """Say whether the words are to be destroyed on *day*."""
        return self.destroys_on <= day


def goes(consents: Consents) -> bool:
    """Say whether the original words of a response are destroyed when the clock has run out."""
    return not consents.archive


def days_asked(days: int, *, before: int, announced: bool) -> int:
    """Give the *days* that a round may keep words; raise InputError where they may not be changed.

    Fewer is always allowed. More only while nobody was told otherwise: before it was announced.
    """
    if not SHORTEST <= days <= LONGEST:
        raise InputError(f"Words are kept for {SHORTEST} to {LONGEST} days.")
    if announced and days > before:
        raise InputError(
            f"Those who answered were told {before} days. A round that was announced can keep "
            f"their words for a shorter time, and not for a longer one."
        )
    return days
