"""Amendments to one text collide in five ways, found two by two and by a sweep over many."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.decision.amendments import Amendment, amend
from folkmoot.decision.collisions import Clash, Collision, collision, collision_map
from folkmoot.foundation.references import Reference
from tests.decision.texts import CLAUSE, TEXT, amendments, texts, to_clause

ELSEWHERE = Reference.parse("policy:sex-work-rights@1#2.4")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("criminal", "punished"), ("criminal", "punished"), Collision.IDENTICAL),
        (("criminal", "punished"), ("criminal", "fined"), Collision.OVERLAPPING),
        (("is not criminal", "is legal"), ("criminal where", "fine if"), Collision.OVERLAPPING),
        (("is not criminal", ""), ("criminal", "punished"), Collision.DELETE_AGAINST_EDIT),
        (("is not", ""), ("not criminal", ""), Collision.OVERLAPPING),
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
    elsewhere = amend("b", ELSEWHERE, TEXT, changes=[("criminal", "fined")])
    assert collision(to_clause(("criminal", "punished")), elsewhere) is Collision.NONE
    assert collision_map([to_clause(("criminal", "punished")), elsewhere]).clashes == ()


def test_amendments_that_say_the_same_are_one_group_and_told_of_once() -> None:
    same = [to_clause(("criminal", "punished"), name=name) for name in "abc"]
    other = to_clause(("is not criminal", ""), name="d")
    found = collision_map([*same, other])
    assert found.identical == (("a", "b", "c"),)
    assert found.clashes == (Clash("a", "d", Collision.DELETE_AGAINST_EDIT),)
    assert found.of("b") == {
        "a": Collision.IDENTICAL,
        "c": Collision.IDENTICAL,
        "d": Collision.DELETE_AGAINST_EDIT,
    }


def test_one_that_guts_the_text_collides_with_all_others_and_they_not_with_each_other() -> None:
    gutting = to_clause((TEXT, ""), name="all")
    few = [to_clause((word, "x"), name=word) for word in ("Organising", "criminal", "anybody")]
    found = collision_map([*few, gutting])
    assert {clash.other for clash in found.clashes} == {"all"}
    assert len(found.clashes) == len(few)


@st.composite
def many(draw: st.DrawFn) -> list[Amendment]:
    text = draw(texts())
    return [draw(amendments(text, f"a{number}")) for number in range(draw(st.integers(0, 8)))]


@settings(deadline=None)
@given(many())
def test_the_sweep_finds_what_comparing_each_with_each_finds(found: list[Amendment]) -> None:
    swept = collision_map(found)
    for one, other in combinations(found, 2):
        expected = collision(one, other)
        assert swept.of(one.id).get(other.id, Collision.NONE) is expected
        assert swept.of(other.id).get(one.id, Collision.NONE) is expected
