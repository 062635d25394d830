"""Responses taken back: their keys are gone, and no copy of what they opened helps."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection, connections

from folkmoot.consultation.sealing import disclose
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.components import write_ahead
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.models import ItemKey, ResponseKeyRow, ResponseRow
from folkmoot.web.consultation.queries.keys import kept_key
from folkmoot.web.intake import services as intake
from folkmoot.web.ledger import queries as record
from tests.consultation import post
from tests.consultation.senders import NORTH, OPEN, ROUND, TRIAL, hold_north, send

LATER = OPEN + timedelta(days=2, hours=3)
CLAUSE = Reference.parse("policy:sex-work-rights@1#2.1")


@pytest.fixture
def north(db: None) -> None:
    hold_north()


@pytest.mark.usefixtures("north")
def test_withdrawn_by_receipt_it_leaves_its_name_and_its_days_and_nothing_else() -> None:
    code = send("CANARY", organisation="CANARY")
    services.collect(ROUND, at=OPEN)
    (stored,) = queries.responses_of(TRIAL)
    intake.withdraw_response(code, at=LATER)
    services.collect(ROUND, at=LATER)
    row = ResponseRow.objects.get()
    assert (row.name, row.received, row.withdrawn) == (stored.id, OPEN.date(), LATER.date())
    assert (row.content, row.released, row.receipt_key, row.participants) == (None,) * 4
    assert (row.language, row.parts, row.consents) == ("", [], [])
    assert not ResponseKeyRow.objects.exists()
    assert queries.response(stored.id) is None
    assert queries.voices_on(CLAUSE).responses == 0
    assert queries.withdrawn_on(stored.id) == date(2025, 11, 6)


@pytest.mark.usefixtures("north")
def test_an_old_copy_of_the_sealed_words_opens_with_no_key_that_is_left() -> None:
    code = send("CANARY")
    services.collect(ROUND, at=OPEN)
    backup = bytes(ResponseRow.objects.get().content or b"")
    its_key = bytes(ResponseKeyRow.objects.get().sealed)
    assert b"CANARY" in disclose(backup, its_key, kept_key(ROUND))
    send("Another.")
    intake.withdraw_response(code, at=LATER)
    services.collect(ROUND, at=LATER)
    for left in ResponseKeyRow.objects.all():
        with pytest.raises(InputError):
            disclose(backup, bytes(left.sealed), kept_key(ROUND))


@pytest.mark.usefixtures("north")
def test_withdrawn_before_it_was_collected_it_never_comes_here() -> None:
    code = send("CANARY")
    intake.withdraw_response(code, at=OPEN)
    assert services.collect(ROUND, at=LATER) == 0
    assert not ResponseRow.objects.exists()


@pytest.mark.usefixtures("north")
def test_the_record_tells_the_day_and_no_time_once() -> None:
    code = send()
    services.collect(ROUND, at=OPEN)
    intake.withdraw_response(code, at=LATER)
    for _ in range(2):
        services.collect_due(at=LATER)
    told = [entry for entry, _ in record.entries(TRIAL) if entry.event == "response.withdrawn"]
    assert [entry.at for entry in told] == [datetime(2025, 11, 6, tzinfo=UTC)]
    assert dict(told[0].detail) == {}
    assert record.breaks() == []


@pytest.mark.usefixtures("north")
def test_what_came_by_mail_is_taken_back_by_the_staff_and_could_come_in_again(
    tmp_path: Path,
) -> None:
    file = post.a_file(tmp_path, "letter.txt", "CANARY: I agree with clause 2.1.")
    services.take_in([file], ROUND, by=NORTH, at=OPEN)
    (stored,) = queries.responses_of(TRIAL)
    assert services.withdraw_by_name(stored.id, by=NORTH, at=LATER)
    assert not services.withdraw_by_name(stored.id, by=NORTH, at=LATER)
    assert not services.withdraw_by_name("north-nobody", by=NORTH, at=LATER)
    assert queries.responses_of(TRIAL) == ()
    assert not ItemKey.objects.exists()
    told = [entry for entry, _ in record.entries(TRIAL) if entry.event == "response.withdrawn"]
    assert [str(entry.by) for entry in told] == ["body:north"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has such a log")
def test_on_sqlite_the_log_is_written_back_so_that_no_deleted_key_outlives_its_row(
    tmp_path: Path, django_db_blocker: pytest.FixtureRequest
) -> None:
    """Look into the files themselves, in a database of its own: a test's own never commits."""
    from django.db.backends.sqlite3.base import DatabaseWrapper

    settings = {**connections["default"].settings_dict, "NAME": str(tmp_path / "one.sqlite3")}
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's own
        held = DatabaseWrapper(settings, alias="one")
        connections["one"] = held
        try:
            with held.cursor() as cursor:
                cursor.execute("CREATE TABLE keys (sealed TEXT)")
                cursor.execute("INSERT INTO keys VALUES ('CANARY')")
            assert "CANARY" in _files(tmp_path)
            with held.cursor() as cursor:
                cursor.execute("DELETE FROM keys")
            assert "CANARY" in _files(tmp_path)  # in the log, until it is written back
            write_ahead.clear("one")
            assert "CANARY" not in _files(tmp_path)
        finally:
            held.close()
            del connections["one"]


def _files(folder: Path) -> str:
    return "".join(path.read_bytes().decode("latin-1") for path in folder.iterdir())
