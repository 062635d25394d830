"""Collecting: each response once, by the day, in an order that says nothing."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from math import sqrt
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction

from folkmoot.consultation.collecting import is_due
from folkmoot.consultation.fates import Fate, read_fate
from folkmoot.consultation.pack import load_consultation
from folkmoot.consultation.responses import facts_of
from folkmoot.consultation.sealing import (
    enclose,
    key_of_code,
    new_key_pair,
    open_with,
)
from folkmoot.foundation.canonical import canonical_json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.models import ResponseKeyRow, ResponseRow
from folkmoot.web.intake import box_services as box
from folkmoot.web.intake import services as intake
from folkmoot.web.intake.models import ReceiptRow, SubmissionKeyRow, SubmissionRow
from folkmoot.web.ledger import queries as record
from folkmoot.web.ledger.models import LinkRow
from tests.consultation.senders import (
    NORTH,
    OPEN,
    PACK,
    ROUND,
    TRIAL,
    a_response,
    hold_north,
    send,
)

Committed = Callable[..., Any]
NEXT_DAY = OPEN + timedelta(days=1)


@pytest.fixture
def north(db: None) -> None:
    hold_north()


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Committed:
    """Give what does something and then what is to be done when its transaction is through."""

    def do(act: Callable[..., Any], *given: Any, **named: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return act(*given, **named)

    return do


# When


def test_a_response_is_due_when_its_day_is_over_where_the_round_is_held() -> None:
    held = replace(load_consultation(PACK).round(ROUND), grace_days=7)
    day = date(2025, 11, 4)
    assert not is_due(day, held, datetime(2025, 11, 4, 22, 59, tzinfo=UTC))
    assert is_due(day, held, datetime(2025, 11, 4, 23, 0, tzinfo=UTC))  # midnight in the round


def test_at_the_close_what_came_in_time_is_due_and_at_the_end_of_the_grace_all_of_it() -> None:
    noon = datetime(2025, 11, 15, 12, tzinfo=UTC)
    held = replace(load_consultation(PACK).round(ROUND), closes=noon, grace_days=2)
    assert not is_due(noon.date(), held, noon - timedelta(minutes=1))
    assert is_due(noon.date(), held, noon)
    assert not is_due(noon.date(), held, noon, late=True)
    end = noon + timedelta(days=2)
    assert not is_due(end.date(), held, end - timedelta(minutes=1), late=True)
    assert is_due(end.date(), held, end, late=True)


@pytest.mark.usefixtures("north")
def test_what_came_today_waits_until_tomorrow(committed: Committed) -> None:
    send()
    send(at=NEXT_DAY)
    assert committed(services.collect_due, at=OPEN) == 0
    assert committed(services.collect_due, at=NEXT_DAY) == 1
    assert box.days_waiting(ROUND) == {(NEXT_DAY.date(), False)}
    assert committed(services.collect_due, at=NEXT_DAY) == 0


@pytest.mark.usefixtures("north")
def test_whoever_collects_before_the_day_is_over_is_told_of_in_the_record() -> None:
    send()
    assert services.collect_now(ROUND, by=NORTH, at=OPEN) == 1
    events = [entry for entry, _ in record.entries(TRIAL)]
    assert events[-1].event == "round.collected_early"
    assert events[-1].detail == {}  # who and when; not how many


@pytest.mark.usefixtures("north")
def test_collecting_what_is_due_anyway_leaves_no_entry() -> None:
    send()
    assert services.collect_now(ROUND, by=NORTH, at=NEXT_DAY) == 1
    assert "round.collected_early" not in {entry.event for entry, _ in record.entries(TRIAL)}


# Once


@pytest.mark.usefixtures("north")
def test_a_response_is_collected_once_and_its_key_for_the_round_is_gone_from_the_intake_face(
    committed: Committed,
) -> None:
    code = send("Housing.")
    assert committed(services.collect, ROUND, at=NEXT_DAY) == 1
    assert committed(services.collect, ROUND, at=NEXT_DAY) == 0
    (key,) = SubmissionKeyRow.objects.all()
    assert bytes(key.for_round) == b""
    assert len(open_with(key_of_code(code), bytes(key.for_receipt))) == 32
    assert ReceiptRow.objects.get().collected
    (found,) = queries.responses_of(TRIAL)
    assert (found.received, found.answers[1].text) == (OPEN.date(), "Housing.")


@pytest.mark.usefixtures("north")
def test_cut_short_between_the_two_databases_it_is_collected_once_all_the_same(
    committed: Committed,
) -> None:
    send()
    services.collect(ROUND, at=NEXT_DAY)  # stored here, and the intake face never told
    assert not ReceiptRow.objects.get().collected
    assert committed(services.collect, ROUND, at=NEXT_DAY) == 0
    assert ResponseRow.objects.count() == 1
    assert ReceiptRow.objects.get().collected


@pytest.mark.usefixtures("north")
def test_cut_short_before_it_is_stored_nothing_is_lost(committed: Committed) -> None:
    send()
    _rename("ledger_linkrow", "away")  # so that the last thing that storing does fails
    with pytest.raises(DatabaseError), transaction.atomic():
        committed(services.collect, ROUND, at=NEXT_DAY)
    _rename("away", "ledger_linkrow")
    assert not ResponseRow.objects.exists()
    assert not ReceiptRow.objects.get().collected
    assert committed(services.collect, ROUND, at=NEXT_DAY) == 1
    assert ReceiptRow.objects.get().collected


def _rename(table: str, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO {name}")


@pytest.mark.usefixtures("north")
def test_an_intake_face_that_was_taken_over_cannot_write_what_it_likes_into_the_record() -> None:
    for _ in range(3):
        send()
    first, second, third = SubmissionRow.objects.order_by("key")
    first.facts = {"kind": "king"}
    second.facts = {**second.facts, "parts": [["q1 #:", "", []], ["q2", "", ["2.1", "a b@c"]]]}
    third.facts = {**third.facts, "parts": "all of it"}
    for row in (first, second, third):
        row.save()
    assert services.collect(ROUND, at=NEXT_DAY) == 3
    sources = {str(link.source) for link in record.links_to_any(_clauses_linked())}
    assert all(" " not in source for source in sources)
    assert {clause.part for clause in _clauses_linked()} == {"2.1"}
    assert len(queries.responses_of(TRIAL)) == 1  # what the others agreed to cannot be read


def _clauses_linked() -> set[Any]:
    return {
        link.target
        for row in ResponseRow.objects.all()
        for part in ("q1", "q2")
        for link in record.links_from(Reference(Kind.RESPONSE, row.name).at(part))
    }


@pytest.mark.usefixtures("north")
def test_what_still_waits_when_a_round_is_compiled_is_in_its_book() -> None:
    send()
    services.compile_round(ROUND, by=NORTH, at=OPEN + timedelta(days=30))
    (told,) = (entry for entry, _ in record.entries(TRIAL) if entry.event == "round.compiled")
    assert told.detail["responses"] == 1


# In no order


def sent_in_order(many: int) -> dict[str, int]:
    """Lay down *many* responses as the intake face does, all on one day; give places by mark."""
    public = queries.public_key_of(ROUND)
    facts = facts_of(a_response())
    words = canonical_json({"organisation": "", "answers": []})
    _, receipt_key = new_key_pair()
    order = {f"{number:064x}": number for number in range(many)}
    about = [{"mark": mark, "round": ROUND, "day": OPEN.date()} for mark in order]
    receipts = [ReceiptRow(**each, public_key=receipt_key) for each in about]
    ReceiptRow.objects.bulk_create(receipts, batch_size=500)
    sealed = [enclose(words, round_key=public, receipt_key=receipt_key) for _ in order]
    SubmissionRow.objects.bulk_create(
        [
            SubmissionRow(**each, facts=facts, content=one.content)
            for each, one in zip(about, sealed, strict=True)
        ],
        batch_size=500,
    )
    SubmissionKeyRow.objects.bulk_create(
        [
            SubmissionKeyRow(mark=mark, for_round=one.for_round, for_receipt=one.for_receipt)
            for mark, one in zip(order, sealed, strict=True)
        ],
        batch_size=500,
    )
    return order


def in_place(model: type[models.Model], column: str, where: str = "") -> list[Any]:
    """Give a column in the order in which the rows lie in the database's own file."""
    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM "{model._meta.db_table}" {where} ORDER BY {place}')
        return [row[0] for row in cursor]


def rank_correlation(places: Iterable[int]) -> float:
    """Give Spearman's coefficient of *places*, a permutation of 0 … n-1, with their own order."""
    found = list(places)
    apart = sum((place - index) ** 2 for index, place in enumerate(found))
    return 1 - 6 * apart / (len(found) * (len(found) ** 2 - 1))


@pytest.mark.usefixtures("north")
def test_neither_rows_nor_keys_nor_links_nor_names_tell_who_sent_before_whom() -> None:
    """Bound the rank correlation of what lies in the file with the order of sending.

    Of n places in an order drawn by chance the coefficient has the standard deviation
    1/√(n-1), 0.022 here; five of them are passed once in two million times.
    """
    order = sent_in_order(2000)
    services.collect(ROUND, at=NEXT_DAY)
    bound = 5 / sqrt(len(order) - 1)
    by_key = {row.key: order[row.mark or ""] for row in ResponseRow.objects.all()}
    by_name = {row.name: order[row.mark or ""] for row in ResponseRow.objects.all()}
    of_rounds = "WHERE kind = 'belongs_to'"
    linked = [name.partition(":")[2] for name in in_place(LinkRow, "source", of_rounds)]
    told = {
        "rows": [order[mark] for mark in in_place(ResponseRow, "mark")],
        "keys": [by_key[key] for key in in_place(ResponseKeyRow, "response_id")],
        "links": [by_name[name] for name in linked],
        "names": [by_name[name] for name in sorted(by_name)],
    }
    assert {what: len(set(places)) for what, places in told.items()} == dict.fromkeys(told, 2000)
    measured = {what: rank_correlation(places) for what, places in told.items()}
    assert {what: rho for what, rho in measured.items() if abs(rho) > bound} == {}
    assert in_place(ResponseRow, "key") == sorted(by_key)  # exactly the order of random numbers


def test_the_measure_sees_an_order_where_there_is_one() -> None:
    assert rank_correlation(range(2000)) == 1
    assert rank_correlation(reversed(range(2000))) == -1
    nearly = [index ^ 7 for index in range(2000)]
    assert rank_correlation(nearly) > 0.99


# Fates


@pytest.mark.usefixtures("north")
def test_a_fate_is_laid_down_sealed_to_its_receipt_and_nobody_else_opens_it(
    committed: Committed,
) -> None:
    code, other = send("CANARY"), send()
    committed(services.collect, ROUND, at=NEXT_DAY)
    assert committed(services.lay_down_fates, TRIAL) == 2
    fates = [bytes(row.fate or b"") for row in ReceiptRow.objects.all()]
    mine = [fate for fate in fates if _opens(fate, code)]
    assert len(mine) == 1
    assert not _opens(mine[0], other)
    fate = read_fate(json.loads(open_with(key_of_code(code), mine[0])))
    assert (fate.received, fate.withdrawn) == (OPEN.date(), None)
    assert fate.name.startswith("north-")


@pytest.mark.usefixtures("north")
def test_nothing_is_laid_down_for_who_withdrew(committed: Committed) -> None:
    code = send()
    committed(services.collect, ROUND, at=NEXT_DAY)
    intake.withdraw_response(code, at=NEXT_DAY)
    committed(services.lay_down_fates, TRIAL)
    assert ReceiptRow.objects.get().fate is None


def test_a_fate_is_read_as_it_was_written() -> None:
    told = Fate(
        "north-1",
        date(2025, 11, 4),
        withdrawn=date(2025, 11, 5),
        themes=("Housing",),
        answers=(("Housing", "We asked", "You said", "We did"),),
    )
    assert read_fate(told.as_json()) == told


def _opens(sealed: bytes, code: str) -> bool:
    try:
        open_with(key_of_code(code), sealed)
    except InputError:
        return False
    return True
