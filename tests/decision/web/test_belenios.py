"""A vote held with Belenios: given out at the desk or by a command, brought back and counted."""

import io
import json
import shutil
import stat
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from folkmoot.decision.secrecy import Secrecy
from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError
from folkmoot.web.decision import belenios_tool, queries
from folkmoot.web.decision.models import BeleniosRow, PollRow
from folkmoot.web.decision.services.belenios import asked_in, bring_back
from folkmoot.web.ledger import queries as ledger
from tests.decision.belenios_boxes import an_archive
from tests.decision.builders import CHAIR
from tests.decision.secret_meeting import MOTION, NOON
from tests.decision.web.test_pages import entered, text
from tests.decision.web.test_secret_pages import an_open_secret_vote

pytestmark = pytest.mark.django_db

DESK = "/desk/vote/council-position/belenios/"
CAST = {"north/1": 0, "north/2": 1, "rive/1": 0, "cedar": 0, "s0": 2}


@pytest.fixture(autouse=True)
def without_the_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    """What these archives hold proves nothing, and the program would say so."""
    monkeypatch.setattr(belenios_tool, "PROGRAM", "belenios-tool-that-is-not-there")


def an_open_vote() -> PollRow:
    return an_open_secret_vote(Secrecy.BELENIOS)


def test_an_archive_that_is_brought_back_closes_the_vote_and_counts_it() -> None:
    archive = an_archive(asked_in(an_open_vote()), CAST)
    for _ in range(2):
        decision = bring_back(MOTION, archive, by=CHAIR, at=NOON)
        assert decision
        assert decision.tally.total.as_json() == {"yes": 4, "no": 1, "abstain": 1}
    assert BeleniosRow.objects.count() == 1
    events = [entry.event for entry, _ in ledger.entries("decisions-council")]
    assert events.count("vote.brought_back") == 1
    other = an_archive(asked_in(PollRow.objects.get()), {**CAST, "s1": 0})
    with pytest.raises(InputError, match="it is another one"):
        bring_back(MOTION, other, by=CHAIR, at=NOON)


def test_an_archive_that_does_not_fit_leaves_the_vote_open() -> None:
    archive = an_archive(asked_in(an_open_vote()), CAST, name="Another")
    with pytest.raises(InputError, match="is not the one of this vote"):
        bring_back(MOTION, archive, by=CHAIR, at=NOON)
    assert PollRow.objects.get().closed is None


def test_a_vote_of_another_kind_has_no_election() -> None:
    an_open_secret_vote(Secrecy.RECEIPTED)
    with pytest.raises(InputError, match="not one that is held with Belenios"):
        bring_back(MOTION, b"", by=CHAIR, at=NOON)


def test_the_chair_takes_two_files_out_and_brings_one_back() -> None:
    asked = asked_in(an_open_vote())
    chair = entered("chloe", Role.CHAIR)
    page = text(chair.get(DESK))
    assert "12 voters with 13 votes" in page
    assert "belenios-tool is not installed" in page
    assert chair.post(DESK, {"do": "voters"}).content.decode() == asked.voters
    question = chair.post(DESK, {"do": "question"})
    assert json.loads(question.content) == asked.template
    assert "attachment" in question.headers["Content-Disposition"]
    wrong = chair.post(DESK, {"do": "archive", "archive": SimpleUploadedFile("a.bel", b"PK")})
    assert wrong.status_code == 400
    assert "can&#x27;t be unzipped" in text(wrong)
    assert "Choose the file" in text(chair.post(DESK, {"do": "archive"}))
    good = SimpleUploadedFile("a.bel", an_archive(asked, CAST))
    assert chair.post(DESK, {"do": "archive", "archive": good}).headers["Location"] == DESK
    page = text(chair.get(DESK))
    assert "4 votes for, 1 against, 1 abstaining" in page
    assert "were not gone through here" in page


def test_the_command_writes_looks_and_brings_back(tmp_path: Path) -> None:
    asked, said = asked_in(an_open_vote()), io.StringIO()
    vote = "m/council-position"
    call_command("belenios", "export", vote, tmp_path / "out", stderr=said)
    assert (tmp_path / "out" / "council-position-voters.txt").read_text() == asked.voters
    assert "12 voters with 13 votes" in said.getvalue()
    (tmp_path / "a.bel").write_bytes(an_archive(asked, CAST))
    told = io.StringIO()
    call_command("belenios", "check", vote, tmp_path / "a.bel", stdout=told)
    assert "5 ballots: 4 for, 1 against, 1 abstaining" in told.getvalue()
    assert queries.decision_row("council-position") is None
    call_command("belenios", "import", vote, tmp_path / "a.bel", stdout=told)
    assert "It is carried." in told.getvalue()


@pytest.mark.parametrize("vote", ["m/nothing", "other/council-position", "council-position", "/"])
def test_the_command_refuses_a_vote_that_there_is_not(vote: str, tmp_path: Path) -> None:
    an_open_vote()
    with pytest.raises(InputError, match="There is no open vote"):
        call_command("belenios", "check", vote, tmp_path / "a.bel")


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("echo 'belenios-tool: wrong proof' >&2; exit 1", "wrong proof"),
        ("exit 3", "it ended with 3"),
    ],
)
def test_what_the_program_refuses_is_refused_with_its_words(
    script: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "belenios-tool"
    tool.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo 9.9 && exit 0\n{script}\n')
    tool.chmod(stat.S_IRWXU)
    monkeypatch.setattr(belenios_tool, "PROGRAM", str(tool))
    assert shutil.which(str(tool))
    archive = an_archive(asked_in(an_open_vote()), CAST)
    with pytest.raises(InputError, match=why):
        bring_back(MOTION, archive, by=CHAIR, at=NOON)
    assert PollRow.objects.get().closed is None
