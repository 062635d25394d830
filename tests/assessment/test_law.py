"""Law in time: which answers hold on a day, also where their dates are not exact."""

from datetime import date

import pytest

from folkmoot.assessment.law import imagine, stand
from folkmoot.foundation.errors import InputError
from tests.assessment.laws import CODEBOOK, NEW_YEAR, RECORDED, a_law, an_answer


def test_an_answer_holds_from_its_first_to_its_last_day() -> None:
    answer = an_answer("S1", "none", start="2003-06-28", end="2005-03-31")
    days = (date(2003, 6, 27), date(2003, 6, 28), date(2005, 3, 31), date(2005, 4, 1))
    assert [answer.holds_on(day) for day in days] == [False, True, True, False]


def test_within_a_month_that_is_all_we_know_the_answer_is_open() -> None:
    answer = an_answer("S1", "none", start="2003-06")
    assert answer.holds_on(date(2003, 6, 15)) is None
    assert answer.holds_on(date(2003, 6, 30)) is True


def test_an_answer_whose_beginning_is_unknown_counts_from_the_day_it_was_recorded() -> None:
    answer = an_answer("S1", "none", start="unknown")
    assert answer.holds_on(date(1900, 1, 1)) is None
    assert answer.holds_on(RECORDED) is True


def test_what_hangs_on_an_answer_is_not_applicable_where_that_answer_rules_it_out() -> None:
    standing = stand(a_law(an_answer("S1", "none")), CODEBOOK, on=NEW_YEAR)
    assert standing.value("S2") == "not_applicable"


def test_what_hangs_on_an_unknown_answer_is_unknown_even_where_it_is_coded() -> None:
    standing = stand(a_law(an_answer("S2", "zone")), CODEBOOK, on=NEW_YEAR)
    assert standing.value("S2") == "unknown"


def test_a_day_before_anything_is_coded_is_refused_in_a_sentence() -> None:
    with pytest.raises(InputError, match="coded from 2000-01-01 on"):
        stand(a_law(an_answer("S1", "none")), CODEBOOK, on=date(1999, 12, 31))


def test_an_imagined_answer_replaces_the_real_one_and_what_hangs_on_it() -> None:
    standing = stand(a_law(an_answer("S1", "none")), CODEBOOK, on=NEW_YEAR)
    imagined = imagine(standing, CODEBOOK, {"S1": "criminal"})
    assert (imagined.value("S1"), imagined.value("S2")) == ("criminal", "unknown")
    assert "S1" not in imagined.answers
    assert standing.value("S1") == "none"


@pytest.mark.parametrize(
    ("changes", "says"),
    [({"Z9": "none"}, "'Z9' is not a question"), ({"S1": "maybe"}, "'maybe' is not an answer")],
)
def test_imagining_what_the_codebook_does_not_know_is_refused(
    changes: dict[str, str], says: str
) -> None:
    standing = stand(a_law(an_answer("S1", "none")), CODEBOOK, on=NEW_YEAR)
    with pytest.raises(InputError, match=says):
        imagine(standing, CODEBOOK, changes)
