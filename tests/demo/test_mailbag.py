"""The invented mail: the same each time, in real formats, not the same words over and over."""

import hashlib
import mailbox
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from email.message import Message
from pathlib import Path

import pytest

from folkmoot.analysis.campaigns import find_campaigns
from folkmoot.analysis.corpus import Text
from folkmoot.consultation.pack import load_consultation
from folkmoot.foundation.packs import packs_home
from folkmoot.web.demo.mailbag import Mailbag, build

LANTERN = packs_home() / "federations" / "lantern"


@pytest.fixture(scope="module")
def bag(tmp_path_factory: pytest.TempPathFactory) -> Mailbag:
    return build(LANTERN, tmp_path_factory.mktemp("mail"))


def test_the_same_pack_gives_the_same_files_to_the_byte(bag: Mailbag, tmp_path: Path) -> None:
    again = build(LANTERN, tmp_path)
    assert _digest(bag) == _digest(again)
    assert [part.submitted for part in bag.rounds] == [part.submitted for part in again.rounds]


def test_every_round_of_the_pack_gets_mail_in_several_formats(bag: Mailbag) -> None:
    pack = load_consultation(LANTERN / "consultation")
    assert [part.round for part in bag.rounds] == [round_.id for round_ in pack.rounds]
    formats = {file.suffix for part in bag.rounds for file in part.files}
    assert formats == {".eml", ".mbox", ".csv", ".xlsx", ".docx", ".odt", ".pdf", ".txt"}


def test_form_answers_name_questions_choices_and_statements_of_the_pack(bag: Mailbag) -> None:
    pack = load_consultation(LANTERN / "consultation")
    asked = {question.id for question in pack.questions}
    asked |= {statement.id for statement in pack.statements}
    choices = {each.id for question in pack.questions for each in question.choices}
    answers = [a for part in bag.rounds for r in part.submitted for a in r.answers]
    assert {answer.question for answer in answers} <= asked
    assert {answer.choice for answer in answers if answer.choice} <= choices
    assert {answer.scale for answer in answers} <= {None, -2, -1, 0, 1, 2}


def test_the_two_campaigns_have_as_many_copies_as_the_letters_say(bag: Mailbag) -> None:
    letters = tomllib.loads((LANTERN / "voices" / "letters.toml").read_text())
    wanted = {each["id"]: sum(each["copies"].values()) for each in letters["campaign"]}
    ids = [str(message["Message-ID"]) for message in in_mboxes(bag)]
    found = {name: sum(name in each for each in ids) for name in wanted}
    assert found == wanted == {"turn-to-the-buyer": 45, "derechos-sin-castigo": 25}


def test_at_least_two_hundred_and_fifty_different_sentences_stand_behind_the_voices() -> None:
    sentences = set()
    for code in ("en", "fr", "es", "ar"):
        data = tomllib.loads((LANTERN / "voices" / f"{code}.toml").read_text())
        for passage in data["passage"]:
            for stance in ("for", "against", "unsure"):
                sentences.update(passage.get(stance, []))
    assert len(sentences) >= 250


def test_nobody_fills_in_the_form_with_nearly_the_same_words_as_another(bag: Mailbag) -> None:
    said = [
        Text(response.id, "\n".join(answer.text for answer in response.answers))
        for part in bag.rounds
        for response in part.submitted
    ]
    assert find_campaigns(said) == ()


def test_no_address_in_the_mail_could_be_anybodys(bag: Mailbag) -> None:
    assert all(str(message["From"]).endswith(".example") for message in in_mboxes(bag))


def test_some_of_the_mail_is_late_and_no_file_is_left_out(bag: Mailbag) -> None:
    pack = load_consultation(LANTERN / "consultation")
    late = [response for part in bag.rounds for response in part.submitted if response.late]
    closes = max(round_.closes for round_ in pack.rounds)
    assert late
    assert all(response.received < closes.date() + timedelta(days=9) for response in late)
    for part in bag.rounds:
        assert sorted([*part.dated, *part.undated]) == sorted(part.files)


def in_mboxes(bag: Mailbag) -> Iterator[Message]:
    for part in bag.rounds:
        for file in part.files:
            if file.suffix == ".mbox":
                yield from mailbox.mbox(file)


def _digest(bag: Mailbag) -> list[str]:
    return [
        f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}"
        for part in bag.rounds
        for file in part.files
    ]
