"""What is left out is marked, merged, and bound to the very words; the original stays."""

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.consultation.redaction import (
    LEFT_OUT,
    REASON_WORDS,
    Reason,
    Redaction,
    Span,
    as_json,
    mark_of,
    merged,
    read_spans,
    redact,
    redacted,
    words_by_part,
)
from folkmoot.consultation.responses import Answer, Channel, Response
from folkmoot.foundation.errors import InputError

SECRET = b"of the tests"
TEXT = "Ask Mina Example in Oakford about the 4 May."
RESPONSE = Response(
    "north-1",
    "north-2025",
    Channel.FORM,
    date(2025, 11, 4),
    organisation="The Oakford Rooms",
    language="en",
    answers=(Answer("q1", TEXT), Answer("q4", "Mina drives me home.", clause="2.1")),
)


def a_redaction(*spans: Span) -> Redaction:
    return Redaction(mark_of(words_by_part(RESPONSE), secret=SECRET), spans)


def test_what_is_left_out_is_marked_with_its_reason_and_nothing_else_changes() -> None:
    spans = (Span("q1", 4, 16, Reason.PERSON), Span("q4.2.1", 0, 4, Reason.PERSON))
    read = redacted(RESPONSE, a_redaction(*spans), secret=SECRET)
    assert read.answers[0].text == "Ask [left out: name of a person] in Oakford about the 4 May."
    assert read.answers[1].text == "[left out: name of a person] drives me home."
    assert RESPONSE.answers[0].text == TEXT
    assert replace(read, answers=RESPONSE.answers) == RESPONSE


def test_an_organisation_can_be_left_out_too() -> None:
    read = redacted(RESPONSE, a_redaction(Span("organisation", 4, 11, Reason.PLACE)), secret=SECRET)
    assert read.organisation == "The [left out: place] Rooms"


def test_a_redaction_does_not_survive_on_other_words() -> None:
    changed = replace(RESPONSE, answers=(Answer("q1", TEXT + " Or not."), RESPONSE.answers[1]))
    with pytest.raises(InputError, match="not those that were redacted"):
        redacted(changed, a_redaction(Span("q1", 4, 16, Reason.PERSON)), secret=SECRET)


def test_a_stretch_beyond_the_words_is_refused() -> None:
    for odd in (Span("q1", 40, 400, Reason.DAY), Span("q9", 0, 1, Reason.DAY)):
        with pytest.raises(InputError, match="Read the response again"):
            redacted(RESPONSE, a_redaction(odd), secret=SECRET)


def test_the_mark_tells_nothing_without_the_secret() -> None:
    words = {"q1": "yes"}
    assert mark_of(words, secret=b"one") != mark_of(words, secret=b"another")


def test_each_reason_and_mark_is_said_in_four_languages() -> None:
    assert set(REASON_WORDS) == set(Reason)
    for wording in (*REASON_WORDS.values(), LEFT_OUT):
        assert [code for code, text in wording.texts if text] == ["en", "fr", "es", "ar"]


spans = st.builds(
    lambda part, start, length, reason: Span(part, start, start + length, reason),
    st.sampled_from(["q1", "q2"]),
    st.integers(0, 40),
    st.integers(1, 12),
    st.sampled_from(Reason),
)


@given(st.lists(spans, max_size=12))
def test_merging_covers_the_same_characters_in_any_order_and_leaves_nothing_touching(
    given_spans: list[Span],
) -> None:
    def covered(held: tuple[Span, ...] | list[Span]) -> set[tuple[str, int]]:
        return {(s.part, at) for s in held for at in range(s.start, s.end)}

    found = merged(given_spans)
    assert covered(found) == covered(given_spans)
    assert [(s.part, s.start, s.end) for s in merged(reversed(given_spans))] == [
        (s.part, s.start, s.end) for s in found
    ]
    for before, after in itertools.pairwise(found):
        assert before.part != after.part or before.end < after.start
    assert read_spans(as_json(found)) == found


@given(st.text(min_size=60, max_size=80), st.lists(spans, min_size=1, max_size=6))
def test_no_character_that_is_left_out_is_read_and_all_others_are(
    text: str, given_spans: list[Span]
) -> None:
    own = [replace(span, part="q1") for span in given_spans]
    hidden = {at for span in own for at in range(span.start, span.end)}
    kept = "".join(c for n, c in enumerate(text) if n not in hidden)
    bare = redact(text, own)
    for reason in Reason:
        bare = bare.replace(redact("x", [Span("q1", 0, 1, reason)]), "")
    assert bare == kept
