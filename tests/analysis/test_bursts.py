"""Bursts: told by days alone, and only where other responses do not explain them."""

from datetime import date, timedelta

import numpy as np

from folkmoot.analysis.bursts import FALSE_SHARE, bursts
from folkmoot.analysis.disclosure import LEAST_COUNT

FIRST = date(2025, 11, 1)


def days(*counts):
    return {FIRST + timedelta(days=n): count for n, count in enumerate(counts) if count}


def test_a_day_with_most_of_the_copies_is_a_burst_and_says_what_is_usual():
    (found,) = bursts(days(2, 3, 60, 2, 1), days(20, 20, 20, 20, 20))
    assert found.on == FIRST + timedelta(days=2)
    assert found.copies == 60
    assert 13 < found.usual < 14.5
    assert found.probability < 1e-20


def test_copies_that_come_in_as_everything_else_does_are_no_burst():
    assert bursts(days(5, 10, 40, 10, 5), days(50, 100, 400, 100, 50)) == ()


def test_a_rush_on_the_last_day_that_all_took_part_in_is_no_burst():
    assert bursts(days(0, 0, 0, 0, 50), days(2, 3, 2, 4, 300)) == ()


def test_fewer_than_ten_on_a_day_are_no_burst():
    assert bursts(days(0, 0, LEAST_COUNT - 1), days(30, 30, 1)) == ()


def test_a_letter_alone_in_its_round_has_no_usual_day():
    assert bursts(days(40), {}) == ()


def test_no_copies_and_no_responses_are_no_burst():
    assert bursts({}, days(3, 4)) == bursts({}, {}) == ()


def test_chance_alone_hardly_ever_makes_a_burst():
    dice = np.random.default_rng(7)
    shares = np.full(30, 1 / 30)
    called = sum(
        bool(bursts(days(*dice.multinomial(90, shares)), days(*dice.multinomial(900, shares))))
        for _ in range(200)
    )
    assert called <= 200 * FALSE_SHARE


def test_two_bursts_come_in_the_order_of_their_days():
    found = bursts(days(50, 0, 0, 0, 70), days(10, 40, 40, 40, 10))
    assert [one.copies for one in found] == [50, 70]
