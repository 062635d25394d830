"""What one's code shows afterwards: what was sent, what became of it, and what taking back does."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from folkmoot.consultation.fates import Fate
from folkmoot.consultation.receipts import new_code
from folkmoot.consultation.responses import Answer, Channel, RespondentKind, Response
from folkmoot.consultation.sealing import seal_to
from folkmoot.web.intake import box_services, queries, services
from folkmoot.web.intake.models import ReceiptRow, SubmissionKeyRow, SubmissionRow
from tests.intake.conftest import Posted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("north")]

NOW = datetime.now(UTC)
FATE = Fate(
    name="north-7k3q9x2m",
    received=NOW.date(),
    read=True,
    themes=("Housing <b>first</b>",),
    quoted=("Report of North",),
    motions=("Motion 4",),
    decisions=("Carried",),
    changed=("Clause 2.1",),
    answers=(("Housing", "What protects people?", "Housing.", "Clause 2.1 says so now."),),
)


@pytest.fixture
def code(client: Client) -> str:
    """Give the code of a response that was sent from this browser."""
    given = new_code()
    answers = (Answer("q1", choice="yes", clauses=("2.1",)), Answer("q2", "Housing & health."))
    sent = Response(
        *("", "north-2025", Channel.FORM, date.min, RespondentKind.MEMBER),
        answers=answers,
        language="en",
    )
    services.submit_response(sent, code=given, at=NOW)
    client.cookies["answers"] = given
    return given


def mark() -> str:
    """Give the mark of the one response."""
    return ReceiptRow.objects.get().mark


def page(client: Client) -> str:
    """Give the page of one's own response."""
    return client.get("/mine/").content.decode()


def test_it_waits_then_is_collected(client: Client, code: str) -> None:
    assert "Waiting to be collected" in page(client)
    box_services.mark_collected([mark()])
    assert "Collected by those who asked you" in page(client)
    assert bytes(SubmissionKeyRow.objects.get().for_round) == b""


def test_the_code_opens_a_copy_of_what_was_sent_before_and_after_it_is_collected(
    client: Client, code: str
) -> None:
    assert "Housing &amp; health." in page(client)
    assert "For myself, as a member" in page(client)
    box_services.mark_collected([mark()])
    assert "Housing &amp; health." in page(client)
    copy = queries.copy_of_response(code)
    assert copy is not None
    assert [each.part for each in copy.answers] == ["q1", "q2"]
    assert queries.copy_of_response(new_code()) is None


def test_what_became_of_it_is_sealed_and_shown_in_words(client: Client, code: str) -> None:
    (key,) = box_services.receipt_keys([mark()]).values()
    box_services.post_fates({mark(): seal_to(key, FATE.as_bytes())})
    assert b"Housing" not in bytes(ReceiptRow.objects.get().fate or b"")
    html = page(client)
    for words in (
        "Housing &lt;b&gt;first&lt;/b&gt;",
        "Report of North",
        "Motion 4",
        "Carried",
        "Clause 2.1",
        "We asked, you said, we did",
        "Clause 2.1 says so now.",
    ):
        assert words in html


def test_taking_back_asks_once_and_says_what_holds_now_and_what_only_later(
    client: Client, code: str
) -> None:
    assert "no other copy that could be opened" in page(client)
    box_services.mark_collected([mark()])
    assert "collect the next time" in page(client)
    assert "With their next backup" in page(client)
    refused = client.post("/mine/")
    assert refused.status_code == 422
    assert '<a href="#sure">' in refused.content.decode()
    assert SubmissionKeyRow.objects.exists()
    assert client.post("/mine/", {"sure": "on"}).headers["Location"] == "/mine/"
    assert not SubmissionKeyRow.objects.exists()
    assert not SubmissionRow.objects.exists()
    html = page(client)
    assert "Taken back by you" in html
    assert "What holds now" in html
    assert "Housing" not in html
    assert "I am sure" not in html


def test_it_says_when_the_words_go_and_when_they_are_gone(client: Client, code: str) -> None:
    (key,) = box_services.receipt_keys([mark()]).values()
    told = replace(FATE, until=date(2027, 3, 1))
    box_services.post_fates({mark(): seal_to(key, told.as_bytes())})
    assert "are destroyed on 1 March 2027" in page(client)
    box_services.forget_words([mark()])
    html = page(client)
    assert "were destroyed when their time was over" in html
    assert "Housing &amp; health." not in html
    assert "Motion 4" in html


def test_a_fate_that_comes_after_it_was_taken_back_is_not_kept(client: Client, code: str) -> None:
    sealed = seal_to(bytes(ReceiptRow.objects.get().public_key), FATE.as_bytes())
    client.post("/mine/", {"sure": "on"})
    box_services.post_fates({mark(): sealed})
    assert ReceiptRow.objects.get().fate is None


def test_a_round_that_is_forgotten_still_shows_its_receipts(
    client: Client, code: str, north: Posted
) -> None:
    box_services.take_down_notice("north-2025")
    assert client.get("/mine/").status_code == 200
    client.post("/mine/", {"sure": "on"})
    assert "Taken back by you" in page(client)
