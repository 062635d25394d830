"""Reading a law at the desk: as one goes, without a script, until it is handed in."""

import re

import pytest
from django.test import Client

from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError
from folkmoot.web.assessment import coding_queries, coding_services
from folkmoot.web.ledger import queries as ledger
from tests.assessment.coding.conftest import NEW_YEAR, NOON, Enter, assigned, person

pytestmark = pytest.mark.django_db

DESK = "/desk/law/"
BATCH = "/desk/law/batch/pacific-2026/"
MINE = f"{BATCH}NZL/"


def read(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def an_answer(question: str, value: str, **more: str) -> dict[str, str]:
    said = {"value": value, "cites": "Act s 1", "reading": "official", "confidence": "high", **more}
    return {f"{name}-{question}": words for name, words in said.items()}


def say_all(client: Client) -> None:
    """Answer every question of the batch that applies where selling and buying are lawful."""
    client.post(f"{MINE}1/", {**an_answer("S1", "none"), **an_answer("S4", "none")})
    client.post(f"{MINE}2/", an_answer("B1", "none"))


@pytest.fixture
def amina(batch: str, entered: Enter) -> Client:
    client = entered("amina")
    assigned(batch, "amina")
    return client


def test_a_batch_is_opened_with_its_day_laws_questions_and_gate(
    law: object, entered: Enter
) -> None:
    sent = {
        "name": "first-2026",
        "on": "2026-01-01",
        "laws": ["NZL"],
        "others": "SWE, JPN",
        "groups": ["selling", "buying"],
        "gate": "5",
        "sample": "20",
        "source": "Policy Surveillance Program",
    }
    client = entered("chloe", Role.OFFICER)
    assert client.post("/desk/law/batch/", sent).status_code == 302
    held = coding_queries.batch("first-2026")
    assert held is not None
    assert (held.on, held.laws) == (NEW_YEAR, ("JPN", "NZL", "SWE"))
    assert held.groups()[0][1][:2] == ("S1", "S2")
    page = read(client, "/desk/law/batch/first-2026/")
    assert "Policy Surveillance Program." in page
    assert "nobody yet" in page


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": "pacific-2026"}, "of this name already"),
        ({"on": "9999-01-01"}, "still to come"),
        ({"laws": [], "others": "XXX"}, "Choose at least one law"),
        ({"groups": []}, "Choose at least one law"),
        ({"gate": "0"}, "Fill in name"),
        ({"source": ""}, "Fill in name"),
    ],
)
def test_a_batch_that_cannot_be_is_refused_in_a_sentence(
    batch: str, entered: Enter, change: dict[str, object], says: str
) -> None:
    sent = {
        "name": "second",
        "on": "2026-01-01",
        "laws": ["NZL"],
        "groups": ["selling"],
        "gate": "5",
        "sample": "20",
        "source": "PSP",
    }
    answer = entered("chloe", Role.OFFICER).post("/desk/law/batch/", {**sent, **change})
    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert coding_queries.batch("second") is None


def test_somebody_is_let_read_and_finds_it_in_the_queue(batch: str, entered: Enter) -> None:
    entered("amina")
    chloe = entered("chloe", Role.OFFICER)
    sent = {"laws": ["NZL", "SWE"], "coder": "amina", "kind": "blind"}
    assert chloe.post(BATCH, sent).status_code == 302
    assert "reads these laws already" in chloe.post(BATCH, sent).content.decode()
    assert chloe.post(BATCH, {**sent, "coder": "nobody"}).status_code == 400
    page = read(entered("amina"), DESK)
    assert "New Zealand" in page
    assert "0 of 6" in page


def test_answers_are_kept_as_one_goes_and_what_does_not_apply_says_so(amina: Client) -> None:
    answer = amina.post(
        f"{MINE}1/", {**an_answer("S1", "none", why="No such offence."), "onward": "yes"}
    )
    assert answer["Location"] == f"{MINE}2/"
    page = read(amina, f"{MINE}1/")
    assert "Does not apply, by your answer to S1" in page
    assert "No such offence." in page
    assert re.search(r'name="value-S1" value="none" checked', page)
    assert "1 of 4" in read(amina, MINE)


def test_taking_an_answer_back_leaves_none(amina: Client) -> None:
    amina.post(f"{MINE}1/", an_answer("S1", "none"))
    amina.post(f"{MINE}1/", an_answer("S1", ""))
    task = coding_queries.task("pacific-2026", "NZL", person("amina"))
    assert task is not None
    assert task.coding.answers == {}


def test_a_value_that_the_question_does_not_take_is_refused_and_what_was_typed_stays(
    amina: Client,
) -> None:
    sent = an_answer("S1", "perhaps", why="I am not sure.")
    answer = amina.post(f"{MINE}1/", sent)
    assert answer.status_code == 400
    assert "I am not sure." in answer.content.decode()


def test_a_reading_is_handed_in_once_with_its_checklist_empty(amina: Client) -> None:
    unfinished = amina.post(MINE, {"about": "The acts themselves."})
    assert unfinished.status_code == 400
    assert "Some questions are not answered" in unfinished.content.decode()
    say_all(amina)
    assert "Every question is answered and cites a text" in read(amina, MINE)
    assert amina.post(MINE, {"about": " "}).status_code == 400
    assert amina.post(MINE, {"about": "The acts themselves."}).status_code == 302
    assert "Handed in on" in read(amina, MINE)
    assert amina.post(f"{MINE}1/", an_answer("S1", "criminal")).status_code == 400
    assert amina.post(MINE, {"about": "Again."}).status_code == 400
    entry = [entry for entry, _ in ledger.entries("law")][-1]
    assert entry.event == "coding.handed_in"
    assert set(entry.detail) == {"batch", "answers", "asked", "hash"}


@pytest.mark.parametrize(
    ("question", "value", "says"),
    [("S1", "none", "cites nothing"), ("S1", "unknown", "does not say why it is unknown")],
)
def test_a_reading_with_bare_answers_is_not_taken(
    amina: Client, question: str, value: str, says: str
) -> None:
    say_all(amina)
    amina.post(f"{MINE}1/", {**an_answer(question, value, cites=""), **an_answer("S4", "none")})
    assert says in read(amina, MINE)
    refused = amina.post(MINE, {"about": "The acts.", "leaves_out": "yes"})
    assert refused.status_code == 400


def test_what_is_left_out_on_purpose_may_be(amina: Client) -> None:
    amina.post(f"{MINE}1/", an_answer("S1", "none"))
    assert amina.post(MINE, {"about": "Part.", "leaves_out": "yes"}).status_code == 302


def test_who_was_not_assigned_reads_nothing_and_saves_nothing(batch: str, entered: Enter) -> None:
    dag = entered("dag")
    for address in (MINE, f"{MINE}1/"):
        assert dag.get(address).status_code == 404
        assert dag.post(address, an_answer("S1", "none")).status_code == 404
    with pytest.raises(InputError, match="not yours to read"):
        coding_services.save_answers(batch, "NZL", ("S1",), (), by=person("dag"))


def test_a_question_of_no_batch_and_a_group_of_none_are_not_there(
    amina: Client, batch: str
) -> None:
    assert amina.get(f"{MINE}9/").status_code == 404
    assert amina.get(f"{MINE}0/").status_code == 404
    assert amina.get("/desk/law/batch/none/").status_code == 404
    with pytest.raises(InputError, match="not asked in this batch"):
        coding_services.save_answers(batch, "NZL", ("T1",), (), by=person("amina"))


def test_who_reads_must_be_named_with_laws_of_the_batch(batch: str) -> None:
    for laws, kind in ((("DEU",), "blind"), ((), "blind"), (("NZL",), "quick")):
        with pytest.raises(InputError, match="Choose laws of this batch"):
            coding_services.assign(
                batch, laws, person("amina"), kind=kind, by=person("chloe"), at=NOON
            )
