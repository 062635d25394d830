"""The consultation pack: what is read from it, and every fault at once."""

from datetime import date
from pathlib import Path

import pytest

from folkmoot.consultation.pack import (
    load_consultation,
    pack_hash,
    pack_texts,
    parse_consultation,
)
from folkmoot.consultation.questions import QuestionKind
from folkmoot.foundation.errors import InputError, PackFaults

PACK = Path(__file__).parent / "pack"


def faults_of(**files: str) -> list[str]:
    texts = pack_texts(PACK) | {name.replace("_", "."): text for name, text in files.items()}
    with pytest.raises(PackFaults) as raised:
        parse_consultation(texts)
    return [str(fault) for fault in raised.value.faults]


def facts(old: str, new: str) -> str:
    text = pack_texts(PACK)["consultation.toml"]
    assert old in text
    return text.replace(old, new)


def times(old: str, new: str) -> str:
    text = pack_texts(PACK)["rounds.toml"]
    assert old in text
    return text.replace(old, new)


def test_a_pack_gives_its_questions_in_their_order_and_languages() -> None:
    pack = load_consultation(PACK)
    assert [question.id for question in pack.questions] == ["q1", "q2", "q3", "q4"]
    assert [question.kind for question in pack.questions] == [
        QuestionKind.CHOICE,
        QuestionKind.OPEN,
        QuestionKind.AGREEMENT,
        QuestionKind.CLAUSES,
    ]
    assert pack.questions[0].text.in_language("ar") == "هل ينبغي ألا يعاقب البيع؟"
    assert [choice.id for choice in pack.questions[0].choices] == ["yes", "in-part", "no"]
    assert pack.published == date(2025, 9, 1)
    assert str(pack.clause("2.1")) == "policy:sex-work-rights@1#2.1"


def test_a_paper_in_one_language_only_is_given_in_the_original() -> None:
    paper = load_consultation(PACK).papers["views-against"]
    assert "contrary" in paper.in_language("ar")
    assert not paper.speaks("ar")


def test_a_day_means_its_beginning_and_for_the_close_its_end() -> None:
    north, cedar = load_consultation(PACK).rounds
    assert str(north.closes) == "2025-11-15 00:00:00+01:00"
    assert str(north.announced) == "2025-09-08 00:00:00+02:00"
    assert cedar.opens == cedar.announced
    assert str(cedar.closes) == "2025-12-31 17:00:00+02:00"


def test_the_hash_names_the_exact_pack() -> None:
    texts = pack_texts(PACK)
    assert pack_hash(texts) == pack_hash(dict(reversed(texts.items())))
    assert pack_hash(texts) != pack_hash(texts | {"guidance.en.md": "# Other\n"})


def test_an_unknown_round_is_told_with_the_rounds_there_are() -> None:
    with pytest.raises(InputError, match="Its rounds are: north-2025, cedar-2025"):
        load_consultation(PACK).round("south-2025")


def test_a_text_missing_in_one_language_is_a_fault_with_its_line() -> None:
    found = faults_of(consultation_toml=facts('text.ar = "لا ينبغي معاقبة من يبيع."\n', ""))
    assert len(found) == 1
    assert found[0].startswith("consultation/consultation.toml:60: 'text.ar' is missing or empty.")


def test_all_faults_come_at_once() -> None:
    found = faults_of(
        consultation_toml=facts('id = "q2"', 'id = "q1"'),
        rounds_toml=times("Europe/Oslo", "Europe/Nowhere"),
    )
    assert len(found) == 2
    assert "consultation.toml:37: The id 'q1' is used twice" in found[0]
    assert "rounds.toml:4: 'Europe/Nowhere' is no time zone" in found[1]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "choice"', 'kind = "ranking"', "is no kind of question"),
        ('"policy:sex-work-rights@1"', '"policy:sex-work-rights"', "not one version of a policy"),
        ("published = 2025-09-01", 'published = "soon"', "must be a day"),
        ('["en", "ar"]', '["en", "ar", "zz"]', "is not a language code"),
        ("[safeguarding]", "[other]", "[safeguarding] is missing"),
        ('kind = "agreement"', 'kind = "open"', "go together"),
        ('{ id = "no", en = "No", ar = "لا" }', '{ id = "no", en = "No" }', "no words in ar"),
        ('id = "q2"', 'id = "Q 2"', "is no id"),
    ],
)
def test_a_fault_in_the_facts_is_told(old: str, new: str, said: str) -> None:
    assert any(said in fault for fault in faults_of(consultation_toml=facts(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("closes = 2025-11-14", "closes = 2025-09-01", "closes before it opens"),
        ("announced = 2025-09-08", "announced = 2025-10-08", "announced after it opens"),
        ('languages = ["en"]', 'languages = ["fr"]', "held in languages of the pack"),
        ("grace_days = 7", "grace_days = -7", "from 0 to 90"),
        ("opens = 2025-09-15T09:00:00", "opens = 2025-09-15T09:00:00Z", "local time"),
        ("cedar-2025", "north-2025", "there twice"),
    ],
)
def test_a_fault_in_the_rounds_is_told(old: str, new: str, said: str) -> None:
    assert any(said in fault for fault in faults_of(rounds_toml=times(old, new)))


def test_a_pack_without_the_views_against_is_refused() -> None:
    assert any("no views-against" in fault for fault in faults_of(**{"views-against.en_md": ""}))


def test_a_paper_with_an_unknown_name_is_told() -> None:
    assert any("guidance.fr.md is no paper" in fault for fault in faults_of(guidance_fr_md="x"))


def test_a_file_that_is_no_toml_names_its_line() -> None:
    assert "rounds.toml:2: This is not TOML" in faults_of(rounds_toml="[[round]]\nid =\n")[0]
