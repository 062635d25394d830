"""Rounds in the twelve hardest zones: clocks that jump within them, and days without a midnight."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from folkmoot.consultation import zones
from folkmoot.consultation.rounds import Round, RoundState

HARDEST = [
    ("Africa/Cairo", date(2026, 4, 23)),  # the day after has no midnight
    ("Asia/Beirut", date(2026, 3, 28)),  # likewise
    ("America/Havana", date(2026, 10, 31)),  # the midnight after comes twice
    ("America/Santiago", date(2026, 9, 5)),  # the day after has no midnight
    ("America/Asuncion", date(2024, 10, 5)),  # likewise; the last time before it stayed so
    ("Australia/Lord_Howe", date(2026, 4, 5)),  # half an hour
    ("Pacific/Chatham", date(2026, 4, 5)),  # three quarters of an hour off the others
    ("Pacific/Apia", date(2011, 12, 29)),  # the day after did not take place
    ("Africa/Casablanca", date(2026, 3, 22)),  # jumps with a month of the moon
    ("America/St_Johns", date(2026, 3, 8)),  # half an hour off
    ("Antarctica/Troll", date(2026, 3, 29)),  # two hours
    ("Europe/Lisbon", date(2026, 10, 25)),
]


def a_round(zone: str, last: date, *, days: int = 5, grace: int = 2) -> Round:
    place = ZoneInfo(zone)
    return Round(
        id="north-2026",
        consultation="trial",
        body="north",
        zone=zone,
        opens=zones.day_begins(last - timedelta(days=days), place),
        closes=zones.day_ends(last, place),
        languages=("en",),
        announced=datetime(2000, 1, 1, tzinfo=UTC),
        grace_days=grace,
    )


@pytest.mark.parametrize(("zone", "last"), HARDEST)
def test_the_last_day_is_whole_and_no_day_is_lost_or_won(zone: str, last: date) -> None:
    held = a_round(zone, last)
    just_before = held.closes.astimezone(UTC) - timedelta(seconds=1)
    assert held.last_day == last
    assert held.day_of(just_before) == last
    assert held.state_at(just_before) is RoundState.OPEN
    assert held.state_at(held.closes) is RoundState.GRACE
    assert held.day_of(held.closes) > last


@pytest.mark.parametrize(("zone", "last"), HARDEST)
def test_grace_ends_with_its_own_last_day(zone: str, last: date) -> None:
    held = a_round(zone, last, grace=3)
    if zone != "Pacific/Apia":  # there one of the three is the day that did not take place
        assert held.last_grace_day == last + timedelta(days=3)
    ends = held.grace_ends.astimezone(UTC)
    assert held.takes_answers_at(ends - timedelta(seconds=1))
    assert not held.takes_answers_at(ends)


@pytest.mark.parametrize(("zone", "last"), HARDEST)
def test_a_round_comes_back_from_the_database_as_it_went(zone: str, last: date) -> None:
    """Instants are kept in UTC; a day without a midnight must not move to the next one."""
    held, place = a_round(zone, last), ZoneInfo(zone)
    again = held.closes.astimezone(UTC).astimezone(place)
    assert zones.last_day_before(again, place) == last
    assert again == held.closes
    assert again.isoformat() == held.closes.isoformat()


@pytest.mark.parametrize(("zone", "last"), HARDEST)
def test_each_day_of_a_round_is_counted_once(zone: str, last: date) -> None:
    held = a_round(zone, last)
    begins = held.opens.astimezone(UTC)
    hours = int((held.closes.astimezone(UTC) - begins) / timedelta(hours=1))
    left = [held.days_left(begins + timedelta(hours=hour)) for hour in range(hours)]
    assert left == sorted(left, reverse=True)
    assert set(left) == set(range(6))


def test_a_midnight_that_is_jumped_over_is_one_o_clock() -> None:
    cairo = ZoneInfo("Africa/Cairo")
    assert zones.day_begins(date(2026, 4, 24), cairo).isoformat() == "2026-04-24T01:00:00+03:00"


def test_an_hour_that_is_jumped_over_does_not_exist_and_one_that_comes_twice_does() -> None:
    oslo = ZoneInfo("Europe/Oslo")
    assert not zones.exists(datetime.fromisoformat("2026-03-29T02:30"), oslo)
    assert zones.exists(datetime.fromisoformat("2026-10-25T02:30"), oslo)


def test_a_close_in_the_hour_that_comes_twice_gives_everybody_the_longer_time() -> None:
    oslo, wall = ZoneInfo("Europe/Oslo"), datetime.fromisoformat("2026-10-25T02:30")
    assert zones.closing_at(wall, oslo).isoformat() == "2026-10-25T02:30:00+01:00"
    assert zones.opening_at(wall, oslo).isoformat() == "2026-10-25T02:30:00+02:00"


def test_a_leap_day_is_a_last_day_like_any_other() -> None:
    held = a_round("Pacific/Auckland", date(2028, 2, 29), grace=1)
    assert held.last_day == date(2028, 2, 29)
    assert held.last_grace_day == date(2028, 3, 1)


def test_a_zone_that_does_not_exist_is_none() -> None:
    for name in ("", "Mars/Olympus", "../../etc/passwd", "/etc/localtime", "Europe/Oslo\0"):
        assert zones.zone_named(name) is None
    assert "Europe/Lisbon" in zones.zone_names()
