"""Safeguarding: what tells of a child at risk or of immediate danger has a way of its own."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

DAYS: Final = 3
"""Days after which a disclosure that nobody settled is overdue."""


class Concern(StrEnum):
    """What a response seems to tell of."""

    CHILD = "child"
    DANGER = "danger"


class Outcome(StrEnum):
    """How a disclosure was settled: the published list."""

    REPORTED = "reported"  # to whoever the law of the place names
    HELPED = "helped"  # the person was shown where to turn
    KNOWN = "known"  # those responsible know of it already
    NOTHING_TO_DO = "nothing_to_do"  # read again, it tells of no such thing


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One response that waits for, or was settled by, those who safeguard."""

    response: str
    concern: Concern
    flagged: date
    settled: date | None = None
    outcome: Outcome | None = None

    @property
    def due(self) -> date:
        """The last day on which it is settled in time."""
        return self.flagged + timedelta(days=DAYS)

    @property
    def is_open(self) -> bool:
        """Whether nobody settled it yet: until then it is in no export, quotation or desk."""
        return self.settled is None

    def is_overdue_on(self, day: date) -> bool:
        """Say whether it should have been settled before *day*."""
        return self.is_open and self.due < day

    def days_left_on(self, day: date) -> int:
        """Give the days left on *day*; below nothing where it is overdue."""
        return (self.due - day).days
