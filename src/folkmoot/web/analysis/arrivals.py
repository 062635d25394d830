"""On which days the copies of a letter came in, beside all other responses."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from folkmoot.analysis.bursts import Burst, bursts
from folkmoot.analysis.disclosure import LEAST_COUNT

CameIn = tuple[str, date, str]
"""A response's name, its day, and the channel that it came in by."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A day: copies in all and by channel, all other responses, and the burst if it is one."""

    on: date
    copies: int
    others: int
    by_channel: tuple[int, ...]
    burst: Burst | None


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The days of a campaign's copies, in their order; *channels* head `Arrival.by_channel`."""

    channels: tuple[str, ...]
    days: tuple[Arrival, ...]

    @property
    def bursts(self) -> tuple[Arrival, ...]:
        """The days that are bursts."""
        return tuple(day for day in self.days if day.burst)

    @property
    def most(self) -> int:
        """The most copies of a day, for the bars."""
        return max((day.copies for day in self.days), default=1)


def arrivals_of(members: Collection[str], came_in: Iterable[CameIn]) -> Arrivals:
    """Count the copies among *came_in*, which are all responses of their consultation, by day."""
    copies: dict[date, Counter[str]] = defaultdict(Counter)
    others: Counter[date] = Counter()
    for name, on, channel in came_in:
        if name in members:
            copies[on][channel] += 1
        else:
            others[on] += 1
    by_day = {on: counts.total() for on, counts in copies.items()}
    found = {burst.on: burst for burst in bursts(by_day, others)}
    channels = tuple(sorted({channel for counts in copies.values() for channel in counts}))
    days = tuple(
        Arrival(
            on,
            by_day[on],
            others[on],
            tuple(copies[on][channel] for channel in channels),
            found.get(on),
        )
        for on in sorted(copies)
    )
    return Arrivals(channels, days)


def burst_days(letters: Mapping[str, str], came_in: Iterable[CameIn]) -> dict[str, list[date]]:
    """Give the days of bursts of each campaign that has any; *letters* as for released tables."""
    held = list(came_in)
    members: dict[str, set[str]] = defaultdict(set)
    for name, letter in letters.items():
        members[letter].add(name)
    found = {
        letter: [day.on for day in arrivals_of(names, held).bursts]
        for letter, names in sorted(members.items())
        if len(names) >= LEAST_COUNT
    }
    return {letter: days for letter, days in found.items() if days}
