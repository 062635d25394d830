"""Batches: made by chance that anybody can repeat, and led by somebody who does not read them."""

import pytest
from django.test import Client

from folkmoot.federation.mandates import Role
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_book_queries import Book
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.models import BatchRow
from tests.analysis.web_coding.conftest import BATCH, Enter, read_all

pytestmark = pytest.mark.django_db

NEW, HERE = "/desk/coding/batch/", f"/desk/coding/batch/{BATCH}/"
SENT = {"name": "four", "book": "voices-1", "size": "4", "coders": ["person:amina", "person:bo"]}


@pytest.fixture
def ines(book: Book, entered: Enter) -> Client:
    """Let Ines sit at the desk beside two coders."""
    entered("amina")
    entered("bo")
    return entered("ines", Role.COORDINATOR)


def test_a_batch_is_drawn_by_its_name_and_said_to_be(ines: Client) -> None:
    assert ines.post(NEW, SENT)["Location"] == "/desk/coding/batch/four/"
    held = queries.batch("four")
    assert len(queries.responses_in("four")) == 4
    assert (held.drawn["seed"], held.drawn["of"]) == ("four", 8)
    assert "drawn at random out of 8." in ines.get("/desk/coding/batch/four/").content.decode()


def test_each_kind_gets_its_share_where_that_is_wanted(ines: Client) -> None:
    ines.post(NEW, {**SENT, "drawn_by": "kind"})
    assert queries.batch("four").drawn["strata"] == [["member", 4, 2], ["organisation", 4, 2]]


def test_a_machine_that_is_ticked_reads_at_once_and_nobody_who_reads_hears_of_it(
    ines: Client, entered: Enter
) -> None:
    ines.post(NEW, {**SENT, "machine": "yes"})
    assert len(queries.batch("four").machines) == 1
    page = entered("amina").get("/desk/coding/batch/four/").content.decode()
    assert "machine:" not in page
    assert "Machine" not in page


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"name": "Not A Slug!"}, "Give a name of small letters"),
        ({"book": "nowhere-1"}, "and a codebook"),
        ({"coders": []}, "Choose who reads"),
        ({"coders": ["person:dag"]}, "Give a name"),
        ({"size": "0"}, "Give a name"),
    ],
)
def test_what_is_no_batch_comes_back_in_a_sentence(
    ines: Client, changed: dict[str, object], told: str
) -> None:
    answer = ines.post(NEW, {**SENT, **changed})
    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert not BatchRow.objects.exists()


def test_a_name_is_given_once(ines: Client) -> None:
    ines.post(NEW, SENT)
    assert "batch of this name already" in ines.post(NEW, SENT).content.decode()


def test_one_more_coder_shuts_what_was_open_until_they_hand_in(
    both_read: Batch, entered: Enter
) -> None:
    ines = entered("ines", Role.COORDINATOR)
    entered("eve")
    assert ines.post(HERE, {"coder": "person:eve"}).status_code == 302
    assert "have not handed in" in entered("eve").get(f"{HERE}agreement/").content.decode()
    assert "still reading" in ines.get(f"{HERE}differences/").content.decode()
    read_all(entered("eve"), "eve", {"north-3": "police"})
    page = ines.get(f"{HERE}agreement/").content.decode()
    assert "3 people" in page
    assert "A – C" in page


def test_a_batch_goes_on_without_a_coder_who_never_hands_in(batch: Batch, entered: Enter) -> None:
    read_all(entered("amina"), "amina", {"north-0": "police"})
    ines = entered("ines", Role.COORDINATOR)
    assert ines.post(HERE, {"without": "person:amina"}).status_code == 400  # she handed in
    assert ines.post(HERE, {"without": "person:bo"}).status_code == 302
    assert queries.batch(BATCH).people == ("person:amina",)
    assert ines.post(HERE)["Location"] == f"{HERE}results/"


def test_who_reads_a_batch_does_not_say_who_else_does(batch: Batch, entered: Enter) -> None:
    entered("eve")
    for sent in ({"coder": "person:eve"}, {"without": "person:bo"}):
        assert entered("amina").post(HERE, sent).status_code == 400
    assert queries.batch(BATCH).people == ("person:amina", "person:bo")


def test_nobody_reads_who_holds_no_mandate_for_it(both_read: Batch, entered: Enter) -> None:
    answer = entered("ines", Role.COORDINATOR).post(HERE, {"coder": "person:nobody"})
    assert answer.status_code == 400
    assert "Choose who reads" in answer.content.decode()
