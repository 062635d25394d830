"""Days and times where a body lives: when its days begin and end, also when its clocks jump."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones


def zone_named(name: str) -> ZoneInfo | None:
    """Give the time zone of that name, or None where there is none."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """Give the names of all zones of places, and UTC."""
    named = (name for name in available_timezones() if "/" in name)
    return ("UTC", *sorted(name for name in named if not name.startswith(("Etc/", "SystemV/"))))


def day_begins(day: date, zone: ZoneInfo) -> datetime:
    """Give the first instant of *day*: one o'clock where midnight is jumped over.

    >>> day_begins(date(2026, 4, 24), ZoneInfo("Africa/Cairo")).isoformat()
    '2026-04-24T01:00:00+03:00'
    """
    return _settled(datetime.combine(day, time(), zone))


def day_ends(day: date, zone: ZoneInfo) -> datetime:
    """Give the first instant after *day*."""
    return day_begins(day + timedelta(days=1), zone)


def last_day_before(instant: datetime, zone: ZoneInfo) -> date:
    """Give the day that is going on just before *instant*."""
    return (instant.astimezone(UTC) - timedelta(microseconds=1)).astimezone(zone).date()


def exists(wall: datetime, zone: ZoneInfo) -> bool:
    """Say whether clocks in *zone* show *wall* at all; an hour is jumped over in spring.

    >>> exists(datetime(2026, 3, 29, 2, 30), ZoneInfo("Europe/Oslo"))
    False
    """
    return _settled(wall.replace(tzinfo=zone)).replace(tzinfo=None, fold=0) == wall


def opening_at(wall: datetime, zone: ZoneInfo) -> datetime:
    """Give the instant when clocks first show *wall*."""
    return _settled(wall.replace(tzinfo=zone, fold=0))


def closing_at(wall: datetime, zone: ZoneInfo) -> datetime:
    """Give the instant when clocks last show *wall*, so that nobody loses an hour."""
    return _settled(wall.replace(tzinfo=zone, fold=1 if exists(wall, zone) else 0))


def _settled(local: datetime) -> datetime:
    """Give the same instant as clocks show it."""
    return local.astimezone(UTC).astimezone(local.tzinfo)
