"""The secretariat publishes packs from their folder, and adds answers that every form shows."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from folkmoot.federation.mandates import Role
from folkmoot.web.consultation import queries, services
from folkmoot.web.federation import services as federation
from folkmoot.web.intake import queries as intake
from folkmoot.web.ledger import queries as record
from tests.builders import a_mandate, a_tree
from tests.consultation.senders import NORTH as BY
from tests.consultation.senders import PACK, ROUND, TRIAL

pytestmark = pytest.mark.django_db

ANSWER = {
    "question.en": "May <b>groups</b> answer?",
    "question.ar": "هل تجيب المجموعات؟",
    "answer.en": "They may.",
    "answer.ar": "نعم.",
}


@pytest.fixture(autouse=True)
def ines(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let Ines in, and give the folder of a pack among her packs."""
    federation.set_up_bodies(a_tree().bodies.values())
    for person, role, body in (
        ("ines", Role.OFFICER, "secretariat"),
        ("bo", Role.COORDINATOR, "north"),
    ):
        federation.set_up_person(person, person, [a_mandate(person, role, body)])
        federation.give_account(person, "secret")
    folder = tmp_path / "federations" / "lamp" / "trial"
    shutil.copytree(PACK, folder)
    monkeypatch.setenv("FOLKMOOT_PACKS", str(tmp_path))
    client.login(username="ines", password="secret")
    return folder


def test_a_pack_in_the_folder_is_published_by_a_button(client: Client) -> None:
    html = client.get("/desk/consultation/").content.decode()
    assert "A trial consultation" in html
    answer = client.post("/desk/consultation/", {"pack": "federations/lamp/trial"})
    assert answer["Location"] == "/desk/consultation/trial-2025/"
    assert "Published." in client.get("/desk/consultation/").content.decode()


def test_a_pack_with_faults_tells_them_with_file_and_line(client: Client, ines: Path) -> None:
    rounds = ines / "rounds.toml"
    rounds.write_text(rounds.read_text().replace("Europe/Oslo", "Mars/Olympus"))
    html = client.get("/desk/consultation/").content.decode()
    assert "rounds.toml:4" in html
    answer = client.post("/desk/consultation/", {"pack": "federations/lamp/trial"})
    assert answer.status_code == 422
    assert queries.consultation(TRIAL) is None


@pytest.mark.parametrize("name", ["", "../../etc", "/etc", "federations/lamp/none"])
def test_nothing_outside_the_folder_is_published(client: Client, name: str) -> None:
    assert client.post("/desk/consultation/", {"pack": name}).status_code == 422


def test_a_pack_that_was_changed_after_it_was_published_says_so(client: Client, ines: Path) -> None:
    client.post("/desk/consultation/", {"pack": "federations/lamp/trial"})
    paper = ines / "guidance.en.md"
    paper.write_text(paper.read_text() + "\nMore.\n")
    assert "changed in the folder since" in client.get("/desk/consultation/").content.decode()
    answer = client.post("/desk/consultation/", {"pack": "federations/lamp/trial"})
    assert answer.status_code == 422
    assert "other words" in answer.content.decode()


@pytest.fixture
def published(client: Client) -> str:
    """Publish the pack, open the round of North, and give the address of the pack's desk."""
    client.post("/desk/consultation/", {"pack": "federations/lamp/trial"})
    services.open_round(TRIAL, ROUND, by=BY, at=datetime(2025, 9, 8, tzinfo=UTC))
    return f"/desk/consultation/{TRIAL}/"


def test_an_added_answer_is_in_every_form_and_on_the_public_page(
    client: Client, published: str
) -> None:
    assert client.post(published, ANSWER).status_code == 302
    public = client.get(f"/consultation/{TRIAL}/pack/").content.decode()
    assert "They may." in public
    assert "<b>groups" not in public
    notice = intake.notice(ROUND)
    assert notice is not None
    paper = notice.consultation.papers["questions-and-answers"]
    assert "نعم." in paper.in_language("ar")
    assert queries.hash_of_pack(TRIAL) in public


def test_answers_are_added_in_their_order_and_none_is_changed(
    client: Client, published: str
) -> None:
    client.post(published, ANSWER)
    client.post(published, ANSWER | {"answer.en": "Only some."})
    assert [str(each.answer) for each in queries.added_answers(TRIAL)] == [
        "They may.",
        "Only some.",
    ]
    events = [entry for entry, _ in record.entries(TRIAL) if entry.event == "pack.answered"]
    assert [entry.detail["number"] for entry in events] == [1, 2]
    assert "They may" not in str([dict(entry.detail) for entry in events])


def test_an_answer_is_needed_in_each_language_and_what_was_typed_stays(
    client: Client, published: str
) -> None:
    answer = client.post(published, ANSWER | {"answer.ar": " "})
    assert answer.status_code == 422
    assert "They may." in answer.content.decode()
    assert queries.added_answers(TRIAL) == []


def test_only_the_secretariat_publishes_and_adds(published: str) -> None:
    bo = Client()
    bo.login(username="bo", password="secret")
    for address in ("/desk/consultation/", published):
        assert bo.get(address).status_code == 403
        assert bo.post(address, ANSWER).status_code == 403
