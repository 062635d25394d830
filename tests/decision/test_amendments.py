"""Amendments apply exactly or not at all, and say how they collide."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.decision.amendments import (
    Amendment,
    Collision,
    amend,
    amended,
    collision,
    text_tokens,
)
from folkmoot.foundation.canonical import canonical_text
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference

CLAUSE = Reference.parse("policy:sex-work-rights@1#2.3")
TEXT = "Organising sex work is not criminal where it does not exploit anybody."


def to_clause(*changes: tuple[str, str], target: Reference = CLAUSE) -> Amendment:
    return amend("a", target, TEXT, changes=changes)


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


def test_a_new_clause_begins_as_an_amendment_of_nothing() -> None:
    added = amend("new", CLAUSE, "", changes=[("", "Sex workers take part.")])
    assert amended("", added) == "Sex workers take part."
    with pytest.raises(InputError, match="which words to find"):
        to_clause(("", "x"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("criminal", "punished"), ("criminal", "punished"), Collision.IDENTICAL),
        (("criminal", "punished"), ("criminal", "fined"), Collision.OVERLAPPING),
        (("is not criminal", "is legal"), ("criminal where", "fine if"), Collision.OVERLAPPING),
        (("is not criminal", ""), ("criminal", "punished"), Collision.DELETE_AGAINST_EDIT),
        (("criminal", "punished"), ("where", "if"), Collision.ADJACENT),
        (("Organising", "Running"), ("anybody", "people"), Collision.NONE),
    ],
)
def test_two_amendments_collide_in_one_of_five_ways(
    one: tuple[str, str], other: tuple[str, str], expected: Collision
) -> None:
    assert collision(to_clause(one), to_clause(other)) is expected
    assert collision(to_clause(other), to_clause(one)) is expected


def test_two_texts_put_into_the_same_place_collide() -> None:
    one, other = (amend("n", CLAUSE, "", changes=[("", text)]) for text in ("One.", "Other."))
    assert collision(one, other) is Collision.SAME_POINT


def test_amendments_of_different_clauses_do_not_collide() -> None:
    elsewhere = to_clause(("criminal", "fined"), target=CLAUSE.whole.at("2.4"))
    assert collision(to_clause(("criminal", "punished")), elsewhere) is Collision.NONE


@settings(deadline=None)
@given(st.text())
def test_tokens_joined_again_are_the_text(text: str) -> None:
    assert "".join(text_tokens(text)) == canonical_text(text).strip("\n")
