"""Rounds: one body's own part of a consultation, and its state at any instant."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from folkmoot.foundation.references import Kind, Reference


class RoundState(StrEnum):
    """Where a round stands."""

    DRAFT = "draft"
    ANNOUNCED = "announced"
    OPEN = "open"
    GRACE = "grace"  # closed, and still taking what comes late
    CLOSED = "closed"
    COMPILED = "compiled"


@dataclass(frozen=True, slots=True)
class Round:
    """One body's round; its times carry the body's own *zone*, so that days are its days.

    *closes* is the first instant that is late; for *grace_days* more days the form still takes
    answers, and marks them late. A round without *announced* is a draft, whatever its dates.
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

    @property
    def reference(self) -> Reference:
        """The round's reference, such as round:north-2025."""
        return Reference(Kind.ROUND, self.id)

    @property
    def grace_ends(self) -> datetime:
        """The end of the days of grace, at the same time of day as the close."""
        return self.closes + timedelta(days=self.grace_days)

    def state_at(self, instant: datetime) -> RoundState:
        """Give the state at *instant*."""
        if self.announced is None:
            return RoundState.DRAFT
        for begins, state in (
            (self.compiled, RoundState.COMPILED),
            (self.grace_ends, RoundState.CLOSED),
            (self.closes, RoundState.GRACE),
            (self.opens, RoundState.OPEN),
            (self.announced, RoundState.ANNOUNCED),
        ):
            if begins is not None and _reached(begins, instant):
                return state
        return RoundState.DRAFT

    def takes_answers_at(self, instant: datetime) -> bool:
        """Say whether the form takes answers at *instant*: while open and in the days of grace."""
        return self.state_at(instant) in {RoundState.OPEN, RoundState.GRACE}

    def is_late(self, instant: datetime) -> bool:
        """Say whether what comes in at *instant* comes after the close; it is kept all the same."""
        return _reached(self.closes, instant)

    def day_of(self, instant: datetime) -> date:
        """Give the day that *instant* falls on where the round is held."""
        return instant.astimezone(self.closes.tzinfo).date()

    def days_left(self, instant: datetime) -> int:
        """Give the whole days from *instant* to the close, 0 once it has closed."""
        return max((self.closes.astimezone(UTC) - instant.astimezone(UTC)).days, 0)


def _reached(begins: datetime, instant: datetime) -> bool:
    """Compare as instants: two times of one zone are compared by their clocks otherwise."""
    return begins.astimezone(UTC) <= instant.astimezone(UTC)
