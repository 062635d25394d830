"""The minutes of a meeting: what they hold, in four languages, as a page and as files."""

import io
import zipfile

import pytest
from django.test import Client

from folkmoot.decision.tally import Choice, Sides, Vote, whole
from folkmoot.foundation.languages import INTERFACE
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import queries, services
from tests.decision.builders import CHAIR, SEATED
from tests.decision.web.test_pages import text
from tests.decision.web.test_voting import MOTION, NOON, an_open_vote

pytestmark = pytest.mark.django_db

MINUTES = "/meeting/council-2026/minutes/"


def a_meeting_that_decided() -> None:
    an_open_vote("special")
    votes = [whole(SEATED["north"], Choice.YES), Vote("rive", Sides(2, 3, 0))]
    services.cast_votes(MOTION, votes)
    services.cast_vote(MOTION, whole(SEATED["isles"], Choice.NO))
    services.close_vote(MOTION, by=CHAIR, at=NOON)
    services.rule_on("council-2026", "Speeches are two minutes.", about=None, by=CHAIR, at=NOON)
    decision = Reference(Kind.DECISION, MOTION.name)
    services.correct(decision, "The title has a slip of the pen.", by=CHAIR, at=NOON)


def test_minutes_hold_all_that_happened_and_where_to_count_it_again(client: Client) -> None:
    a_meeting_that_decided()
    page = text(client.get(MINUTES))
    row = queries.decision_row(MOTION.name)
    assert row is not None
    for told in (
        "The roll was frozen on \u206823 May 2026, 09:00 UTC\u2069",
        "7 for and 6 against",
        "Split: \u2068rive\u2069 (2 : 3 : 0).",
        "Speeches are two minutes.",
        "The title has a slip of the pen.",
        row.hash,
        "/decision/council-position/",
        "It is not closed yet",
    ):
        assert told in page
    assert "amina" not in page.lower()
    assert "chloe" not in page.lower()


def test_the_minutes_of_a_closed_meeting_say_when_it_was_closed(client: Client) -> None:
    a_meeting_that_decided()
    services.end_meeting("council-2026", by=CHAIR, at=NOON)
    assert "It was closed on \u206823 May 2026, 12:00 UTC\u2069." in text(client.get(MINUTES))


@pytest.mark.parametrize("language", INTERFACE)
def test_minutes_come_as_page_word_and_pdf_in_each_language(client: Client, language: str) -> None:
    a_meeting_that_decided()
    page = text(client.get(f"{MINUTES}?language={language}"))
    assert f'<article class="report" lang="{language}"' in page
    word = client.get(f"/meeting/council-2026/minutes.docx?language={language}")
    with zipfile.ZipFile(io.BytesIO(word.content)) as archive:
        written = archive.read("word/document.xml").decode()
    assert "Speeches are two minutes." in written
    printed = client.get(f"/meeting/council-2026/minutes.pdf?language={language}")
    assert printed.content.startswith(b"%PDF-")
    assert f"-{language}.pdf" in printed["Content-Disposition"]


def test_there_are_no_minutes_of_a_meeting_that_was_not_called(client: Client) -> None:
    for path in ("minutes/", "minutes.pdf", "minutes.docx", "screen/"):
        assert client.get(f"/meeting/nowhere/{path}").status_code == 404
