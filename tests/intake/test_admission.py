"""Who may answer: whoever wishes, the invited once each, and the members of an organisation."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from folkmoot.consultation.invitations import mark_of
from folkmoot.consultation.receipts import new_code
from folkmoot.consultation.rounds import Who
from folkmoot.web.intake import box_services, services
from folkmoot.web.intake.models import (
    CollationRow,
    CommentRow,
    DraftRow,
    ReceiptRow,
    SubmissionKeyRow,
    SubmissionRow,
    TokenRow,
)
from tests.intake.conftest import Post, Posted
from tests.intake.opening import the_response

pytestmark = pytest.mark.django_db

WITH = "/s/north-2025/with/"


@pytest.fixture
def token(post: Post) -> str:
    """Give the code of one invitation to the round of North, which only the invited answer."""
    post(who=Who.INVITED)
    code = new_code()
    box_services.post_tokens("north-2025", [mark_of(code, "north-2025")])
    return code


def write(client: Client, words: str = "Housing.") -> None:
    client.post("/a/language/", {"language": "en"})
    client.post("/a/2/", {"q2": words})


def test_an_invitation_lets_somebody_answer_once(client: Client, token: str) -> None:
    assert "You need the code" in client.get("/s/north-2025/").content.decode()
    assert client.post("/s/north-2025/").headers["Location"] == WITH
    assert not DraftRow.objects.exists()
    assert client.post(WITH, {"code": token.lower()}).headers["Location"] == "/a/language/"
    write(client)
    assert client.post("/a/check/").headers["Location"] == "/sent/"
    refused = Client().post(WITH, {"code": token})
    assert refused.status_code == 422
    assert "was used already" in refused.content.decode()


def test_two_who_begin_with_one_invitation_send_one_response(client: Client, token: str) -> None:
    other = Client()
    for each in (client, other):
        each.post(WITH, {"code": token})
        write(each)
    assert client.post("/a/check/").headers["Location"] == "/sent/"
    refused = other.post("/a/check/")
    assert refused.status_code == 422
    assert "was used already. Nothing was sent" in refused.content.decode()
    assert SubmissionRow.objects.count() == 1


def test_nothing_that_is_stored_joins_a_response_to_its_invitation(
    client: Client, token: str
) -> None:
    client.post(WITH, {"code": token})
    write(client)
    client.post("/a/check/")
    mark = mark_of(token, "north-2025")
    rows: list[Any] = [SubmissionRow, SubmissionKeyRow, ReceiptRow, DraftRow]
    assert mark not in repr([list(each.objects.values()) for each in rows])
    assert {field.name for field in TokenRow._meta.get_fields()} == {
        "key",
        "mark",
        "round",
        "spent",
    }


def test_a_code_of_another_round_and_one_that_is_none_are_refused_in_a_sentence(
    client: Client, token: str, post: Post
) -> None:
    post("cedar-2025", who=Who.INVITED)
    for typed in (token, "nonsense", "0" * 20):
        refused = client.post("/s/cedar-2025/with/", {"code": typed})
        assert refused.status_code == 422
        assert "does not open this survey" in refused.content.decode()
        assert typed in refused.content.decode()
    assert not DraftRow.objects.exists()


def test_a_response_without_an_invitation_is_refused_whichever_way_it_comes(
    client: Client, token: str
) -> None:
    code = services.begin_draft(
        {"round": "north-2025", "answers": {"q2": "Housing."}}, today=datetime.now(UTC).date()
    )
    client.cookies["answers"] = code
    assert client.post("/a/check/").status_code == 422
    assert not SubmissionRow.objects.exists()


def test_a_link_with_a_code_is_left_at_once_and_spends_nothing(client: Client, token: str) -> None:
    led = client.get(f"{WITH}?c={token}")
    assert (led.status_code, led.headers["Location"]) == (303, WITH)
    assert f'value="{token}"' in client.get(WITH).content.decode()
    assert 'name="code" value=""' in client.get(WITH).content.decode()
    assert not TokenRow.objects.filter(spent=True).exists()


def test_a_round_that_is_not_announced_opens_with_its_preview_code_and_takes_nothing(
    client: Client, post: Post
) -> None:
    code = new_code()
    post(announced=None, preview=mark_of(code, "north-2025"))
    assert client.get("/s/north-2025/").status_code == 404
    assert client.post(WITH, {"code": code}).status_code == 303
    assert client.get("/s/north-2025/").status_code == 200
    assert client.get("/s/north-2025/paper/1/").status_code == 200
    assert client.get("/s/north-2025/print/").status_code == 200
    assert Client().get("/s/north-2025/paper/1/").status_code == 404
    write(client)
    refused = client.post("/a/check/")
    assert refused.status_code == 422
    assert "This is a preview" in refused.content.decode()
    assert not SubmissionRow.objects.exists()
    post()
    assert client.post("/s/north-2025/").headers["Location"] == "/a/language/"
    write(client)
    assert client.post("/a/check/").headers["Location"] == "/sent/"


def test_members_write_and_the_lead_makes_one_response_of_it(client: Client, post: Post) -> None:
    north = post()
    members, lead = box_services.open_gathering("north-2025", "Night Light")
    for words in ("Housing <b>first</b>.", "Health first."):
        member = Client()
        member.post(WITH, {"code": members})
        assert "Night Light" in member.get("/a/contents/").content.decode()
        assert member.get("/a/whom/").status_code == 404
        write(member, words)
        assert member.post("/a/check/").headers["Location"] == "/sent/"
        assert member.post("/a/check/").headers["Location"] == "/sent/"
    assert CommentRow.objects.count() == 2
    assert not SubmissionRow.objects.exists()
    client.post(WITH, {"code": lead})
    client.post("/a/language/", {"language": "en"})
    shown = client.get("/a/2/written/").content.decode()
    assert "Housing &lt;b&gt;first&lt;/b&gt;." in shown
    assert "Health first." in shown
    assert "Health first." in client.get("/a/2/").content.decode()
    client.post("/a/2/", {"q2": "Housing and health."})
    client.post("/a/consent/", {"use": "on", "attribute": "on"})
    assert client.post("/a/check/").headers["Location"] == "/sent/"
    response = the_response(north)
    assert (response.organisation, response.kind) == ("Night Light", "organisation")
    assert not CommentRow.objects.exists()
    for code in (members, lead):
        assert "was used already" in Client().post(WITH, {"code": code}).content.decode()
    assert box_services.gatherings("north-2025")[0].done


def test_what_members_write_is_sealed_to_the_lead_and_read_by_no_member(
    client: Client, post: Post
) -> None:
    post()
    members, _lead = box_services.open_gathering("north-2025", "Night Light")
    client.post(WITH, {"code": members})
    write(client, "CANARY")
    client.post("/a/check/")
    assert "CANARY" not in repr(list(CommentRow.objects.values()))
    other = Client()
    other.post(WITH, {"code": members})
    assert other.get("/a/2/written/").status_code == 404


def test_long_comments_stand_on_pages_of_their_own(client: Client, post: Post) -> None:
    post()
    members, lead = box_services.open_gathering("north-2025", "Night Light")
    for number in range(23):
        member = Client()
        member.post(WITH, {"code": members})
        write(member, f"Number {number}. " + "Much to say. " * 40)
        member.post("/a/check/")
    client.post(WITH, {"code": lead})
    client.post("/a/language/", {"language": "en"})
    question = client.get("/a/2/").content.decode()
    assert "/a/2/written/" in question
    assert "Much to say." not in question
    pages = [client.get(f"/a/2/written/?page={n}").content.decode() for n in (1, 2)]
    shown = [number for number in range(23) if any(f"Number {number}." in page for page in pages)]
    assert shown == list(range(23))


def test_a_member_takes_a_comment_back(client: Client, post: Post) -> None:
    post()
    members, _lead = box_services.open_gathering("north-2025", "Night Light")
    client.post(WITH, {"code": members})
    write(client)
    client.post("/a/check/")
    assert "Take them back" in client.get("/sent/").content.decode()
    assert client.post("/sent/back/").headers["Location"] == "/closed/"
    assert not CommentRow.objects.exists()


def test_comments_are_destroyed_when_their_round_is_over(client: Client, post: Post) -> None:
    post()
    members, _lead = box_services.open_gathering("north-2025", "Night Light")
    client.post(WITH, {"code": members})
    write(client)
    client.post("/a/check/")
    now = datetime.now(UTC)
    services.forget_what_is_over(now)
    assert CommentRow.objects.count() == 1
    services.forget_what_is_over(now + timedelta(days=30))
    assert not CommentRow.objects.exists()


def test_codes_of_a_gathering_are_stored_nowhere(north: Posted) -> None:
    codes = box_services.open_gathering("north-2025", "Night Light")
    (row,) = CollationRow.objects.values()
    assert not any(re.search(code, repr(row)) for code in codes)
