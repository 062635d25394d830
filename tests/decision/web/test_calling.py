"""A body is called to a meeting by whoever keeps its roll, under rules that it has."""

from pathlib import Path

import pytest
from django.test import Client

from folkmoot.federation.mandates import Role
from folkmoot.web.decision import queries
from folkmoot.web.federation import services as federation
from folkmoot.web.ledger import queries as record
from tests.builders import a_mandate, a_tree

pytestmark = pytest.mark.django_db

RULES = """
id = "north-rules"
body = "north"
title = "Standing orders"
adopted = "2023-03-18"
source = "standing-orders"
encoded_by = "tests"

[[rule]]
id = "ordinary"
article = "1"
preset = "simple"
"""
SAID = {"title": "Spring meeting", "day": "2026-05-02", "rules": "north-rules", "chair": "chloe"}
CALL = "/desk/meetings/call/?body=north"


@pytest.fixture(autouse=True)
def chloe(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the chair of North in, and give her body rules in the folder of packs."""
    federation.set_up_bodies(a_tree().bodies.values())
    federation.set_up_person("chloe", "Chloe", [a_mandate("chloe", Role.CHAIR, "north")])
    federation.give_account("chloe", "secret")
    client.login(username="chloe", password="secret")
    rules = tmp_path / "federations" / "lamp" / "rules"
    rules.mkdir(parents=True)
    (rules / "north.toml").write_text(RULES)
    monkeypatch.setenv("FOLKMOOT_PACKS", str(tmp_path))


def test_a_meeting_is_called_under_rules_that_the_body_has(client: Client) -> None:
    assert "Standing orders, 2023-03-18" in client.get(CALL).content.decode()
    answer = client.post(CALL, SAID)
    assert answer["Location"] == "/desk/meeting/north-2026-05-02/roll/"
    row = queries.meeting("north-2026-05-02")
    assert row is not None
    assert (row.title, row.chair, row.rules_id) == ("Spring meeting", "person:chloe", "north-rules")
    events = [entry.event for entry, _ in record.entries(queries.chain_of("north"))]
    assert events == ["rules.adopted", "meeting.called"]


def test_two_meetings_on_one_day_have_two_names_and_one_rule_set(client: Client) -> None:
    client.post(CALL, SAID)
    again = client.post(CALL, SAID)
    assert again["Location"] == "/desk/meeting/north-2026-05-02-2/roll/"
    events = [entry.event for entry, _ in record.entries(queries.chain_of("north"))]
    assert events == ["rules.adopted", "meeting.called", "meeting.called"]


@pytest.mark.parametrize(
    "wrong", [{"title": ""}, {"day": "soon"}, {"rules": "council-2022"}, {"chair": "dag"}]
)
def test_what_is_missing_is_asked_for_and_nothing_is_called(
    client: Client, wrong: dict[str, str]
) -> None:
    answer = client.post(CALL, SAID | wrong)
    assert answer.status_code == 400
    assert "There is something to correct" in answer.content.decode()
    assert queries.meetings() == []


def test_a_body_without_rules_is_told_what_it_lacks(client: Client, tmp_path: Path) -> None:
    (tmp_path / "federations" / "lamp" / "rules" / "north.toml").unlink()
    assert "no rules of procedure yet" in client.get(CALL).content.decode()


def test_rules_with_faults_are_passed_over(client: Client, tmp_path: Path) -> None:
    other = tmp_path / "federations" / "moth" / "rules"
    other.mkdir(parents=True)
    (other / "north.toml").write_text(RULES.replace('preset = "simple"', 'preset = "easy"'))
    assert "Standing orders, 2023-03-18" in client.get(CALL).content.decode()


@pytest.mark.parametrize("body", ["", "nowhere", "rive"])
def test_another_body_is_not_called(client: Client, body: str) -> None:
    assert client.get(f"/desk/meetings/call/?body={body}").status_code in {403, 404}
