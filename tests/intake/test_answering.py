"""Answering only what one wants, in any order, on the words of a clause, for a group."""

import re

import pytest
from django.test import Client

from folkmoot.consultation.responses import MINORITY
from folkmoot.policy.anchors import Anchor
from folkmoot.web.intake.composing import passage
from tests.intake.conftest import Post, Posted
from tests.intake.opening import the_response

pytestmark = pytest.mark.django_db

TEXT = "No state makes it an offence to sell. A *state* may not punish whoever sells."


@pytest.fixture
def on_clauses(post: Post) -> Posted:
    """Give the round of North with the text of a clause."""
    return post(clauses={"2.1": TEXT}, languages=("en",))


@pytest.fixture
def writer(client: Client, on_clauses: Posted) -> Client:
    """Give somebody who has begun."""
    client.post("/s/north-2025/")
    return client


def test_the_contents_say_what_is_answered_and_lead_to_the_rest(writer: Client) -> None:
    html = writer.get("/a/contents/").content.decode()
    assert "Begin with the first" in html
    assert writer.post("/a/contents/", {"go": "1"}).headers["Location"] == "/a/1/"
    to_contents = writer.post("/a/2/", {"q2": "Housing.", "contents": "yes"})
    assert to_contents.headers["Location"] == "/a/contents/"
    html = writer.get("/a/contents/").content.decode()
    assert re.search(r"protects people best\?</a> <span class=\"tag\">answered<", html)
    assert html.count('class="tag"') == 1
    assert 'value="consent"' in html


def test_one_question_may_be_all_that_is_answered(writer: Client, on_clauses: Posted) -> None:
    writer.post("/a/2/", {"q2": "Housing."})
    writer.post("/a/check/")
    assert [each.part for each in the_response(on_clauses).answers] == ["q2"]


def test_a_comment_is_anchored_to_the_words_it_means(writer: Client, on_clauses: Posted) -> None:
    assert "No state makes it an offence" in writer.get("/a/4.2.1/").content.decode()
    saved = writer.post(
        "/a/4.2.1/", {"q4.2.1": "Keep this.", "words:q4.2.1": "an OFFENCE\r\n to sell"}
    )
    assert saved.headers["Location"] == "/a/4/"
    assert "an offence to sell" in writer.get("/a/check/").content.decode()
    writer.post("/a/check/")
    (comment,) = the_response(on_clauses).answers
    assert comment.anchor == Anchor("2.1", "an offence to sell", TEXT[:18], TEXT[36 : 36 + 32])
    assert comment.text == "Keep this."


@pytest.mark.parametrize("words", ["nobody wrote this", "state"])
def test_words_that_do_not_stand_in_the_clause_or_stand_there_twice_come_back(
    writer: Client, words: str
) -> None:
    got = writer.post("/a/4.2.1/", {"q4.2.1": "Keep this.", "words:q4.2.1": words})
    html = got.content.decode()
    assert got.status_code == 422
    assert "do not stand in the clause" in html
    assert words in html
    assert "Keep this." in html
    assert re.search(r'<a href="#f-words-q4-2-1">', html)
    assert 'id="f-words-q4-2-1"' in html


def test_marked_words_without_a_word_of_ones_own_come_back(writer: Client) -> None:
    got = writer.post("/a/4.2.1/", {"q4.2.1": "", "words:q4.2.1": "an offence"})
    assert got.status_code == 422
    assert "Write what you want to say" in got.content.decode()


def test_a_clause_without_its_text_is_commented_on_by_its_gist(client: Client, post: Post) -> None:
    north = post(languages=("en",))
    client.post("/s/north-2025/")
    html = client.get("/a/4.2.1/").content.decode()
    assert "Selling is not a crime." in html
    assert "words:q4.2.1" not in html
    client.post("/a/4.2.1/", {"q4.2.1": "Yes.", "words:q4.2.1": "made up"})
    client.post("/a/check/")
    (comment,) = the_response(north).answers
    assert (comment.clause, comment.anchor) == ("2.1", None)


def test_marks_of_emphasis_between_words_are_no_hindrance() -> None:
    found = passage("2.1", "A *state* may not", "a state may")
    assert found is not None
    assert found.exact == "A *state* may"
    assert passage("2.1", "A state", "  ") is None


def test_a_group_says_how_many_and_what_its_minority_said(
    writer: Client, on_clauses: Posted
) -> None:
    assert writer.get("/a/minority/").status_code == 404
    writer.post("/a/whom/", {"kind": "group", "participants": "١٢"})
    writer.post("/a/2/", {"q2": "Most said housing."})
    writer.post("/a/minority/", {"minority": "Two said health."})
    assert "Two said health." in writer.get("/a/check/").content.decode()
    writer.post("/a/check/")
    response = the_response(on_clauses)
    assert response.participants == 12
    assert [each.part for each in response.answers] == ["q2", MINORITY]


def test_nothing_is_ticked_but_what_sending_itself_means(writer: Client) -> None:
    writer.post("/a/whom/", {"kind": "organisation", "organisation": "Night Light"})
    html = writer.get("/a/consent/").content.decode()
    ticked = re.findall(r'type="checkbox" name="(\w+)" autocomplete="off" checked', html)
    asked = re.findall(r'type="checkbox" name="(\w+)"', html)
    assert ticked == ["use"]
    assert asked == ["use", "quote", "attribute", "archive", "pass_on"]
    assert "To send means that your answers are read and counted" in html


def test_each_consent_is_given_by_itself(writer: Client, on_clauses: Posted) -> None:
    writer.post("/a/2/", {"q2": "Housing."})
    writer.post("/a/consent/", {"archive": "on"})
    writer.post("/a/check/")
    consents = the_response(on_clauses).consents
    assert (consents.use, consents.quote, consents.archive) == (False, False, True)


def test_what_may_hurt_and_what_to_do_in_danger_is_told_before_anything_is_typed(
    client: Client, on_clauses: Posted
) -> None:
    for address in ("/s/north-2025/", "/a/2/"):
        html = client.get(address).content.decode()
        assert "If you are in danger now" in html, address
        client.post("/s/north-2025/")
    before, _, after = client.get("/s/north-2025/").content.decode().partition("speak of violence")
    assert "<textarea" not in before
    assert after


def test_leaving_comes_first_by_keyboard_on_each_page(writer: Client) -> None:
    for address in ("/", "/s/north-2025/", "/a/contents/", "/a/2/", "/a/check/", "/code/"):
        html = writer.get(address).content.decode()
        first = re.search(r"<(a|button|input|textarea|summary)\b[^>]*>", html)
        assert first is not None, address
        assert 'class="btn exit"' in first[0], address


def test_the_bodys_own_questions_are_asked_after_those_of_the_pack(
    client: Client, post: Post
) -> None:
    from folkmoot.consultation.own_questions import own
    from folkmoot.consultation.questions import Question, QuestionKind
    from folkmoot.consultation.wording import NOTHING, Wording

    asked = Question("", QuestionKind.OPEN, Wording.of({"en": "And here?"}), NOTHING, ())
    north = post(languages=("en",), questions=own("north-2025", (asked,)))
    client.post("/s/north-2025/")
    assert "And here?" in client.get("/a/5/").content.decode()
    client.post("/a/5/", {"own-north-2025-1": "Here too."})
    client.post("/a/check/")
    assert [each.part for each in the_response(north).answers] == ["own-north-2025-1"]
