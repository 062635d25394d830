"""What a hostile browser sends, and a luckless one: a sentence each time, and nothing lost."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from folkmoot.consultation.invitations import mark_of
from folkmoot.consultation.receipts import new_code, spoken
from folkmoot.consultation.rounds import Who
from folkmoot.web.intake import box_services, services
from folkmoot.web.intake.models import DraftRow, SubmissionRow
from tests.intake.conftest import Post, Posted
from tests.intake.opening import the_response

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("north")]

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7|add:7 }}"


def begin(client: Client) -> None:
    client.post("/s/north-2025/")
    client.post("/a/language/", {"language": "en"})


def test_a_script_in_any_field_is_shown_as_text_on_every_page(client: Client, post: Post) -> None:
    post(clauses={"2.1": "The law of <b>one</b> & all."})
    begin(client)
    client.post("/a/whom/", {"kind": "group", "organisation": SCRIPT, "participants": SCRIPT})
    client.post("/a/whom/", {"kind": "group", "organisation": SCRIPT, "participants": "12"})
    client.post("/a/1/", {"choice:q1": SCRIPT, "q1": SCRIPT})
    client.post("/a/2/", {"q2": SCRIPT})
    client.post("/a/3/", {"scale:s1": SCRIPT})
    client.post("/a/4.2.1/", {"q4.2.1": SCRIPT, "words:q4.2.1": "one"})
    client.post("/a/minority/", {"minority": SCRIPT})
    steps = ("whom", "contents", "1", "2", "3", "4", "4.2.1", "minority", "consent", "check")
    pages = [f"/a/{step}/" for step in steps]
    shown = [client.get(address).content.decode() for address in pages]
    client.post("/a/check/")
    shown += [client.get(address).content.decode() for address in ("/sent/", "/mine/")]
    assert all("<script" not in html and "<img" not in html for html in shown)
    assert sum("&lt;script&gt;" in html for html in shown) >= 6


def test_a_script_in_a_code_or_an_organisation_is_shown_as_text(client: Client) -> None:
    for address in ("/code/", "/s/north-2025/with/"):
        html = client.post(address, {"code": SCRIPT}).content.decode()
        assert "<script" not in html
        assert "&lt;script&gt;" in html
    members, _lead = box_services.open_gathering("north-2025", SCRIPT)
    client.post("/s/north-2025/with/", {"code": members})
    assert "<script" not in client.get("/a/contents/").content.decode()


def test_the_character_nul_does_no_harm_anywhere(client: Client, north: Posted) -> None:
    begin(client)
    client.post("/a/2/", {"q2": "Hous\0ing\0"})
    client.post("/a/whom/", {"kind": "member\0", "organisation": "\0"})
    client.post("/a/check/")
    assert the_response(north).answers[0].text == "Housing"
    assert client.post("/code/", {"code": "\0" * 20}).status_code == 422
    client.cookies["answers"] = "\0\0"
    assert client.get("/a/2/").headers["Location"] == "/closed/"


def test_a_megabyte_is_given_back_whole_with_a_sentence(client: Client) -> None:
    begin(client)
    words = "x" * 1_000_000
    got = client.post("/a/2/", {"q2": words})
    assert got.status_code == 422
    assert words in got.content.decode()
    assert "at most 100,000 characters" in got.content.decode()


def test_more_than_two_megabytes_are_refused_in_a_sentence(client: Client) -> None:
    begin(client)
    got = client.post("/a/2/", {"q2": "x" * 3_000_000})
    assert got.status_code == 400
    assert "more than two megabytes" in got.content.decode()


@pytest.mark.parametrize("charset", ["utf-16", "latin-1", "no-such-charset"])
def test_a_form_in_another_encoding_is_refused_or_read_as_what_it_is(
    client: Client, charset: str
) -> None:
    begin(client)
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    got = client.generic("POST", "/a/2/", b"q2=caf%E9", kind)
    assert got.status_code in {303, 400}
    if got.status_code == 400:
        assert "not written in Unicode" in got.content.decode()


def test_a_broken_upload_is_refused_and_a_file_is_kept_nowhere(client: Client) -> None:
    begin(client)
    kind = "multipart/form-data; boundary="
    assert client.post("/a/2/", b"--x", content_type=kind).status_code == 400
    body = (
        b'--x\r\nContent-Disposition: form-data; name="q2"; filename="a.exe"\r\n\r\nMZ\r\n--x--\r\n'
    )
    got = client.post("/a/2/", body, content_type="multipart/form-data; boundary=x")
    assert got.status_code in {303, 400}


def test_steps_that_there_are_not_are_no_pages(client: Client) -> None:
    begin(client)
    for step in ("0", "5", "99", "-1", "٣", "4.9.9", "2.2.1", "..", "minority", "1" * 5000):
        assert client.get(f"/a/{step}/").status_code == 404, step
        assert client.post(f"/a/{step}/", {"q2": "x"}).status_code == 404, step
    assert client.post("/a/contents/", {"go": "//evil.example"}).headers["Location"] == (
        "/a/contents/"
    )


def test_a_page_sent_again_changes_nothing_and_leads_to_the_receipt(client: Client) -> None:
    begin(client)
    client.post("/a/2/", {"q2": "Housing."})
    for _ in range(3):
        assert client.post("/a/check/").headers["Location"] == "/sent/"
    assert client.post("/a/2/", {"q2": "Other words."}).headers["Location"] == "/sent/"
    assert SubmissionRow.objects.count() == 1


def test_two_tabs_side_by_side_lose_none_of_the_answers(client: Client, north: Posted) -> None:
    begin(client)
    tab = Client()
    tab.cookies = client.cookies
    client.post("/a/2/", {"q2": "From one tab."})
    tab.post("/a/1/", {"q1": "From the other."})
    client.post("/s/north-2025/")
    assert DraftRow.objects.count() == 1
    client.post("/a/check/")
    assert [each.text for each in the_response(north).answers] == [
        "From the other.",
        "From one tab.",
    ]


def test_a_page_of_another_survey_is_given_back_and_saved_nowhere(
    client: Client, post: Post
) -> None:
    post("cedar-2025")
    begin(client)
    client.post("/s/cedar-2025/")
    got = client.post("/a/2/", {"q2": "Words that were meant for North.", "round": "north-2025"})
    assert got.status_code == 409
    assert "Words that were meant for North." in got.content.decode()
    assert "Another survey was begun" in got.content.decode()
    code = client.cookies["answers"].value
    assert services.open_draft(code) == {
        "round": "cedar-2025",
        "answers": {},
        "role": "participant",
    }


def test_a_code_with_confusable_letters_is_read(client: Client) -> None:
    code = services.begin_draft(
        {"round": "north-2025", "answers": {}}, today=datetime.now(UTC).date()
    )
    alike = str.maketrans("01", "Ol")
    typed = f"\u200f {spoken(code).lower().translate(alike).replace(' ', '–')} \u200e"
    assert client.post("/code/", {"code": typed}).status_code == 303


def test_a_form_from_elsewhere_is_refused_in_a_sentence(north: Posted) -> None:
    strict = Client(enforce_csrf_checks=True)
    for address in ("/s/north-2025/", "/a/2/", "/code/", "/mine/", "/sent/back/"):
        got = strict.post(address, {"q2": "x"})
        assert got.status_code == 403, address
        assert "Cookies must be allowed" in got.content.decode(), address
    assert not DraftRow.objects.exists()


def test_nobody_is_kept_from_leaving(monkeypatch: pytest.MonkeyPatch) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["answers"] = "A" * 20
    left = strict.post("/leave/")
    assert left.headers["Location"] == "/closed/"
    assert left.cookies["answers"]["max-age"] == 0


def test_an_invitation_replayed_in_many_browsers_admits_one(client: Client, post: Post) -> None:
    post("cedar-2025", who=Who.MEMBERS, languages=("en",))
    token = new_code()
    box_services.post_tokens("cedar-2025", [mark_of(token, "cedar-2025")])
    others = [Client() for _ in range(5)]
    for each in others:
        each.post("/s/cedar-2025/with/", {"code": token})
        each.post("/a/2/", {"q2": "Housing."})
    assert [each.post("/a/check/").status_code for each in others].count(303) == 1
    assert SubmissionRow.objects.count() == 1


def test_cookies_that_hold_anything_else_open_nothing(client: Client) -> None:
    for value in ("", "x", "<script>", "A" * 20, "A" * 4000, "../../etc/passwd"):
        client.cookies["answers"] = value
        for address in ("/a/2/", "/saved/", "/sent/"):
            assert client.get(address).headers["Location"] == "/closed/", value
        assert client.get("/mine/").headers["Location"] == "/code/"


def test_no_log_names_an_address_of_a_page(
    caplog: pytest.LogCaptureFixture, client: Client
) -> None:
    Client(enforce_csrf_checks=True).post("/s/north-2025/", HTTP_HOST="testserver")
    Client().get("/s/canary-address/")
    client.post("/a/2/", {"q2": "x" * 3_000_000})
    client.get("/s/north-2025/", HTTP_HOST="canary.example")
    assert "/s/" not in caplog.text
    assert "/a/" not in caplog.text
    assert "canary" not in caplog.text
