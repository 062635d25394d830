"""Background papers: public ones are in the pack, the others are asked for; answers are added."""

from datetime import date
from pathlib import Path

import pytest

from folkmoot.consultation.added import AddedAnswer, read_added, with_added
from folkmoot.consultation.pack import pack_texts, parse_consultation
from folkmoot.consultation.wording import Wording
from folkmoot.foundation.errors import PackFaults

PACK = Path(__file__).parents[1] / "pack"
PAPERS = """
[[paper]]
id = "law"
title.en = "The law"
title.ar = "القانون"

[[paper]]
id = "minutes"
access = "request"
title.en = "Minutes"
title.ar = "محضر"
about.en = "They name people. Ask:"
about.ar = "يذكر أسماء. اسأل:"
"""


def texts(**changes: str) -> dict[str, str]:
    found = pack_texts(PACK)
    found["consultation.toml"] += changes.pop("papers", PAPERS)
    return found | {"paper-law.en.md": "# The law\n\nAs it is."} | changes


def test_a_public_paper_is_read_by_everybody_and_one_on_request_says_whom_to_ask() -> None:
    pack = parse_consultation(texts())
    assert [each.on_request for each in pack.background] == [False, True]
    shown = pack.asked_in(pack.round("north-2025")).papers
    assert "As it is." in shown["paper-law"].in_language("ar")
    assert shown["paper-minutes"].in_language("en") == (
        "# Minutes\n\nThey name people. Ask:\n\nconsultation@north.example\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('access = "request"', 'access = "secret"', "is no access"),
        ('id = "minutes"', 'id = "The minutes"', "is no id"),
        ('access = "request"', "", "has no text"),
        ('about.ar = "يذكر أسماء. اسأل:"', "", "about.ar"),
    ],
)
def test_a_paper_that_is_not_whole_is_a_fault(old: str, new: str, words: str) -> None:
    assert old in PAPERS
    with pytest.raises(PackFaults, match=words):
        parse_consultation(texts(papers=PAPERS.replace(old, new)))


def test_the_text_of_a_paper_on_request_does_not_lie_in_the_pack() -> None:
    with pytest.raises(PackFaults, match="no paper of a consultation"):
        parse_consultation(texts() | {"paper-minutes.en.md": "# Minutes\n\nNames."})


def test_an_added_answer_stands_dated_at_the_end_of_the_questions_and_answers() -> None:
    added = AddedAnswer(
        date(2025, 10, 1),
        Wording.of({"en": "May\n# groups answer?", "ar": "المجموعات؟"}),
        Wording.of({"en": "They may.", "ar": "نعم."}),
    )
    assert read_added(added.as_json()) == added
    paper = with_added(parse_consultation(texts()), [added]).papers["questions-and-answers"]
    assert paper.in_language("en").endswith("## May # groups answer? (2025-10-01)\n\nThey may.\n")
    assert "نعم." in paper.in_language("ar")
