"""Who wrote and what they said is found in no file: databases, their logs, our logs, backups."""

from pathlib import Path

import pytest

from tests.consultation import post
from tests.faults.canaries import SAID, SENDER, WHENCE, found_in
from tests.faults.installation import Installation
from tests.faults.table import short_or_full, tell
from tests.faults.visitor import Visitor
from tests.keeping.site import Site

PEOPLE = short_or_full(5, 200)


def test_nobodys_address_and_nobodys_words_lie_anywhere(tmp_path: Path) -> None:
    sent, found = sent_and_found(tmp_path, PEOPLE)
    tell("canaries", injected=sent, acknowledged=sent, lost=len(found), doubled=0)
    assert found == []


@pytest.mark.parametrize("bug", ["address-logged", "words-beside"])
def test_a_planted_leak_is_found(bug: str, tmp_path: Path) -> None:
    _sent, found = sent_and_found(tmp_path, 1, planted=bug)
    tell("canaries", planted=bug, caught=len(found))
    assert found


def sent_and_found(folder: Path, people: int, *, planted: str = "") -> tuple[int, list[str]]:
    """Send canaries by every way, collect, back up, take back; give what is found, and where."""
    home, kept = folder / "home", folder / "kept"
    site = Site(home)
    _, round_id = site.do(("make",), ("hold-now", str(folder / "pack")))
    face = Installation(home, planted=planted)
    with face.serving():
        codes = [_answer(face.port, round_id) for _ in range(people)]
    files = [str(path) for path in _files(folder)]
    taken, collected, _ = site.do(("take-in", *files), ("collect",), ("backup", str(kept)))
    assert collected == people
    assert taken == {"accepted": 3, "duplicate": 0, "quarantined": 1}, taken
    found = found_in([home, kept], (*WHENCE, *SAID))
    site.do(("withdraw", *codes), ("backup", str(kept)))
    return people + len(files), found + found_in([home, kept], (*WHENCE, *SAID))


def _answer(port: int, round_id: str) -> str:
    visitor = Visitor(port, headers=SENDER, organisation="Canary-Organisation")
    return visitor.answer(round_id, "canary-form " * 5)


def _files(folder: Path) -> list[Path]:
    place = folder / "came-in"
    place.mkdir()
    sender = "Canary Sender <canary@sender.example>"
    sheet = "q2,organisation,email\ncanary-sheet words,Canary-Organisation,canary@sender.example\n"
    return [
        post.an_eml(place, post.a_message("canary-mail words", sender=sender)),
        post.a_file(place, "Canary Sender.csv", sheet),
        post.a_word_file(place, "canary-letter words", name="Canary Sender.docx"),
        post.a_locked_pdf(place, name="canary-waits.pdf"),
    ]
