"""Responses assigned to signed-off themes: proposals that hold places, or an abstention."""

from itertools import chain

import pytest

from folkmoot.analysis.assigning import Worded, assign, document
from folkmoot.analysis.corpus import Text
from folkmoot.foundation.canonical import canonical_json
from folkmoot.foundation.errors import InputError
from tests.analysis.texts import WORDS, a_text, about
from tests.browser.sheet_of_voices import BUYERS, CLINIC, COMPANY, COPIES, ODD, POLICE

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


def test_what_has_nothing_to_do_with_any_theme_is_hardly_ever_proposed():
    themes = [
        Worded("a", ("Safe at work", COMPANY[0], POLICE[4])),
        Worded("b", ("Fewer buyers", BUYERS[7])),
        Worded("c", ("Traffickers hide", BUYERS[0])),
    ]
    said = [*COMPANY, *POLICE, *CLINIC, *BUYERS, *COPIES, *ODD]
    texts = [Text(str(number), words, "en") for number, words in enumerate(said)]
    found = assign(texts, themes)
    of = {text.id: text.text for text in texts}
    proposed = {of[one.response] for one in found.proposals}
    assert proposed.isdisjoint(ODD)
    assert len(proposed & {*COPIES}) <= 1  # "report", in another sense than the theme's
    assert sum(words in CLINIC for words in proposed) <= 2
    assert any(of[one.response] in COMPANY[1:] for one in found.proposals if one.theme == "a")
