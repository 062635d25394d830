"""An amendment is drafted by editing a text: its spans are the words that differ."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.decision.amendments import Span, amended, text_tokens
from folkmoot.decision.drafting import drafted
from folkmoot.foundation.errors import InputError
from tests.decision.texts import CLAUSE, TEXT, texts


def spans(text: str, wanted: str) -> tuple[Span, ...]:
    return drafted("a", CLAUSE, text, wanted=wanted).spans


def test_words_that_were_edited_are_the_spans_and_all_else_is_left_alone() -> None:
    wanted = TEXT.replace("Organising", "Running").replace("exploit anybody", "exploit people")
    assert spans(TEXT, wanted) == (Span(0, 1, "Running"), Span(21, 23, " people"))


def test_a_new_text_is_one_span_in_nothing() -> None:
    assert spans("", "Sex workers take part.\r\n") == (Span(0, 0, "Sex workers take part."),)


def test_a_word_with_an_apostrophe_is_changed_as_a_whole() -> None:
    assert spans("the state’s duty", "the states’ duty") == (Span(1, 3, " states’"),)


def test_two_edits_with_one_token_between_them_are_one() -> None:
    found = spans(
        "may be done, and may be undone, by all", "must not done, and may be undone, by all"
    )
    assert [span.text for span in found] == ["must not"]
    assert spans("(reconciliation)", "[reconciliation]") == (Span(0, 3, "[reconciliation]"),)


@pytest.mark.parametrize("wanted", [TEXT, TEXT + "\r\n\r\n", TEXT + "   "])
def test_a_text_that_says_the_same_is_no_amendment(wanted: str) -> None:
    with pytest.raises(InputError, match="Nothing was changed"):
        drafted("a", CLAUSE, TEXT, wanted=wanted)


@settings(deadline=None, max_examples=300)
@given(texts() | st.text(), texts() | st.text())
def test_what_was_drafted_gives_just_the_text_that_was_wanted(text: str, wanted: str) -> None:
    clean = "".join(text_tokens(wanted))
    if clean != "".join(text_tokens(text)):
        made = drafted("a", CLAUSE, text, wanted=wanted)
        assert amended(text, made) == clean
        ends = [span.end for span in made.spans[:-1]]
        assert all(span.start > end + 1 for end, span in zip(ends, made.spans[1:], strict=True))
