"""Rounds: their state at any instant, in the zone where they are held."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.rounds import Round, RoundState

OSLO = ZoneInfo("Europe/Oslo")


@pytest.fixture
def north(trial: Consultation) -> Round:
    return trial.round("north-2025")


@pytest.mark.parametrize(
    ("instant", "state"),
    [
        ("2025-09-07T23:59:59+02:00", RoundState.DRAFT),
        ("2025-09-08T00:00:00+02:00", RoundState.ANNOUNCED),
        ("2025-09-15T08:59:59+02:00", RoundState.ANNOUNCED),
        ("2025-09-15T07:00:00+00:00", RoundState.OPEN),
        ("2025-11-14T23:59:59+01:00", RoundState.OPEN),
        ("2025-11-14T23:00:00+00:00", RoundState.GRACE),
        ("2025-11-21T23:59:59+01:00", RoundState.GRACE),
        ("2025-11-22T00:00:00+01:00", RoundState.CLOSED),
    ],
)
def test_a_round_goes_through_its_states(north: Round, instant: str, state: RoundState) -> None:
    assert north.state_at(datetime.fromisoformat(instant)) is state


def test_a_round_that_is_not_announced_stays_a_draft(north: Round) -> None:
    hidden = replace(north, announced=None)
    assert hidden.state_at(datetime(2025, 10, 1, tzinfo=UTC)) is RoundState.DRAFT


def test_a_compiled_round_stays_compiled(north: Round) -> None:
    done = replace(north, compiled=datetime(2025, 11, 30, tzinfo=UTC))
    assert done.state_at(datetime(2025, 12, 1, tzinfo=UTC)) is RoundState.COMPILED


def test_what_comes_at_the_close_is_late_and_a_second_before_it_is_not(north: Round) -> None:
    assert north.is_late(datetime(2025, 11, 14, 23, 0, tzinfo=UTC))
    assert not north.is_late(datetime(2025, 11, 14, 22, 59, 59, tzinfo=UTC))


def test_the_form_takes_answers_in_the_days_of_grace_and_not_after(north: Round) -> None:
    assert north.takes_answers_at(datetime(2025, 11, 20, tzinfo=UTC))
    assert not north.takes_answers_at(datetime(2025, 11, 22, tzinfo=UTC))
    assert not north.takes_answers_at(datetime(2025, 9, 10, tzinfo=UTC))


def test_days_of_grace_keep_the_time_of_day_when_the_clocks_change(north: Round) -> None:
    spring = replace(north, closes=datetime(2026, 3, 27, 17, tzinfo=OSLO), grace_days=4)
    assert spring.grace_ends.isoformat() == "2026-03-31T17:00:00+02:00"
    assert spring.state_at(datetime(2026, 3, 31, 14, 59, tzinfo=UTC)) is RoundState.GRACE
    assert spring.state_at(datetime(2026, 3, 31, 15, 0, tzinfo=UTC)) is RoundState.CLOSED


def test_a_close_in_the_hour_that_comes_twice_is_the_first_of_the_two(north: Round) -> None:
    autumn = replace(north, closes=datetime(2025, 10, 26, 2, 30, tzinfo=OSLO), grace_days=0)
    assert not autumn.is_late(datetime(2025, 10, 26, 0, 29, tzinfo=UTC))
    assert autumn.is_late(datetime(2025, 10, 26, 0, 30, tzinfo=UTC))


def test_days_are_those_of_the_place(trial: Consultation, north: Round) -> None:
    evening = datetime(2025, 11, 3, 22, 30, tzinfo=UTC)
    assert north.day_of(evening) == date(2025, 11, 3)
    assert trial.round("cedar-2025").day_of(evening) == date(2025, 11, 4)


def test_days_left_are_those_of_the_place_and_none_after_the_close(north: Round) -> None:
    assert north.days_left(datetime(2025, 11, 10, 22, 59, tzinfo=UTC)) == 4
    assert north.days_left(datetime(2025, 11, 10, 23, tzinfo=UTC)) == 3
    assert north.days_left(datetime(2026, 1, 1, tzinfo=UTC)) == 0
