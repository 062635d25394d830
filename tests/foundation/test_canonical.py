"""The same content has the same bytes, however it was written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.foundation.canonical import (
    canonical_json,
    canonical_text,
    content_hash,
    json_hash,
)

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(st.text())
def test_canonical_text_is_settled_after_one_pass(text: str) -> None:
    assert canonical_text(canonical_text(text)) == canonical_text(text)


def test_the_form_of_letters_and_line_ends_does_not_change_the_hash() -> None:
    composed, decomposed = "égalité\nfin", unicodedata.normalize("NFD", "égalité\r\nfin")
    assert content_hash(composed) == content_hash(decomposed)


def test_one_changed_letter_changes_the_hash() -> None:
    assert content_hash("States shall") != content_hash("States shalt")


@given(st.dictionaries(st.text(), values))
def test_the_order_of_keys_does_not_change_the_hash(value: dict[str, object]) -> None:
    backwards = dict(reversed(list(value.items())))
    assert json_hash(value) == json_hash(backwards)  # type: ignore[arg-type]  # values are Json


def test_floats_are_refused_wherever_they_hide() -> None:
    with pytest.raises(TypeError, match="no floats"):
        canonical_json({"votes": [1, {"share": 0.5}]})  # type: ignore[dict-item]  # on purpose
