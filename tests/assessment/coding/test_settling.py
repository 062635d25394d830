"""Where readings differ somebody else settles it, with a reason; everybody sees how far they do."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from folkmoot.assessment.divergence import Rate
from folkmoot.federation.mandates import Role
from folkmoot.foundation.packs import packs_home
from folkmoot.web.assessment import coding_queries, coding_settled_queries
from folkmoot.web.assessment.models import LawChangeRow
from folkmoot.web.demo import readings
from tests.assessment.coding.conftest import BATCH, NOON, Enter, assigned
from tests.assessment.coding.test_coding_desk import MINE, an_answer, read, say_all

pytestmark = pytest.mark.django_db

REVIEW = f"{MINE}review/"
REASON = "Both cite section 1, which punishes no buyer."


@pytest.fixture
def chloe(batch: str, entered: Enter) -> Client:
    """Let two people have read New Zealand, who differ on buying; give the desk of a third."""
    for name, value in (("amina", "criminal"), ("bo", "none")):
        client = entered(name)
        assigned(batch, name)
        say_all(client)
        client.post(f"{MINE}2/", an_answer("B1", value, why=f"{name} thinks so."))
        client.post(MINE, {"about": "Read.", "leaves_out": "yes"})
    return entered("chloe", Role.OFFICER)


def settle(client: Client, value: str = "none", **more: str) -> int:
    sent = {"question": "B1", "value": value, "reason": REASON, **more}
    return client.post(REVIEW, sent).status_code


def test_the_review_sheet_shows_only_where_readings_differ_until_all_is_asked_for(
    chloe: Client,
) -> None:
    page = read(chloe, REVIEW)
    assert "1 of 3, 33.3 in 100" in page
    assert "amina thinks so." in page
    assert "bo thinks so." in page
    assert 'id="S1"' not in page
    assert 'id="S1"' in read(chloe, f"{REVIEW}?all=yes")


def test_the_batch_says_what_comes_next(chloe: Client) -> None:
    page = read(chloe, f"/desk/law/batch/{BATCH}/")
    assert "33.3 in 100 answers diverge; the gate is 5. Next: all laws are read twice." in page
    assert "nobody yet" in page


def test_what_is_settled_stands_on_the_sheet_with_its_history(chloe: Client) -> None:
    assert settle(chloe, "criminal", reason="At first sight.") == 302
    assert settle(chloe) == 302
    page = read(chloe, REVIEW)
    assert page.index("At first sight.") < page.index(REASON)
    assert "Settled before" in page
    assert "Chloe" in page


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"value": "perhaps"}, "not an answer to the question"),
        ({"question": "T1"}, "not an answer to the question"),
        ({"reason": ""}, "give the reason"),
        ({"reason": "  "}, "give the reason"),
        ({"value": "administrative"}, "No reading gave this answer"),
    ],
)
def test_what_cannot_be_settled_is_told_in_a_sentence(
    chloe: Client, more: dict[str, str], says: str
) -> None:
    sent = {"question": "B1", "value": "none", "reason": REASON, **more}
    answer = chloe.post(REVIEW, sent)
    assert answer.status_code == 400
    assert says in answer.content.decode()


def test_a_value_of_nobody_may_be_settled_where_it_cites_something(chloe: Client) -> None:
    assert settle(chloe, "administrative", cites="By-law 7\nBy-law 8") == 302


def test_the_file_holds_what_is_agreed_on_and_settled(chloe: Client) -> None:
    before = tomllib.loads(read(chloe, f"{MINE}settled.toml"))
    assert [answer["question"] for answer in before["answer"]] == ["S1", "S4"]
    settle(chloe)
    held = tomllib.loads(read(chloe, f"{MINE}settled.toml"))
    assert held["answer"][-1]["value"] == "none"
    assert held["answer"][-1]["why"] == REASON


def test_a_law_is_sent_back_for_one_more_reading(chloe: Client, entered: Enter) -> None:
    entered("eve")
    assert chloe.post(f"{MINE}third/", {"coder": "eve", "kind": "third"}).status_code == 302
    assert "Until then nobody sees what another wrote" in read(chloe, REVIEW)
    assert chloe.post(f"{MINE}third/", {"coder": "none", "kind": "third"}).status_code == 400
    assert chloe.get(f"{MINE}third/").status_code == 302


def test_a_third_reading_stands_beside_and_counts_in_no_rate(chloe: Client, entered: Enter) -> None:
    eve = entered("eve")
    chloe.post(f"{MINE}third/", {"coder": "eve", "kind": "third"})
    say_all(eve)
    eve.post(f"{MINE}1/", {**an_answer("S1", "none"), **an_answer("S4", "criminal")})
    eve.post(MINE, {"about": "Read.", "leaves_out": "yes"})
    page = read(chloe, REVIEW)
    assert "Reading 3" in page
    assert "1 of 3, 33.3 in 100" in page


def test_a_last_test_is_held_against_what_was_settled(chloe: Client, entered: Enter) -> None:
    settle(chloe)
    dag = entered("dag")
    assigned(BATCH, "dag", kind="naive")
    say_all(dag)
    dag.post(f"{MINE}1/", {**an_answer("S1", "none"), **an_answer("S4", "criminal")})
    dag.post(MINE, {"about": "Read.", "leaves_out": "yes"})
    batch = coding_queries.batch(BATCH)
    assert batch is not None
    found = coding_settled_queries.naive_rate(batch, "NZL", coding_queries.opened(BATCH)["NZL"])
    assert found == Rate(coded=3, divergences=1, unknowns=0, known=3)
    assert "Last test:" in read(chloe, f"/desk/law/batch/{BATCH}/")


def test_a_change_of_the_law_is_begun_from_what_it_does_not_say(
    chloe: Client, entered: Enter
) -> None:
    settle(chloe, "criminal")
    assert chloe.post(f"{MINE}take/").status_code == 403
    assert "B1</b> criminal" in read(chloe, REVIEW)
    answer = entered("eve").post(f"{MINE}take/")
    change = LawChangeRow.objects.get()
    assert answer["Location"] == f"/desk/law/NZL/change/{change.pk}/"
    assert change.about == f"From batch {BATCH}, the law on 2026-01-01: B1: criminal."


def test_nothing_is_begun_where_the_law_says_all_of_it(chloe: Client, entered: Enter) -> None:
    settle(chloe)
    answer = entered("eve").post(f"{MINE}take/")
    assert answer.status_code == 400
    assert "says all that is agreed on" in answer.content.decode()
    assert not LawChangeRow.objects.exists()


def test_the_public_page_counts_what_was_read_blind_with_the_files(chloe: Client) -> None:
    page = read(Client(), "/law/codings/")
    assert "How far readings differ" in page
    assert "Policy Surveillance Program" in page
    assert "Sweden" in page
    for asked in ("too few laws to say", "Krippendorff"):
        assert asked in page


def test_readers_have_no_names_in_public_and_reasons_stand_there(chloe: Client) -> None:
    settle(chloe)
    page = read(Client(), "/law/NZL/codings/")
    assert REASON in page
    assert "Batch pacific-2026" in page
    assert "From the files" in page
    for name in ("amina", "chloe", "person:"):
        assert name not in page.lower().replace("amina thinks so", "")


def test_a_law_that_nobody_read_twice_and_one_that_is_unknown(law: Path) -> None:
    assert "read once, or not at all" in read(Client(), "/law/JPN/codings/")
    read(Client(), "/law/XXX/codings/", 404)


def test_what_the_demo_enters_is_what_the_two_files_say(law: Path, entered: Enter) -> None:
    told = readings.read_twice(law / "laws", date(2026, 1, 1), NOON)
    assert "NZL" in told
    batch = coding_queries.batch(readings.BATCH)
    assert batch is not None
    first, second = coding_queries.opened(readings.BATCH)["NZL"]
    laws = tomllib.loads((packs_home() / "laws/NZL/coding-draft-2.toml").read_text())
    values = {answer["question"]: answer["value"] for answer in laws["answer"]}
    assert all(values[question] == one.value for question, one in second.coding.answers.items())
    assert first.coding.about.startswith("Not read anew")


def test_pages_ask_the_database_few_questions(
    chloe: Client, django_assert_max_num_queries: object
) -> None:
    for address in ("/law/codings/", "/law/NZL/codings/", f"/desk/law/batch/{BATCH}/", REVIEW):
        with django_assert_max_num_queries(32):  # type: ignore[operator]  # a pytest-django fixture
            read(chloe, address)
