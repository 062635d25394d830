"""Amendments apply exactly or not at all, and say how they collide."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.decision.amendments import amend, amended, text_tokens
from folkmoot.foundation.canonical import canonical_text
from folkmoot.foundation.errors import InputError
from tests.decision.texts import CLAUSE, TEXT, to_clause


def test_an_amendment_puts_exactly_the_words_it_says() -> None:
    change = to_clause(("exploit", "exploit, coerce or deceive"), ("Organising", "Running"))
    assert amended(TEXT, change) == (
        "Running sex work is not criminal where it does not exploit, coerce or deceive anybody."
    )


def test_an_amendment_is_refused_on_any_other_text() -> None:
    with pytest.raises(InputError, match="made for another text"):
        amended(TEXT.replace("work", "works"), to_clause(("exploit", "coerce")))


@pytest.mark.parametrize("find", ["not", "punished", "organising"])
def test_words_that_are_missing_or_ambiguous_are_refused(find: str) -> None:
    with pytest.raises(InputError, match="exactly once"):
        to_clause((find, "x"))


def test_changes_that_reach_into_one_another_are_refused() -> None:
    with pytest.raises(InputError, match="reach into one another"):
        to_clause(("not criminal where", "x"), ("where it", "y"))


def test_blanks_left_at_the_end_of_a_line_are_refused() -> None:
    with pytest.raises(InputError, match="blank at the end of a line"):
        to_clause(("anybody.", ""))


def test_a_new_clause_begins_as_an_amendment_of_nothing() -> None:
    added = amend("new", CLAUSE, "", changes=[("", "Sex workers take part.")])
    assert amended("", added) == "Sex workers take part."
    with pytest.raises(InputError, match="which words to find"):
        to_clause(("", "x"))


@settings(deadline=None)
@given(st.text())
def test_tokens_joined_again_are_the_text(text: str) -> None:
    assert "".join(text_tokens(text)) == canonical_text(text).strip("\n")
