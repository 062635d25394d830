"""Dates keep the precision of their source."""

from datetime import date

import pytest

from folkmoot.foundation.dates import LooseDate, exact
from folkmoot.foundation.errors import InputError


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2003-06-28", date(2003, 6, 28), date(2003, 6, 28)),
        ("2004-02", date(2004, 2, 1), date(2004, 2, 29)),
        ("1999", date(1999, 1, 1), date(1999, 12, 31)),
        ("1999~", date(1999, 1, 1), date(1999, 12, 31)),
    ],
)
def test_a_date_means_every_day_that_its_source_allows(text: str, first: date, last: date) -> None:
    loose = LooseDate.parse(text)
    assert (loose.earliest, loose.latest) == (first, last)
    assert str(loose) == text


def test_an_unknown_date_stays_unknown() -> None:
    assert not LooseDate.parse("unknown").is_known


def test_an_exact_day_is_known_to_the_day() -> None:
    assert exact(date(2016, 4, 13)) == LooseDate.parse("2016-04-13")


@pytest.mark.parametrize("text", ["", "soon", "2003-13-01", "28.6.2003", "99999-01-01"])
def test_what_is_no_date_is_told_with_what_to_write(text: str) -> None:
    with pytest.raises(InputError, match="Write 2003-06-28"):
        LooseDate.parse(text)
