"""What rounds.toml may say of a round, and every fault with its line."""

from datetime import date
from pathlib import Path

import pytest

from folkmoot.consultation.notices import Notice, read_notice
from folkmoot.consultation.pack import Consultation, pack_texts, parse_consultation
from folkmoot.consultation.questions import QuestionKind
from folkmoot.consultation.rounds import Who
from folkmoot.foundation.errors import PackFaults

PACK = Path(__file__).parents[1] / "pack"
WHOLE = """\
[[round]]
id = "north-2025"
body = "north"
zone = "Europe/Oslo"
opens = 2025-09-15
closes = 2025-11-14
languages = ["en", "ar"]
contact = "ask@north.example"
meeting = 2026-02-21
reminders = [3, 14, 3]
who = "invited"
rules.en = "The meeting reads a summary."
rules.ar = "ملخص"

[[round.question]]
text.en = "And here?"
text.ar = "وهنا؟"

[[round.question]]
kind = "choice"
text.en = "Which?"
text.ar = "أيهما؟"
choices = [{ id = "a", en = "A", ar = "A" }, { id = "b", en = "B", ar = "B" }]
"""


def read(rounds: str) -> Consultation:
    return parse_consultation(pack_texts(PACK) | {"rounds.toml": rounds})


def faults_of(old: str, new: str) -> list[str]:
    assert old in WHOLE
    with pytest.raises(PackFaults) as raised:
        read(WHOLE.replace(old, new))
    return [str(fault) for fault in raised.value.faults]


def test_a_file_of_rounds_may_say_all_of_a_round() -> None:
    (held,) = read(WHOLE).rounds
    assert held.meeting == date(2026, 2, 21)
    assert held.reminders == (14, 3)
    assert held.reminder_days() == (date(2025, 10, 31), date(2025, 11, 11))
    assert held.who is Who.INVITED
    assert held.needs_token
    assert held.rules.in_language("ar") == "ملخص"
    assert [each.id for each in held.questions] == ["own-north-2025-1", "own-north-2025-2"]
    assert held.questions[1].kind is QuestionKind.CHOICE


def test_the_own_questions_come_after_those_of_the_pack_in_that_round_only() -> None:
    pack = read(WHOLE)
    asked = pack.asked_in(pack.rounds[0])
    assert [each.id for each in asked.questions][-2:] == ["own-north-2025-1", "own-north-2025-2"]
    assert [each.id for each in asked.questions][:-2] == [each.id for each in pack.questions]


def test_a_notice_carries_all_of_it_and_back() -> None:
    pack = read(WHOLE)
    notice = Notice(pack.rounds[0], pack_texts(PACK), b"k" * 32, "North", clauses={"2.1": "Text."})
    again = read_notice(notice.as_json())
    assert again.round.questions == pack.rounds[0].questions
    assert again.as_json() == notice.as_json()
    assert again.who is Who.INVITED
    assert [each.id for each in again.consultation.questions][-1] == "own-north-2025-2"


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('"Europe/Oslo"', '"Mars/Olympus"', 4, "no time zone"),
        ("closes = 2025-11-14", "closes = 2025-09-01", 6, "closes before it opens"),
        ("meeting = 2026-02-21", "meeting = 2025-10-01", 9, "before the round closes"),
        ("meeting = 2026-02-21", 'meeting = "soon"', 9, "must be a day"),
        ("[3, 14, 3]", "[3, 400]", 10, "lists days"),
        ("[3, 14, 3]", '["a"]', 10, "lists days"),
        ('"invited"', '"friends"', 11, "says of nobody"),
        ('rules.ar = "ملخص"', "", 1, "rules.ar"),
        ('text.ar = "وهنا؟"', "", 15, "text.ar"),
        ('kind = "choice"', 'kind = "agreement"', 20, "open or choice"),
        (', { id = "b", en = "B", ar = "B" }', "", 23, "two choices or more"),
        ('en = "B", ar = "B"', 'en = "B"', 23, "in each language"),
        ("opens = 2025-09-15", "opens = 2025-03-30T02:30:00", 5, "put forward"),
    ],
)
def test_each_fault_is_told_with_its_line(old: str, new: str, line: int, words: str) -> None:
    (fault,) = [fault for fault in faults_of(old, new) if words in fault]
    assert f"rounds.toml:{line}" in fault


def test_no_question_of_a_pack_has_an_id_that_rounds_give() -> None:
    texts = pack_texts(PACK)
    texts["consultation.toml"] = texts["consultation.toml"].replace('id = "q2"', 'id = "own-x"')
    with pytest.raises(PackFaults, match="begins with own-"):
        parse_consultation(texts)
