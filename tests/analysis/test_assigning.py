"""Responses assigned to signed-off themes: proposals that hold places, or an abstention."""

from itertools import chain

import pytest

from folkmoot.analysis.assigning import Worded, assign, document
from folkmoot.foundation.canonical import canonical_json
from folkmoot.foundation.errors import InputError
from tests.analysis.texts import WORDS, a_text, about

THEMES = (
    Worded("rent", ("Housing, rent and eviction",)),
    Worded("raids", ("Policing, raids and arrests",)),
    Worded("health", ("Clinics, nurses and testing",)),
)


def texts():
    return [*chain.from_iterable(about(subject) for subject in WORDS), a_text("empty", "")]


def test_whoever_speaks_to_a_theme_is_proposed_and_all_others_are_listed_as_without():
    found = assign(texts(), THEMES)
    proposed = {one.response for one in found.proposals}
    assert {(one.response[:3], one.theme) for one in found.proposals} == {
        ("hou", "rent"),
        ("pol", "raids"),
        ("cli", "health"),
    }
    assert set(found.without_theme) == {text.id for text in texts()} - proposed
    assert "empty" in found.without_theme


def test_the_document_is_the_same_whatever_the_order_and_holds_no_words():
    there = canonical_json(document(assign(texts(), THEMES)))
    assert canonical_json(document(assign(texts()[::-1], THEMES[::-1]))) == there
    assert b"eviction" not in there


def test_without_themes_nobody_has_one_and_without_texts_nobody_is_missed():
    assert len(assign(texts(), ()).without_theme) == len(texts())
    assert assign((), THEMES).without_theme == ()


def test_a_theme_without_words_is_refused():
    with pytest.raises(InputError, match="has no words"):
        assign(texts(), [Worded("odd", ("…", ""))])
