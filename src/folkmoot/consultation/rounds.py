"""Rounds: one body's own part of a consultation, and its state at any instant."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from folkmoot.consultation import zones
from folkmoot.consultation.questions import Question
from folkmoot.consultation.wording import NOTHING, Wording
from folkmoot.foundation.references import Kind, Reference


class RoundState(StrEnum):
    """Where a round stands."""

    DRAFT = "draft"
    PREVIEW = "preview"  # a draft that colleagues look at with a code
    ANNOUNCED = "announced"
    OPEN = "open"
    GRACE = "grace"  # closed, and still taking what comes late
    CLOSED = "closed"
    COMPILED = "compiled"
    REPORTED = "reported"


class Who(StrEnum):
    """Who may answer."""

    OPEN = "open"  # whoever wishes
    INVITED = "invited"  # with the code of an invitation
    MEMBERS = "members"  # members of the body, with the code of an invitation


@dataclass(frozen=True, slots=True)
class Round:
    """One body's round; its times carry the body's own *zone*, so that days are its days.

    *closes* is the first instant that is late; for *grace_days* more days the form still takes
    answers, and marks them late. A round without *announced* is a draft, whatever its dates;
    *preview* is the mark of the code that lets colleagues see a draft. *reminders* are days
    before the last one, *meeting* the day of the annual meeting that the round is held for,
    *questions* are the body's own, after the pack's, and *rules* how it will use the result.
    """

    id: str
    consultation: str
    body: str
    zone: str
    opens: datetime
    closes: datetime
    languages: tuple[str, ...]
    announced: datetime | None = None
    grace_days: int = 0
    contact: str = ""
    compiled: datetime | None = None
    reported: datetime | None = None
    preview: str = ""
    reminders: tuple[int, ...] = ()
    meeting: date | None = None
    who: Who = Who.OPEN
    questions: tuple[Question, ...] = ()
    rules: Wording = NOTHING

    @property
    def reference(self) -> Reference:
        """The round's reference, such as round:north-2025."""
        return Reference(Kind.ROUND, self.id)

    @property
    def needs_token(self) -> bool:
        """Whether only somebody with an invitation may answer."""
        return self.who is not Who.OPEN

    @property
    def last_day(self) -> date:
        """The last day on which an answer is in time."""
        return zones.last_day_before(self.closes, ZoneInfo(self.zone))

    @property
    def grace_ends(self) -> datetime:
        """The end of the days of grace: at the same time of day as the close, or of its day."""
        zone = ZoneInfo(self.zone)
        if self.last_day < self.closes.astimezone(zone).date():
            return zones.day_ends(self.last_day + timedelta(days=self.grace_days), zone)
        return self.closes.astimezone(zone) + timedelta(days=self.grace_days)

    @property
    def last_grace_day(self) -> date:
        """The last day on which the form takes answers at all."""
        return zones.last_day_before(self.grace_ends, ZoneInfo(self.zone))

    def state_at(self, instant: datetime) -> RoundState:
        """Give the state at *instant*."""
        if self.announced is None:
            return RoundState.PREVIEW if self.preview else RoundState.DRAFT
        for begins, state in (
            (self.reported, RoundState.REPORTED),
            (self.compiled, RoundState.COMPILED),
            (self.grace_ends, RoundState.CLOSED),
            (self.closes, RoundState.GRACE),
            (self.opens, RoundState.OPEN),
            (self.announced, RoundState.ANNOUNCED),
        ):
            if begins is not None and _reached(begins, instant):
                return state
        return RoundState.PREVIEW if self.preview else RoundState.DRAFT

    def takes_answers_at(self, instant: datetime) -> bool:
        """Say whether the form takes answers at *instant*: while open and in the days of grace."""
        return self.state_at(instant) in {RoundState.OPEN, RoundState.GRACE}

    def is_late(self, instant: datetime) -> bool:
        """Say whether what comes in at *instant* comes after the close; it is kept all the same."""
        return _reached(self.closes, instant)

    def day_of(self, instant: datetime) -> date:
        """Give the day that *instant* falls on where the round is held."""
        return instant.astimezone(ZoneInfo(self.zone)).date()

    def days_left(self, instant: datetime) -> int:
        """Give the days from the day of *instant* to the last one, 0 on it and afterwards."""
        return 0 if self.is_late(instant) else (self.last_day - self.day_of(instant)).days

    def reminder_days(self) -> tuple[date, ...]:
        """Give the days on which those who have not answered are reminded, the first one first."""
        return tuple(
            self.last_day - timedelta(days=n) for n in sorted(self.reminders, reverse=True)
        )


def _reached(begins: datetime, instant: datetime) -> bool:
    """Compare as instants: two times of one zone are compared by their clocks otherwise."""
    return begins.astimezone(UTC) <= instant.astimezone(UTC)
