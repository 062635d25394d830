"""A participant's way, without a script: from the first page to withdrawal, and away at once."""

import re

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import get_resolver

from folkmoot.consultation.receipts import read_code
from folkmoot.web.intake import queries, services
from folkmoot.web.intake.models import DraftRow, ReceiptRow, SubmissionKeyRow, SubmissionRow
from tests.house.tree import WEB
from tests.intake.conftest import Posted
from tests.intake.opening import the_response

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("north")]

TOPIC = re.compile(r"selling|buying|sex|punish|البيع", re.I)


STYLES = (WEB / "static" / "folkmoot.css").stat().st_size
STEPS = ("language", "whom", "contents", 1, 2, 3, 4, "4.2.1", "consent", "check")


def begin(client: Client, language: str = "en") -> None:
    client.post("/s/north-2025/")
    client.post("/a/language/", {"language": language})


def answer(client: Client) -> None:
    client.post("/a/whom/", {"kind": "group", "participants": "12"})
    client.post("/a/1/", {"choice:q1": "in-part", "q1": "With doubts."})
    client.post("/a/2/", {"q2": "Housing.\r\n\r\nAnd health."})
    client.post("/a/3/", {"scale:s1": "-2"})
    client.post("/a/4.2.2/", {"q4.2.2": "Keep it."})
    client.post("/a/consent/", {"use": "on", "quote": "on"})


def code_on(client: Client, address: str) -> str:
    shown = re.search(r"<code>([0-9A-Z ]+)</code>", client.get(address).content.decode())
    assert shown
    return read_code(shown[1])


@pytest.mark.parametrize("language", ["en", "ar"])
def test_somebody_answers_page_by_page_and_gets_a_receipt(
    client: Client, north: Posted, language: str
) -> None:
    begin(client, language)
    answer(client)
    assert client.get("/a/check/").status_code == 200
    assert client.post("/a/check/").headers["Location"] == "/sent/"
    response = the_response(north)
    assert {each.part: each.text or each.choice or each.scale for each in response.answers} == {
        "q1": "With doubts.",
        "q2": "Housing.\n\nAnd health.",
        "s1": -2,
        "q4.2.2": "Keep it.",
    }
    assert response.answers[0].choice == "in-part"
    assert (response.kind, response.participants, response.language) == ("group", 12, language)
    assert (response.consents.quote, response.consents.archive) == (True, False)
    assert queries.receipt(code_on(client, "/sent/")) is not None


def test_sending_twice_stores_once_and_shows_the_same_receipt(client: Client) -> None:
    begin(client)
    answer(client)
    client.post("/a/check/")
    first = code_on(client, "/sent/")
    client.post("/a/check/")
    assert code_on(client, "/sent/") == first
    assert SubmissionRow.objects.count() == 1


def test_every_page_is_neutral_small_and_kept_nowhere(client: Client) -> None:
    begin(client)
    pages = ["/", "/s/north-2025/", "/s/north-2025/paper/1/", "/code/", "/closed/"]
    pages += [f"/a/{step}/" for step in STEPS]
    for address in pages:
        got = client.get(address)
        html = got.content.decode()
        title = re.search(r"<title>(.*?)</title>", html, re.S)
        assert got.status_code == 200, address
        assert title
        assert not TOPIC.search(title[1] + address), address
        assert len(got.content) + STYLES < 50_000, address
        assert "no-store" in got.headers["Cache-Control"], address
        assert "<script" not in html, address
        assert not re.search(r"(?:src|href|action)=\"https?:", html), address
        for field in re.findall(r"<(?:input|textarea)[^>]*>", html):
            assert 'autocomplete="off"' in field or 'type="hidden"' in field, field


def test_every_form_of_answers_refuses_to_be_filled_in_by_the_browser(client: Client) -> None:
    begin(client)
    for step in ("whom", "1", "2", "3", "4", "consent"):
        for form in re.findall(r"<form[^>]*>", client.get(f"/a/{step}/").content.decode()):
            assert 'autocomplete="off"' in form


def test_leaving_forgets_the_answers_and_going_back_shows_a_page_that_says_nothing(
    client: Client,
) -> None:
    begin(client)
    client.post("/a/2/", {"q2": "CANARY"})
    left = client.post("/leave/")
    assert left.status_code == 303
    assert left.headers["Location"] == "/closed/"
    assert '"cookies"' in left.headers["Clear-Site-Data"]
    assert not DraftRow.objects.exists()
    back = client.get("/a/2/")
    assert (back.status_code, back.headers["Location"]) == (303, "/closed/")
    assert client.get("/leave/").status_code == 405


def test_a_page_kept_open_after_leaving_saves_nothing(client: Client) -> None:
    begin(client)
    cookies = client.cookies.output()
    assert "HttpOnly" in cookies
    client.post("/leave/")
    again = client.post("/a/2/", {"q2": "CANARY"})
    assert again.headers["Location"] == "/closed/"
    assert not DraftRow.objects.exists()


def test_somebody_saves_leaves_and_comes_back_elsewhere_with_the_code(client: Client) -> None:
    begin(client)
    client.post("/a/2/", {"q2": "Half of it", "later": "yes"})
    code = code_on(client, "/saved/")
    client.post("/leave/")
    elsewhere = Client()
    led = elsewhere.post("/code/", {"code": code.lower()})
    assert led.headers["Location"] == "/a/2/"
    assert "Half of it" in elsewhere.get("/a/2/").content.decode()


def test_a_code_that_leads_nowhere_is_told_and_what_was_typed_is_still_there(
    client: Client,
) -> None:
    for typed in ("nonsense", "0" * 20):
        got = client.post("/code/", {"code": typed})
        assert got.status_code == 422
        assert f'value="{typed}"' in got.content.decode()


def test_somebody_takes_the_answers_back_only_when_sure(client: Client) -> None:
    begin(client)
    answer(client)
    client.post("/a/check/")
    code = code_on(client, "/sent/")
    elsewhere = Client()
    assert elsewhere.post("/code/", {"code": code}).headers["Location"] == "/mine/"
    assert "Tick the box" in elsewhere.post("/mine/").content.decode()
    assert SubmissionRow.objects.count() == 1
    elsewhere.post("/mine/", {"sure": "on"})
    assert not SubmissionRow.objects.exists()
    assert not SubmissionKeyRow.objects.exists()
    assert "Taken back by you" in elsewhere.get("/mine/").content.decode()


def test_what_could_not_be_saved_is_given_back(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*args: object, **kwargs: object) -> bool:
        raise DatabaseError("The disk is full.")

    begin(client)
    monkeypatch.setattr(services, "save_draft", full_disk)
    got = client.post("/a/2/", {"q2": "Hours of work <b>"})
    assert got.status_code == 503
    assert "Hours of work &lt;b&gt;" in got.content.decode()


def test_a_group_says_how_many_and_what_was_typed_is_kept(client: Client) -> None:
    begin(client)
    got = client.post("/a/whom/", {"kind": "group", "participants": "many"})
    assert got.status_code == 422
    assert "Write how many people took part" in got.content.decode()
    assert 'value="many"' in got.content.decode()


def test_nothing_is_sent_where_nothing_was_answered(client: Client) -> None:
    begin(client)
    got = client.post("/a/check/")
    assert got.status_code == 422
    assert "Answer one question or more" in got.content.decode()
    assert not SubmissionRow.objects.exists()


def test_script_in_an_answer_is_shown_as_text(client: Client) -> None:
    begin(client)
    client.post("/a/2/", {"q2": "<script>alert(1)</script>"})
    for address in ("/a/2/", "/a/check/"):
        assert "<script>alert" not in client.get(address).content.decode()


def test_who_never_began_finds_the_form_closed(client: Client) -> None:
    for address in ("/a/1/", "/saved/", "/sent/"):
        assert client.get(address).headers["Location"] == "/closed/"
    assert client.get("/mine/").headers["Location"] == "/code/"
    assert client.get("/s/nowhere-2025/").status_code == 404


def test_nothing_tells_the_browser_or_the_address_of_a_participant(client: Client) -> None:
    begin(client)
    answer(client)
    client.post("/a/check/")
    rows = repr(
        [
            list(model.objects.values())
            for model in (SubmissionRow, DraftRow, ReceiptRow, SubmissionKeyRow)
        ]
    )
    assert "CANARY-AGENT" not in rows
    assert "10.9.8.7" not in rows


def test_the_intake_face_has_no_address_that_reads_a_response_without_its_receipt() -> None:
    names = {str(each.pattern) for each in get_resolver("folkmoot.web.intake.urls").url_patterns}
    assert names == {
        "",
        "s/<slug:round_id>/",
        "s/<slug:round_id>/with/",
        "s/<slug:round_id>/print/",
        "s/<slug:round_id>/form.pdf",
        "s/<slug:round_id>/paper/<int:number>/",
        "a/<str:name>/",
        "a/<str:name>/written/",
        "saved/",
        "sent/",
        "sent/back/",
        "code/",
        "mine/",
        "leave/",
        "closed/",
    }
