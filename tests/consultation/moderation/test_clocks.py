"""Days: of disclosures, and of words that are destroyed."""

from datetime import date, timedelta

import pytest

from folkmoot.consultation.responses import Consents
from folkmoot.consultation.retention import RESULT_DAYS, Clock, days_asked, goes
from folkmoot.consultation.safeguarding import DAYS, Concern, Disclosure, Outcome
from folkmoot.foundation.errors import InputError

DAY = date(2026, 2, 1)


def test_words_are_destroyed_ninety_days_after_the_result() -> None:
    clock = Clock(date(2026, 1, 31), result=DAY)
    assert clock.destroys_on == date(2026, 5, 2)
    assert not clock.is_due_on(date(2026, 5, 1))
    assert clock.is_due_on(date(2026, 5, 2))


def test_a_round_that_nobody_compiled_keeps_no_words_for_ever() -> None:
    assert Clock(DAY).runs_from == DAY + timedelta(days=RESULT_DAYS)
    late = Clock(DAY, result=DAY + timedelta(days=2000))
    assert late.runs_from == DAY + timedelta(days=RESULT_DAYS)


def test_only_with_consent_to_archive_are_original_words_kept() -> None:
    assert goes(Consents(quote=True, attribute=True))
    assert not goes(Consents(archive=True))


def test_a_round_lengthens_nothing_once_it_was_announced() -> None:
    assert days_asked(30, before=90, announced=True) == 30
    assert days_asked(120, before=90, announced=False) == 120
    with pytest.raises(InputError, match="were told 90 days"):
        days_asked(91, before=90, announced=True)
    for odd in (0, 6, 731):
        with pytest.raises(InputError, match="7 to 730 days"):
            days_asked(odd, before=90, announced=False)


def test_a_disclosure_has_its_days_and_is_overdue_after_them() -> None:
    flagged = Disclosure("north-1", Concern.CHILD, DAY)
    last = DAY + timedelta(days=DAYS)
    assert (flagged.due, flagged.days_left_on(DAY)) == (last, DAYS)
    assert not flagged.is_overdue_on(last)
    assert flagged.is_overdue_on(last + timedelta(days=1))
    settled = Disclosure("north-1", Concern.CHILD, DAY, last, Outcome.REPORTED)
    assert not settled.is_open
    assert not settled.is_overdue_on(last + timedelta(days=9))
