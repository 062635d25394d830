"""Blocs: unions and councils of states, with who belonged to them when."""

from dataclasses import dataclass
from datetime import date

from folkmoot.foundation.dates import LooseDate


@dataclass(frozen=True, slots=True)
class Membership:
    """One jurisdiction's time in a bloc; *end* is None while it lasts."""

    jurisdiction: str
    start: LooseDate
    end: LooseDate | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether it surely belonged on *day*."""
        begun = self.start.latest is not None and day >= self.start.latest
        ended = self.end is not None and (self.end.earliest is None or day > self.end.earliest)
        return begun and not ended


@dataclass(frozen=True, slots=True)
class Bloc:
    """A bloc by name, and the source that says who is in it."""

    id: str
    name: str
    source: str
    memberships: tuple[Membership, ...]

    def members(self, on: date) -> tuple[str, ...]:
        """Give the jurisdictions that belong to it *on* a day."""
        return tuple(one.jurisdiction for one in self.memberships if one.holds_on(on))
