"""Conditions: how they are read, what they refuse, and which answers they name as reasons."""

import pytest

from folkmoot.assessment.expressions import Verdict
from folkmoot.assessment.parsing import parse
from folkmoot.foundation.errors import InputError


def test_an_unknown_answer_leaves_a_condition_unknown_and_is_named() -> None:
    verdict = parse("S1 == none and T1 == offence").read({"S1": "none"})
    assert verdict == Verdict(None, ("T1",))


def test_what_is_settled_without_the_unknown_answer_is_settled() -> None:
    assert parse("S1 == none and T1 == offence").read({"S1": "criminal"}).truth is False
    assert parse("S1 == none or T1 == offence").read({"S1": "none"}).truth is True


def test_every_answer_that_alone_would_decide_is_a_reason() -> None:
    verdict = parse("T1 == offence or T2 == offence or T3 == offence").read(
        {"T1": "offence", "T2": "lawful", "T3": "offence"}
    )
    assert verdict == Verdict(True, ("T1", "T3"))


def test_contested_law_is_as_open_as_unknown_law() -> None:
    assert parse("X2 == yes").read({"X2": "contested"}).truth is None


@pytest.mark.parametrize("text", ["S2 == none", "S2 != none", "S2 in (none, zone)"])
def test_a_question_that_does_not_apply_satisfies_no_comparison(text: str) -> None:
    assert parse(text).read({"S2": "not_applicable"}).truth is False


def test_whether_a_question_applies_can_be_asked_itself() -> None:
    assert parse("S2 == not_applicable").read({"S2": "not_applicable"}).truth is True


def test_and_binds_closer_than_or_and_brackets_closer_still() -> None:
    values = {"A": "yes", "B": "no", "C": "no"}
    assert parse("A == yes or B == yes and C == yes").read(values).truth is True
    assert parse("(A == yes or B == yes) and C == yes").read(values).truth is False


def test_not_in_lists_what_an_answer_is_not() -> None:
    assert parse("S4 not in (none, zone)").read({"S4": "criminal"}).truth is True


def test_a_predicate_stands_for_its_condition() -> None:
    punished = parse("S1 != none")
    assert parse("not punished", {"punished": punished}).read({"S1": "none"}).truth is True


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        ("S1 = none", 4, "'=' has no meaning here"),
        ("S1 == ", 6, "an answer should stand, not 'the end'"),
        ("S1 == none none", 12, "'none' comes too late"),
        ("(S1 == none", 12, "')' should stand"),
        ("punished", 1, "'punished' is no predicate"),
        ("S1 in none", 7, "'(' should stand"),
        ("or S1 == none", 1, "a question, a predicate"),
        ("S1 == none; drop", 11, "';' has no meaning"),
        ("", 1, "not 'the end'"),
    ],
)
def test_a_condition_that_cannot_be_read_names_the_column(
    text: str, column: int, says: str
) -> None:
    with pytest.raises(InputError, match=f"Column {column}: ") as refused:
        parse(text)
    assert says in str(refused.value)


def test_endless_nesting_is_refused_not_followed() -> None:
    with pytest.raises(InputError, match="nested more than 40 deep"):
        parse("(" * 5000 + "true" + ")" * 5000)
