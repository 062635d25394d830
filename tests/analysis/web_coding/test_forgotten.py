"""A response that is taken back takes with it what coders wrote about it, and no count."""

import pytest
from django.db import connection

from folkmoot.web.analysis.coding_forgetting_services import forget_what_was_noted
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.models import CodingRow, MemoRow, SettledRow, TaskRow
from folkmoot.web.consultation.services.withdrawing import withdraw_by_name
from tests.analysis.web_coding.conftest import BATCH, BY, NOON, Enter, place_of

pytestmark = pytest.mark.django_db

NOTED = ("a note in the margin", "a thought between", "about her as a whole", "for she says so")


@pytest.fixture
def noted(batch: Batch, entered: Enter) -> None:
    """Let Amina note something in every way there is, about two responses."""
    amina = entered("amina")
    for name in ("north-0", "north-6"):
        sent = {
            "p1": f"police  # {NOTED[0]}",
            "p2": f"# {NOTED[1]}",
            "memo": NOTED[2],
        }
        amina.post(f"/desk/coding/batch/{BATCH}/read/{place_of(name, 'amina')}/", sent)
        SettledRow.objects.create(
            batch_id=BATCH,
            response=name,
            start=0,
            end=5,
            code="police",
            holds=True,
            reason=NOTED[3],
            by="person:chloe",
            on=NOON.date(),
        )


def left_of(response: str) -> str:
    """Put together all text that is kept of the coding of a response."""
    kept = [
        *MemoRow.objects.filter(response=response).values_list("text", flat=True),
        *CodingRow.objects.filter(task__response=response).values_list("memo", flat=True),
        *SettledRow.objects.filter(response=response).values_list("reason", flat=True),
        *TaskRow.objects.filter(response=response).values_list("document", flat=True),
    ]
    return "\n".join(kept)


def test_what_was_noted_is_erased_with_the_response_and_of_no_other(noted: None) -> None:
    assert all(words in left_of("north-0") for words in NOTED)
    withdraw_by_name("north-0", by=BY, at=NOON)
    assert not any(words in left_of("north-0") for words in NOTED)
    assert all(words in left_of("north-6") for words in NOTED)


def test_codes_and_their_places_stay_so_that_counts_do(noted: None) -> None:
    places = ("start", "end", "code")
    before = list(CodingRow.objects.order_by("pk").values_list(*places))
    hashes = list(TaskRow.objects.order_by("pk").values_list("hash", flat=True))
    withdraw_by_name("north-0", by=BY, at=NOON)
    assert list(CodingRow.objects.order_by("pk").values_list(*places)) == before
    assert list(TaskRow.objects.order_by("pk").values_list("hash", flat=True)) == hashes
    assert '"code":"police"' in left_of("north-0").replace(" ", "")
    assert SettledRow.objects.filter(response="north-0").get().holds


def test_no_row_of_the_whole_database_still_holds_it(noted: None) -> None:
    MemoRow.objects.exclude(response="north-0").delete()
    withdraw_by_name("north-0", by=BY, at=NOON)
    withdraw_by_name("north-6", by=BY, at=NOON)
    tables = [
        name for name in connection.introspection.table_names() if name.startswith("analysis")
    ]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            told = str(cursor.fetchall())
            assert not any(words in told for words in NOTED), table


def test_forgetting_what_nobody_noted_changes_nothing(batch: Batch) -> None:
    forget_what_was_noted(["north-0", "nobody"])
    assert TaskRow.objects.filter(document="").count() == TaskRow.objects.count()
