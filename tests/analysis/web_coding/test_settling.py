"""Laying readings together: agreement, differences, what is settled and by whom, what stands."""

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis import coding_batch_services as services
from folkmoot.web.analysis import coding_compared_queries as compared
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_book_queries import Book
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.models import BatchRow, SettledRow
from folkmoot.web.consultation.services.withdrawing import withdraw_by_name
from folkmoot.web.ledger import queries as ledger
from tests.analysis.web_coding.conftest import (
    BATCH,
    BY,
    NOON,
    Enter,
    a_batch,
    person,
    read_all,
)

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db

HERE = f"/desk/coding/batch/{BATCH}/"
DIFFER = ("north-3", 0, 46)


@pytest.fixture
def ines(both_read: Batch, entered: Enter) -> Client:
    """Let Ines, who read nothing of it, sit at the desk when both have read."""
    return entered("ines", Role.COORDINATOR)


def settle(
    client: Client, number: int, holds: str = "yes", reason: str = "A fine is police."
) -> "Answer":
    page = client.get(f"{HERE}settle/{number}/").content.decode()
    (mark,) = re.findall(r'name="mark" value="([^"]+)"', page)
    sent = {"mark": mark, "holds": holds, "reason": reason}
    return client.post(f"{HERE}settle/{number}/", sent)


def settle_all(client: Client) -> None:
    assert settle(client, 1).status_code == 302
    assert settle(client, 2, "no", "Rent is named, and not as a reason.").status_code == 302


def test_agreement_is_told_code_by_code_with_its_base(ines: Client, both_read: Batch) -> None:
    page = ines.get(f"{HERE}agreement/").content.decode()
    assert "2 people, 8 responses, 16 passages" in page
    found = compared.compared(both_read, "person:ines")
    assert [(one.code, one.by, one.not_by) for one in found.differences] == [
        ("police", ("person:amina",), ("person:bo",)),
        ("poverty", ("person:bo",), ("person:amina",)),
    ]
    assert 'href="/desk/coding/batch/first-eight/differences/?code=police">1</a>' in page


def test_one_coder_alone_has_no_agreement_to_tell(
    book: Book, names: list[str], entered: Enter
) -> None:
    entered("amina")
    a_batch(book, names, "amina", name="alone")
    read_all(entered("amina"), "amina", {"north-0": "police"}, batch="alone")
    page = entered("ines").get("/desk/coding/batch/alone/agreement/").content.decode()
    assert "Only one person has handed in" in page


def test_coders_who_found_nothing_agree_and_alpha_cannot_be_told(
    batch: Batch, entered: Enter
) -> None:
    for who in ("amina", "bo"):
        read_all(entered(who), who, {})
    page = entered("ines").get(f"{HERE}agreement/").content.decode()
    assert page.count("all values are the same") == 3
    assert page.count("1.00") >= 3


def test_settling_goes_from_one_difference_to_the_next_and_then_to_the_batch(ines: Client) -> None:
    assert ines.get(f"{HERE}settle/")["Location"] == f"{HERE}settle/1/"
    assert settle(ines, 1)["Location"] == f"{HERE}settle/"
    assert ines.get(f"{HERE}settle/")["Location"] == f"{HERE}settle/2/"
    assert settle(ines, 2, "no", "Rent is named, no more.").status_code == 302
    assert ines.get(f"{HERE}settle/")["Location"] == HERE


def test_a_difference_is_shown_in_its_response_with_what_was_noted_and_no_name(
    ines: Client,
) -> None:
    page = ines.get(f"{HERE}settle/1/").content.decode()
    assert "<mark>I was fined by an officer who laughed at me.</mark>" in page
    assert "a fine is police" in page
    assert "put by A, not by B" in page
    assert "Amina" not in page


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"holds": "yes", "reason": " "}, "Give the reason"),
        ({"holds": "", "reason": "Because."}, "Say whether the code holds"),
        ({"holds": "yes", "reason": "Because.", "mark": "north-1 0 9 police"}, "have changed"),
    ],
)
def test_what_is_not_said_whole_settles_nothing(
    ines: Client, sent: dict[str, str], told: str
) -> None:
    page = ines.get(f"{HERE}settle/1/").content.decode()
    (mark,) = re.findall(r'name="mark" value="([^"]+)"', page)
    answer = ines.post(f"{HERE}settle/1/", {"mark": mark, **sent})
    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert not SettledRow.objects.exists()


@pytest.mark.parametrize("who", ["amina", "bo"])
def test_who_read_a_batch_neither_settles_nor_closes_it(
    both_read: Batch, entered: Enter, who: str
) -> None:
    refused = settle(entered(who), 1)
    assert refused.status_code == 400
    assert "Somebody who did not read it settles it" in refused.content.decode()
    assert entered(who).post(HERE).status_code == 400
    assert not SettledRow.objects.exists()


def test_what_was_settled_can_be_settled_anew_and_the_last_counts(
    ines: Client, both_read: Batch
) -> None:
    settle_all(ines)
    settle(ines, 1, "no", "On second thoughts: he was an inspector of taxes.")
    found = compared.compared(both_read, "person:ines")
    codes = {(one.segment.response, one.code) for one in compared.standing(found)}
    assert codes == {("north-0", "police"), ("north-6", "safety"), ("north-7", "poverty")}
    assert SettledRow.objects.count() == 3


def test_a_batch_is_closed_when_everything_is_settled_and_not_before(ines: Client) -> None:
    refused = ines.post(HERE)
    assert refused.status_code == 400
    assert "Some differences are not settled" in refused.content.decode()
    settle_all(ines)
    assert ines.post(HERE)["Location"] == f"{HERE}results/"
    assert BatchRow.objects.get(id=BATCH).closed_on
    assert [entry.event for entry, _ in ledger.entries("analysis")][3:] == [
        "coding.settled",
        "coding.settled",
        "batch.closed",
    ]
    with pytest.raises(InputError, match="was closed"):
        services.close(queries.batch(BATCH), by=person("ines"), at=NOON)


def test_nothing_is_closed_while_somebody_reads(batch: Batch, entered: Enter) -> None:
    entered("ines")
    with pytest.raises(InputError, match="still reads"):
        services.close(batch, by=person("ines"), at=NOON)


def numbers_with_their_pages(client: Client) -> list[tuple[int, str]]:
    page = client.get(f"{HERE}results/").content.decode()
    found = re.findall(r'<td class="num"><a href="([^"]+)">(\d+)</a>', page)
    return [(int(count), address.replace("&amp;", "&")) for address, count in found]


def test_every_number_of_what_stands_opens_to_just_so_many_responses(ines: Client) -> None:
    settle_all(ines)
    ines.post(HERE)
    numbers = numbers_with_their_pages(ines)
    assert sorted(count for count, _ in numbers) == [1, 1, 1, 1, 1, 1, 1, 1, 2, 2]
    for count, address in numbers:
        page = ines.get(address).content.decode()
        assert len(set(re.findall(r'<footer><a href="[^"]+">([^<]+)</a>', page))) == count, address


def test_what_had_been_counted_stays_counted_when_a_response_is_withdrawn(ines: Client) -> None:
    settle_all(ines)
    ines.post(HERE)
    before = [count for count, _ in numbers_with_their_pages(ines)]
    withdraw_by_name("north-0", by=BY, at=NOON)
    assert [count for count, _ in numbers_with_their_pages(ines)] == before
    assert (
        "1 of these responses was withdrawn since" in ines.get(f"{HERE}results/").content.decode()
    )
    page = ines.get(f"{HERE}segments/?code=police").content.decode()
    assert "1 of them was withdrawn since" in page
    assert "raid our flats" not in page


def test_the_stored_outcome_holds_no_word(ines: Client) -> None:
    settle_all(ines)
    ines.post(HERE)
    outcome = BatchRow.objects.get(id=BATCH).outcome
    assert "north-0" in outcome
    assert "raid" not in outcome


def test_lists_ask_the_database_few_questions_however_much_is_in_them(
    ines: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for address in ("/desk/coding/", HERE, f"{HERE}differences/", f"{HERE}results/"):
        ines.get(address)
        with django_assert_max_num_queries(40):
            assert ines.get(address).status_code == 200
