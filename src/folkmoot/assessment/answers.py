"""Answers: what one law says to one question, from when to when, and where it says so."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from folkmoot.assessment.codebook import UNKNOWN
from folkmoot.foundation.dates import LooseDate


class Confidence(StrEnum):
    """How sure the coder was."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Answer:
    """One dated, cited reply of one jurisdiction's law to one question.

    It rests on *provisions*, or, where it says that there is no such rule, names the instruments
    that such a rule would stand in (*absent_from*); a reply about practice names *sources*. Both
    ends are days in force; *end* is None while it lasts.
    """

    question: str
    value: str
    start: LooseDate
    end: LooseDate | None
    provisions: tuple[str, ...]
    absent_from: tuple[str, ...]
    confidence: Confidence
    coder: str
    recorded: date
    caution: str = ""
    sources: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether there is an answer, not only a note why there is none."""
        return self.value != UNKNOWN

    @property
    def surely_from(self) -> date:
        """The first day on which it is surely in force; one without a date is so when recorded."""
        return self.start.latest or self.recorded

    def holds_on(self, day: date) -> bool | None:
        """Say whether this was the law on *day*; None where its dates leave that open."""
        if self.start.earliest is not None and day < self.start.earliest:
            return False
        if self.end is not None and self.end.latest is not None and day > self.end.latest:
            return False
        has_begun = day >= self.surely_from
        goes_on = self.end is None or (self.end.earliest is not None and day <= self.end.earliest)
        return True if has_begun and goes_on else None
