"""Proposing a version on the workbench: who may, what is shown first, what is refused."""

import pytest
from django.test import Client

from folkmoot.foundation.canonical import content_hash
from folkmoot.policy.versions import render_version
from folkmoot.web.policy import queries
from tests.builders import BO, CHLOE
from tests.policy.conftest import a_second

DESK = "/desk/policy/sex-work-rights/propose/"

pytestmark = pytest.mark.usefixtures("people")


@pytest.fixture
def bo(client: Client) -> Client:
    """Give Bo's browser, who is the policy officer."""
    assert client.login(username=BO, password="a password")
    return client


def test_the_public_is_asked_to_enter_and_the_chair_of_the_board_is_told_the_rule(client, policy):
    assert client.get(DESK)["Location"].startswith("/enter/")
    client.login(username=CHLOE, password="a password")
    assert client.get(DESK).status_code == 403
    assert client.post(DESK, {"text": "x", "keep": "yes"}).status_code == 403


def test_it_begins_from_the_last_version_with_the_next_number(bo, policy):
    page = bo.get(DESK).content.decode()
    assert "version = &quot;2&quot;" in page
    assert "Keep it as proposed" not in page


def test_the_differences_are_shown_before_anything_is_kept(bo, policy):
    text = render_version(a_second(policy)).replace("\n", "\r\n")
    page = bo.post(DESK, {"text": text, "look": "yes"}).content.decode()
    assert "Version 2 beside version 1" in page
    assert "Keep it as proposed" in page
    assert len(queries.versions(policy.id)) == 1


def test_a_version_that_is_kept_is_proposed_by_the_person(bo, policy):
    text = render_version(a_second(policy))
    answer = bo.post(DESK, {"text": text, "keep": "yes", "seen": content_hash(text)})
    assert answer["Location"] == "/policy/sex-work-rights/2/"
    assert queries.versions(policy.id)[-1].text == text


def test_a_text_that_was_changed_after_looking_is_shown_again_and_not_kept(bo, policy):
    text = render_version(a_second(policy))
    changed = text.replace("States listen.", "States listen well.")
    answer = bo.post(DESK, {"text": changed, "keep": "yes", "seen": content_hash(text)})
    assert content_hash(changed) in answer.content.decode()
    assert len(queries.versions(policy.id)) == 1


def test_faults_are_told_with_their_lines_and_nothing_typed_is_lost(bo, policy):
    text = render_version(a_second(policy)).replace("{respect}", "{admire}", 1)
    answer = bo.post(DESK, {"text": text, "keep": "yes"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Line 34: &#x27;admire&#x27; is no obligation." in page
    assert "A part in decisions" in page
    assert len(queries.versions(policy.id)) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "The text is empty."),
        ("x" * 400_001, "The text is longer than a version can be."),
        ("<script>alert(1)</script>", "The file must begin with facts in TOML"),
    ],
)
def test_what_is_no_version_is_refused_in_a_sentence(bo, policy, text, told):
    answer = bo.post(DESK, {"text": text, "look": "yes"})
    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert "<script>alert" not in answer.content.decode()


def test_a_number_that_is_taken_is_refused(bo, policy):
    text = render_version(policy.versions[0])
    answer = bo.post(DESK, {"text": text, "keep": "yes", "seen": content_hash(text)})
    assert "Version 1 is there already with just this text." in answer.content.decode()
