"""Responses matched to worded themes: with a reason and a confidence that holds, or not at all."""

import csv
import hashlib
from itertools import chain

import numpy as np
import pytest
from typer.testing import CliRunner

from folkmoot.analysis.match_features import feature_names
from folkmoot.analysis.match_learning import learn
from folkmoot.analysis.match_lessons import lessons
from folkmoot.analysis.match_weights import (
    document,
    weights,
    weights_file,
    weights_hash,
    weights_of,
)
from folkmoot.analysis.matched_files import labelled_topics
from folkmoot.analysis.matching import held_beside, propose
from folkmoot.analysis.worded import LONG, WordedTheme
from folkmoot.cli import application
from folkmoot.foundation.errors import InputError
from tests.analysis.texts import LETTER, WORDS, a_text, about
from tests.real_data import real_data

THEMES = (
    WordedTheme("rent", "Housing, rent and eviction"),
    WordedTheme("raids", "Policing, raids and arrests"),
    WordedTheme("health", "Clinics, nurses and testing"),
)
HOSTILE = (
    "",
    " \n\t ",
    "no",
    "😀🎉" * 500,
    "\u202e\u200f\u0000rent\ufffe",
    "a\u0301" * 3000,
    "=HYPERLINK(rent)",
    "ﷺ" * 50,
    "x" * 100_000,
    "هل هذا عدل؟ الإيجار مرتفع جدا في المدينة.",
    "家賃が高すぎます。警察は私たちを守るべきです。",
    "Le loyer est trop cher et la police nous chasse.",
)


def many_texts():
    return list(chain.from_iterable(about(subject) for subject in WORDS))


def test_responses_are_proposed_for_the_theme_whose_words_they_use():
    proposed = {(one.response[:3], one.theme) for one in propose(many_texts(), THEMES)}
    assert proposed == {("hou", "rent"), ("pol", "raids"), ("cli", "health")}


def test_nothing_is_proposed_for_responses_on_something_else():
    assert propose([*about("taxation"), *about("schooling")], THEMES) == ()


def test_the_order_of_responses_and_themes_does_not_matter():
    texts = [*many_texts(), a_text("letter", LETTER)]
    there = propose(texts, THEMES, least=0.0)
    assert len(there) == len(texts) * len(THEMES)
    assert propose(texts[::-1], THEMES[::-1], least=0.0) == there


def test_of_a_long_response_the_sentence_that_matches_is_the_reason():
    filler = "The weather was fine and the meeting was long and friendly all through the day. "
    said = f"{filler * 6}We ask for an end to raids and arrests. {filler * 6}"
    assert len(said.split()) > LONG
    text = a_text("long", said)
    (found,) = [one for one in propose([*many_texts(), text], THEMES) if one.response == "long"]
    assert found.theme == "raids"
    reason = said[found.start : found.end]
    assert "raids and arrests" in reason
    assert len(reason) < len(filler) * 2


def test_every_reason_is_an_exact_part_of_its_response():
    short = "The meeting was long and friendly all day. We want no more eviction and a fair rent."
    odd = [a_text("letter", f"{LETTER}\n\n{LETTER}"), a_text("short", short)]
    texts = {text.id: text for text in (*many_texts(), *odd)}
    proposals = propose(list(texts.values()), THEMES, least=0.0)
    assert {one.response for one in proposals} == set(texts)
    assert all(_has_words(one, texts[one.response]) for one in proposals)
    (rent,) = [one for one in proposals if (one.response, one.theme) == ("short", "rent")]
    assert short[rent.start : rent.end] == "We want no more eviction and a fair rent."


def test_no_theme_or_no_response_gives_no_proposal():
    assert propose(many_texts(), ()) == ()
    assert propose([], THEMES) == ()
    assert propose([a_text("1", "")], THEMES, least=0.0) == ()


def test_one_response_is_read_by_itself():
    (found,) = propose([a_text("1", "Stop the raids and arrests by policing.")], THEMES, least=0.0)[
        :1
    ]
    assert found.theme == "raids"


@pytest.mark.parametrize("said", HOSTILE)
def test_whatever_is_written_the_answer_is_true_or_none(said):
    text = a_text("odd", said)
    for texts in ([text], [*many_texts(), text]):
        proposals = propose(texts, THEMES, least=0.0)
        assert all(0 <= one.confidence <= 1 for one in proposals)
        assert all(_has_words(one, text) for one in proposals if one.response == "odd")


def test_other_languages_than_english_are_matched_in_their_own_words():
    texts = [
        a_text("fr-1", "Le loyer est trop cher et les expulsions nous menacent chaque hiver."),
        a_text("fr-2", "Les infirmières de la clinique sont les seules à nous écouter."),
        a_text("fr-3", "Mon école est loin et le bus ne passe plus le soir."),
    ]
    themes = [WordedTheme("loyer", "Les loyers et les expulsions"), *THEMES]
    best = max(propose(texts, themes, least=0.0), key=lambda one: one.confidence)
    assert (best.response, best.theme) == ("fr-1", "loyer")


def test_copies_of_one_letter_are_all_proposed_alike():
    copies = [a_text(f"c{n:03}", "No more eviction, fair rent for housing.") for n in range(300)]
    found = [one for one in propose([*many_texts(), *copies], THEMES) if one.response[0] == "c"]
    letters = [one for one in found if one.response[1:].isdigit()]
    assert len(letters) == 300
    assert len({one.confidence for one in letters}) == 1


def test_a_theme_of_one_side_is_not_proposed_for_the_other():
    themes = [WordedTheme("rent", "Housing, rent and eviction", side="for")]
    sides = {text.id: "against" for text in many_texts()}
    assert propose(many_texts(), themes, sides=sides, least=0.01) == ()
    assert propose(many_texts(), themes)


def test_an_example_sentence_helps_where_the_theme_has_other_words():
    bare = WordedTheme("homes", "Somewhere affordable to live")
    shown = WordedTheme("homes", bare.text, ("housing along with rent and eviction",))
    sure = [
        held_beside(many_texts(), [theme, *THEMES[1:]]).of_responses()["hou-0"][1]
        for theme in (bare, shown)
    ]
    assert sure[1] > sure[0]


def test_a_theme_without_words_or_with_anothers_id_is_refused():
    with pytest.raises(InputError, match="has no words"):
        propose(many_texts(), [WordedTheme("empty", "…")])
    with pytest.raises(InputError, match="comes twice"):
        propose(many_texts(), [THEMES[0], THEMES[0]])


@pytest.mark.parametrize("with_sentences", [False, True])
def test_the_weights_can_be_read_and_written_again(with_sentences):
    there = weights(with_sentences=with_sentences)
    names = feature_names(with_sentences=with_sentences)
    written = document(there, names)
    assert document(weights_of(written, names), names) == written
    file = weights_file(with_sentences=with_sentences)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert weights_hash(with_sentences=with_sentences) == digest


def test_the_confidence_holds_on_topics_that_nothing_was_learnt_from():
    """In each band of confidence with a hundred pairs, as many are right as it says, within .15."""
    topics = labelled_topics(real_data("arguments"), "dev")
    unseen = lessons(topics)
    sure = np.concatenate([weights().confidences(one.side).ravel() for one in unseen])
    right = np.concatenate([one.labels.ravel() for one in unseen])
    sure, right = sure[~np.isnan(right)], right[~np.isnan(right)]
    bands = np.minimum((sure * 5).astype(int), 4)
    measured = [band for band in range(5) if (bands == band).sum() >= 100]
    assert len(measured) >= 4
    for band in measured:
        own = bands == band
        assert abs(sure[own].mean() - right[own].mean()) < 0.15, (band, sure[own].mean())
    assert right[sure >= weights().least].mean() > 0.7


def test_what_is_learnt_from_some_topics_tells_matches_of_another_from_the_rest():
    topics = labelled_topics(real_data("arguments"), "train")
    learnt = learn(lessons(topics[:4]))
    unseen = lessons(topics[4:5])
    sure = np.concatenate([learnt.confidences(one.side).ravel() for one in unseen])
    right = np.concatenate([one.labels.ravel() for one in unseen])
    assert sure[right == 1].mean() > 2 * sure[right == 0].mean()


@pytest.mark.parametrize("with_sentences", [False, True])
def test_more_likeness_never_speaks_against_a_match(with_sentences):
    names = feature_names(with_sentences=with_sentences)
    there = weights(with_sentences=with_sentences)
    likeness = [
        own for name, own in zip(names, there.first.weights, strict=True) if "." not in name
    ]
    assert all(own >= 0 for own in likeness[:-1])
    assert (there.second.weights >= 0).all()


def test_the_command_writes_proposals_the_same_whatever_the_order_of_rows(tmp_path):
    rows = [(text.id, text.text) for text in many_texts()]
    themes = [("theme", "example"), *((theme.text, "") for theme in THEMES)]
    _write(tmp_path / "themes.csv", themes)
    written = []
    for name, order in (("one", rows), ("two", rows[::-1])):
        _write(tmp_path / f"{name}.csv", [("id", "said"), *order])
        out = tmp_path / f"{name}-out.csv"
        sheets = [str(tmp_path / "themes.csv"), str(tmp_path / f"{name}.csv")]
        asked = ["match", *sheets, "--text", "said", "--id", "id", "-o", str(out)]
        assert CliRunner().invoke(application(), asked).exit_code == 0
        written.append(out.read_bytes())
    assert written[0] == written[1]
    assert written[0].startswith(b"response,theme,confidence,sentence,start,end\ncli-0,")


def _has_words(proposal, text):
    said = text.text[proposal.start : proposal.end]
    return 0 <= proposal.start < proposal.end <= len(text.text) and said == said.strip(" \n\t")


def _write(path, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
