"""A mark on a passage is found again in a later version, or said to be lost."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from folkmoot.foundation.errors import InputError
from folkmoot.policy.anchors import Standing, anchor, settle
from folkmoot.policy.clauses import Clause, Section, Version

TEXT = "No state makes it an offence to buy sexual services from a consenting adult."


def a_version(**texts: str) -> Version:
    clauses = tuple(
        Clause(key.removeprefix("c").replace("_", "."), "Title", text)
        for key, text in texts.items()
    )
    return Version("p", "1", "Policy", (Section("2", "Two"),), clauses)


def a_mark(words: str):
    start = TEXT.index(words)
    return anchor("2.2", TEXT, start, start + len(words))


def test_a_mark_in_an_unchanged_clause_is_kept():
    settled = settle(a_mark("consenting adult"), a_version(c2_2=TEXT))
    assert settled.standing is Standing.KEPT
    assert TEXT[settled.start : settled.end] == "consenting adult"


def test_a_mark_is_kept_when_something_else_in_its_clause_changes():
    changed = "No state makes it an offence to buy sexual services from anybody."
    settled = settle(a_mark("sexual services"), a_version(c2_2=changed))
    assert settled.standing is Standing.KEPT
    assert changed[settled.start : settled.end] == "sexual services"


def test_a_mark_whose_words_went_to_another_clause_has_moved_there():
    settled = settle(a_mark("consenting adult"), a_version(c2_2="Other.", c2_5=f"First. {TEXT}"))
    assert (settled.standing, settled.clause) == (Standing.MOVED, "2.5")


def test_a_mark_whose_words_are_gone_is_orphaned():
    assert settle(a_mark("consenting adult"), a_version(c2_2="Other.")).standing is (
        Standing.ORPHANED
    )


def test_where_two_places_fit_equally_well_nothing_is_guessed():
    mark = anchor("2.2", "the adult", 4, 9)
    assert settle(mark, a_version(c2_2="an adult. an adult. ")).standing is Standing.ORPHANED


def test_the_surroundings_decide_between_equal_words():
    text = "An adult may sell. An adult may buy."
    second = anchor("2.2", text, 19, 27)
    settled = settle(second, a_version(c2_2=f"New. {text}"))
    assert settled.start == 24


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 4), (0, 10_000), (5, 2)])
def test_a_passage_that_is_none_is_refused(start, end):
    with pytest.raises(InputError, match="Mark at least one character"):
        anchor("2.2", TEXT, start, end)


@settings(deadline=None)
@given(st.text("ab c", min_size=1, max_size=60), st.data())
def test_every_mark_is_kept_in_its_own_text_unless_its_words_repeat(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    settled = settle(anchor("2.2", text, start, end), a_version(c2_2=text))
    assume(settled.standing is not Standing.ORPHANED)
    assert text[settled.start : settled.end] == text[start:end]
    assert settled.standing is Standing.KEPT
