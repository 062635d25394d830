"""Candidate themes: coherent, quoted exactly, counted both ways, the same every time."""

from itertools import chain

import pytest

from folkmoot.analysis.campaigns import find_campaigns
from folkmoot.analysis.quotes import is_exact
from folkmoot.analysis.themes import find_themes
from tests.analysis.texts import LETTER, WORDS, a_text, about


def many_texts():
    return list(chain.from_iterable(about(subject) for subject in WORDS))


def test_each_subject_that_many_speak_of_is_found_and_named_by_its_word():
    themes = find_themes(many_texts())
    phrases = {word for theme in themes for phrase in theme.phrases for word in phrase.split()}
    assert all(phrases & set(words) for words in WORDS.values())


def test_every_passage_is_an_exact_part_of_its_response():
    texts = {text.id: text for text in many_texts()}
    themes = find_themes(list(texts.values()))
    assert themes
    for spoken in chain.from_iterable(theme.passages for theme in themes):
        assert is_exact(spoken.quotation, texts[spoken.quotation.response])


def test_a_campaign_is_one_voice_but_all_its_copies_are_counted():
    letter = f"{LETTER} Rent along with housing along with eviction."
    letters = [a_text(f"L{n}", letter) for n in range(20)]
    texts = [*many_texts(), *letters]
    themes = find_themes(texts, find_campaigns(texts))
    housing = next(theme for theme in themes if "L0" in theme.responses)
    assert {one.id for one in letters} <= set(housing.responses)
    assert housing.voices <= len(housing.responses) - 19


def test_row_order_does_not_matter():
    texts = many_texts()
    assert find_themes(texts) == find_themes(texts[::-1])


def test_too_few_or_wordless_texts_give_no_theme():
    assert find_themes([]) == ()
    assert find_themes([a_text("1", "yes")]) == ()
    assert find_themes([a_text(str(n), "😀") for n in range(40)]) == ()


def test_a_hundred_identical_short_answers_do_no_harm():
    texts = [a_text(f"{n}", "I agree") for n in range(100)]
    assert all(theme.voices <= 100 for theme in find_themes(texts))


@pytest.mark.parametrize(
    "said",
    [
        ["We ask for safety at work and for a home that nobody can take away."] * 60,
        ["Safety"] * 30 + ["Rent"] * 30,
        ["", " ", "\n\n"] * 20,
        ["👍👍 👏", "🙏", "❤️‍🔥"] * 20,
        ["1234 5678"] * 40,
        ["a" * 100_000, "b" * 100_000, "c"] * 4,
    ],
)
def test_odd_texts_give_true_themes_or_none(said: list[str]) -> None:
    texts = [a_text(f"{n}", text) for n, text in enumerate(said)]
    themes = find_themes(texts, find_campaigns(texts))
    assert all(set(theme.responses) <= {text.id for text in texts} for theme in themes)
    assert all(0 < theme.voices <= len(theme.responses) for theme in themes)
    assert themes == find_themes(texts[::-1], find_campaigns(texts[::-1]))


def test_neighbours_are_other_themes_of_the_same_run():
    themes = find_themes(many_texts())
    ids = {theme.id for theme in themes}
    for theme in themes:
        assert {near.theme for near in theme.neighbours} <= ids - {theme.id}
