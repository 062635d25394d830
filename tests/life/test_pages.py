"""Numbers on the page of a clause give nobody away."""

import pytest

from folkmoot.web.life.pages import LawRow, Laws, Voices
from tests.life.builders import an_assessment


def some_voices(responses: int, copies: int = 0) -> Voices:
    return Voices(responses, copies, 1, (), (), ())


@pytest.mark.parametrize(
    ("responses", "few"), [(0, False), (1, True), (9, True), (10, False), (191, False)]
)
def test_fewer_than_ten_responses_are_not_numbered(responses: int, few: bool) -> None:
    assert some_voices(responses).are_few is few


@pytest.mark.parametrize(
    ("responses", "copies", "shown"), [(191, 46, True), (50, 9, False), (50, 41, False)]
)
def test_copies_are_told_only_where_neither_they_nor_the_others_are_few(
    responses: int, copies: int, shown: bool
) -> None:
    assert some_voices(responses, copies).shows_copies is shown


def test_the_strip_of_laws_is_as_long_as_there_are_laws() -> None:
    rows = [
        LawRow(an_assessment(), "Somewhere", finding, "", "") for finding in ("met", "breached")
    ]
    laws = Laws(None, (*rows, rows[1]))
    drawn = [(finding, number, start) for finding, number, start in laws.counts if number]
    assert drawn == [("met", 1, 0), ("breached", 2, 1)]
