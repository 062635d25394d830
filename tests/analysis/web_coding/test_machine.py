"""The machine as a coder: hidden, tried against what was settled, admitted code by code."""

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from folkmoot.analysis.coding.codebook import Code
from folkmoot.federation.mandates import Role
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_book_queries import Book
from folkmoot.web.analysis.coding_book_services import save_codebook
from folkmoot.web.analysis.coding_machine_services import let_machine_read
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.models import TrialRow
from folkmoot.web.ledger import queries as ledger
from tests.analysis.web_coding.conftest import BATCH, BY, CONSULTATION, NOON, Enter, a_batch
from tests.analysis.web_coding.test_settling import settle_all

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db

HERE = f"/desk/coding/batch/{BATCH}/"


@pytest.fixture
def ines(both_read: Batch, entered: Enter) -> Client:
    """Let Ines let the machine read what both people have read."""
    client = entered("ines", Role.COORDINATOR)
    assert client.post(f"{HERE}machine/").status_code == 302
    return client


def admit(
    client: Client, code: str = "police", said: str = "yes", reason: str = "It does well."
) -> "Answer":
    coder = queries.batch(BATCH).machines[0]
    sent = {"coder": coder, "code": code, "admitted": said, "reason": reason}
    return client.post(f"{HERE}machine/", sent)


def machine_rows(client: Client) -> int:
    return client.get(f"{HERE}results/").content.decode().count("by the machine, admitted")


def test_a_machine_is_named_by_its_weights_and_reads_a_batch_once(ines: Client) -> None:
    (machine,) = queries.batch(BATCH).machines
    assert re.fullmatch(r"machine:[0-9a-f]{12}", machine)
    let_machine_read(BATCH, at=NOON)
    assert queries.batch(BATCH).machines == (machine,)


def test_its_trial_waits_until_every_difference_is_settled(ines: Client) -> None:
    assert "Its trial can be read when" in ines.get(f"{HERE}machine/").content.decode()
    assert admit(ines).status_code == 400
    settle_all(ines)
    page = ines.get(f"{HERE}machine/").content.decode()
    assert "people 2, machine" in page
    assert "too few to tell" in page


def test_its_codings_count_nowhere_before_somebody_admits_it(ines: Client) -> None:
    settle_all(ines)
    assert machine_rows(ines) == 0
    assert admit(ines).status_code == 302
    assert machine_rows(ines) == 1
    page = ines.get(f"{HERE}segments/?code=police&by=machine").content.decode()
    assert "by the machine, admitted" in page
    assert "<mark>" in page


def test_a_machine_that_is_refused_counts_no_more(ines: Client) -> None:
    settle_all(ines)
    admit(ines)
    admit(ines, said="no", reason="On second thoughts.")
    assert machine_rows(ines) == 0
    events = [entry.event for entry, _ in ledger.entries("analysis")]
    assert events.count("machine.admitted") == 2


@pytest.mark.parametrize(("said", "reason"), [("yes", " "), ("", "It does well.")])
def test_nobody_admits_a_machine_without_saying_so_and_why(
    ines: Client, said: str, reason: str
) -> None:
    settle_all(ines)
    assert admit(ines, said=said, reason=reason).status_code == 400
    assert not TrialRow.objects.exists()


def test_the_figures_that_were_seen_are_kept_with_what_was_said(ines: Client) -> None:
    settle_all(ines)
    admit(ines)
    assert '"by_people":2' in TrialRow.objects.get().document


def test_an_admitted_machine_counts_where_it_reads_alone_and_its_code_means_the_same(
    ines: Client, book: Book, names: list[str]
) -> None:
    settle_all(ines)
    admit(ines)
    alone = a_batch(book, names, name="all-of-them", machine=True)
    let_machine_read(alone.id, at=NOON)
    page = ines.get("/desk/coding/batch/all-of-them/results/").content.decode()
    assert page.count("by the machine, admitted") == 1


def test_a_codebook_that_the_machine_cannot_read_is_told_on_the_batch(
    names: list[str], entered: Enter
) -> None:
    entered("amina")
    bare = save_codebook("bare", CONSULTATION, (Code("x", "…"),), after=0, by=BY, at=NOON)
    a_batch(bare, names, "amina", name="bare")
    let_machine_read("bare", at=NOON)
    held = queries.batch("bare")
    assert held.machines or held.machine_told
