"""Reading a batch: typed codes are kept, what cannot be read comes back, and all by keyboard."""

import html

import pytest
from django.test import Client

from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_batch_services import hand_in
from folkmoot.web.analysis.coding_book_queries import Book
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.models import BatchRow, CodingRow
from folkmoot.web.consultation.services.withdrawing import withdraw_by_name
from tests.analysis.web_coding.conftest import (
    BATCH,
    BY,
    NOON,
    Enter,
    a_batch,
    one_more,
    person,
    place_of,
)

pytestmark = pytest.mark.django_db

HERE = f"/desk/coding/batch/{BATCH}/"


@pytest.fixture
def amina(batch: Batch, entered: Enter) -> Client:
    """Let Amina sit at her desk."""
    return entered("amina")


def send(client: Client, response: str, who: str = "amina", **typed: str) -> int:
    """Send in what is typed of a response; give the status of the answer."""
    answer = client.post(f"{HERE}read/{place_of(response, who)}/", typed)
    return answer.status_code


def codings(who: str = "amina") -> set[tuple[str, int, int, str, str]]:
    rows = CodingRow.objects.filter(task__coder=f"person:{who}")
    fields = ("task__response", "start", "end", "code", "memo")
    return set(rows.values_list(*fields))


def test_codes_typed_beside_passages_are_kept_where_the_passages_stand(amina: Client) -> None:
    assert send(amina, "north-0", p1="pol", p2="safety  # alone") == 302
    assert codings() == {
        ("north-0", 0, 47, "police", ""),
        ("north-0", 48, 91, "safety", "alone"),
    }


def test_exact_words_of_a_passage_make_a_segment_of_just_these_words(amina: Client) -> None:
    assert send(amina, "north-0", p1="-", extra='2 "work alone" safety') == 302
    assert codings() == {("north-0", 51, 61, "safety", "")}


def test_what_was_typed_stands_in_its_field_when_one_comes_back(amina: Client) -> None:
    send(amina, "north-0", p1="pol", p2="saf  # alone", memo="Both at once.")
    page = amina.get(f"{HERE}read/{place_of('north-0', 'amina')}/").content.decode()
    assert 'name="p1" value="police"' in page
    assert 'name="p2" value="safety  # alone"' in page
    assert "Both at once." in page


def test_nothing_to_code_is_said_and_shown_as_it_was_said(amina: Client) -> None:
    assert send(amina, "north-5", p1="-") == 302
    page = amina.get(f"{HERE}read/{place_of('north-5', 'amina')}/").content.decode()
    assert 'name="p1" value="-"' in page


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"p1": "po"}, "may be: police, poverty"),
        ({"p2": "bullying"}, "No code begins with “bullying”"),
        ({"p1": "safety -"}, "says that there is nothing, and a code"),
        ({"extra": '1 "no such words" safety'}, "These words do not stand there"),
        ({"extra": "9 safety"}, "There is no passage 9"),
        ({}, "or - where there is nothing to code"),
    ],
)
def test_what_cannot_be_read_comes_back_with_a_sentence_and_what_was_typed(
    amina: Client, typed: dict[str, str], told: str
) -> None:
    answer = amina.post(f"{HERE}read/{place_of('north-0', 'amina')}/", typed)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert told in page
    assert all(word.replace('"', "&quot;") in page for word in typed.values())
    assert not CodingRow.objects.exists()


def test_each_send_leads_to_the_next_response_until_all_are_read(amina: Client) -> None:
    seen = []
    while (answer := amina.get(f"{HERE}read/"))["Location"] != f"{HERE}mine/":
        seen.append(answer["Location"])
        assert amina.post(answer["Location"], {"p1": "-"})["Location"] == f"{HERE}read/"
    assert len(set(seen)) == 8
    assert "Hand in, for good" in amina.get(f"{HERE}mine/").content.decode()


def test_coders_read_in_an_order_of_their_own(batch: Batch) -> None:
    orders = [
        [task.response for task in queries.tasks(batch.id, f"person:{who}")]
        for who in ("amina", "bo")
    ]
    assert orders[0] != orders[1]
    assert sorted(orders[0]) == sorted(orders[1])


def test_a_reading_can_be_changed_until_it_is_handed_in(amina: Client, batch: Batch) -> None:
    for task in queries.tasks(BATCH, "person:amina"):
        send(amina, task.response, p1="saf")
    assert send(amina, "north-0", p1="pol") == 302
    assert ("north-0", 0, 47, "police", "") in codings()
    assert amina.post(f"{HERE}mine/").status_code == 302
    before = codings()
    assert send(amina, "north-0", p1="saf") == 400
    assert codings() == before


def test_nothing_is_handed_in_while_a_response_waits(amina: Client, batch: Batch) -> None:
    send(amina, "north-0", p1="-")
    refused = amina.post(f"{HERE}mine/")
    assert refused.status_code == 400
    assert "Some responses still wait to be read" in refused.content.decode()
    with pytest.raises(InputError, match="still wait"):
        hand_in(batch, ["north-0", "north-1"], by=person("amina"), at=NOON)


def test_a_response_withdrawn_since_is_passed_over_and_never_shown(amina: Client) -> None:
    withdraw_by_name("north-4", by=BY, at=NOON)
    gone = amina.get(f"{HERE}read/{place_of('north-4', 'amina')}/")
    assert gone.status_code == 410
    assert "passport" not in gone.content.decode()
    for task in queries.tasks(BATCH, "person:amina"):
        if task.response != "north-4":
            send(amina, task.response, p1="-")
    assert amina.get(f"{HERE}read/")["Location"] == f"{HERE}mine/"
    assert "1 response was withdrawn since" in amina.get(f"{HERE}mine/").content.decode()
    assert amina.post(f"{HERE}mine/").status_code == 302


def test_who_wrote_is_hidden_unless_the_batch_shows_it(amina: Client, batch: Batch) -> None:
    address = f"{HERE}read/{place_of('north-1', 'amina')}/"
    assert "Organisation" not in amina.get(address).content.decode()
    BatchRow.objects.filter(id=BATCH).update(shows_who=True)
    assert "Organisation" in amina.get(address).content.decode()


def test_a_response_of_more_passages_than_a_form_has_fields_has_one_field_for_all(
    book: Book, entered: Enter
) -> None:
    amina = entered("amina")
    long = one_more(
        " ".join(f"This is the sentence number {n} of a long letter." for n in range(400))
    )
    a_batch(book, [long], "amina", name="long")
    page = amina.get("/desk/coding/batch/long/read/1/").content.decode()
    assert 'name="p1"' not in page
    assert '<b class="at">400</b>' in page
    sent = amina.post("/desk/coding/batch/long/read/1/", {"extra": "399-400 safety"})
    assert sent.status_code == 302
    assert len(codings()) == 1


@pytest.mark.parametrize("words", ["😀😀😀", "Yes", "لا", '<b>bold</b> & "quoted"'])
def test_whatever_was_written_can_be_read_and_coded(book: Book, entered: Enter, words: str) -> None:
    amina = entered("amina")
    a_batch(book, [one_more(words)], "amina", name="odd")
    assert html.escape(words) in amina.get("/desk/coding/batch/odd/read/1/").content.decode()
    assert amina.post("/desk/coding/batch/odd/read/1/", {"p1": "saf"}).status_code == 302
    assert {(start, end) for _, start, end, _, _ in codings()} == {(0, len(words))}
