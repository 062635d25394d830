"""Sheets imported piece by piece: sealed between the steps, resumed without doubling."""

from pathlib import Path

import pytest

from folkmoot.consultation.intake.maps import Mapped, SheetMap, map_from_json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation import queries
from folkmoot.web.consultation.models import ImportRow
from folkmoot.web.consultation.queries import items as waiting
from folkmoot.web.consultation.services import importing, intake
from tests.consultation import post
from tests.consultation.senders import OPEN, ROUND, hold_north

pytestmark = pytest.mark.django_db
BO = Reference.parse("person:bo")
SHEET = "Response ID,My view\n" + "".join(f"{n},Canary {n}\n" for n in range(7))
MAP = SheetMap((Mapped("Response ID", "id"), Mapped("My view", "q2")))


@pytest.fixture(autouse=True)
def north(monkeypatch: pytest.MonkeyPatch) -> None:
    hold_north()
    monkeypatch.setattr(importing, "PIECE", 3)


@pytest.fixture
def begun(tmp_path: Path) -> tuple[int, str]:
    path = post.a_file(tmp_path, "export.csv", SHEET)
    return importing.begin_import([path], ROUND, by=BO, at=OPEN)


def test_a_sheet_lies_sealed_until_it_is_in_and_then_not_at_all(begun) -> None:
    key, code = begun
    assert b"Canary" not in bytes(ImportRow.objects.get().content or b"")
    with pytest.raises(InputError):
        importing.preview(ROUND, key, "another-code", at=OPEN)
    importing.correct_map(ROUND, key, MAP, code)
    importing.run_import(ROUND, key, code, by=BO, at=OPEN)
    row = ImportRow.objects.get()
    assert (row.rows, row.done, row.accepted, row.content) == (7, 7, 7, None)
    assert map_from_json(row.map) == MAP
    with pytest.raises(InputError, match="is done"):
        importing.run_import(ROUND, key, code, by=BO, at=OPEN)


def test_a_preview_says_what_would_become_of_every_row_and_stores_nothing(begun) -> None:
    key, code = begun
    shown = importing.preview(ROUND, key, code, at=OPEN)
    assert [each.becomes for each in shown.map.columns] == ["id", "words"]
    assert shown.batch is not None
    assert shown.batch.came_in == 7
    assert queries.figures_of(ROUND).responses == 0


def test_an_interrupted_import_goes_on_where_it_stopped(
    begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, code = begun
    importing.correct_map(ROUND, key, MAP, code)
    keep, calls = intake.keep, list[int]()

    def interrupted(*args, **kwargs):
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return keep(*args, **kwargs)

    monkeypatch.setattr(importing, "keep", interrupted)
    with pytest.raises(KeyboardInterrupt):
        importing.run_import(ROUND, key, code, by=BO, at=OPEN)
    row = ImportRow.objects.get()
    assert (row.done, row.accepted, queries.figures_of(ROUND).responses) == (6, 6, 6)
    with pytest.raises(InputError, match="already"):
        importing.correct_map(ROUND, key, MAP, code)
    importing.run_import(ROUND, key, code, by=BO, at=OPEN)
    row.refresh_from_db()
    assert (row.done, row.accepted, row.duplicate) == (7, 7, 0)
    assert queries.figures_of(ROUND).responses == 7


def test_the_same_sheet_imported_again_adds_nothing(begun, tmp_path: Path) -> None:
    for _ in range(2):
        path = post.a_file(tmp_path, "export.csv", SHEET)
        key, code = importing.begin_import([path], ROUND, by=BO, at=OPEN)
        importing.correct_map(ROUND, key, MAP, code)
        importing.run_import(ROUND, key, code, by=BO, at=OPEN)
    last = ImportRow.objects.get(key=key)
    assert (last.accepted, last.duplicate) == (0, 7)
    assert queries.figures_of(ROUND).responses == 7


def test_bad_rows_wait_and_good_ones_come_in_and_the_counts_add_up(tmp_path: Path) -> None:
    path = post.a_file(tmp_path, "export.csv", "view,n\nyes,1\nperhaps,2\nno,3\n,4\n")
    key, code = importing.begin_import([path], ROUND, by=BO, at=OPEN)
    columns = (Mapped("view", "q1"), Mapped("n", "leave out"))
    importing.correct_map(ROUND, key, SheetMap(columns), code)
    importing.run_import(ROUND, key, code, by=BO, at=OPEN)
    row = ImportRow.objects.get(key=key)
    assert (row.done, row.accepted, row.quarantined) == (4, 2, 2)
    reasons = {item.waiting.reason for item in waiting.items_of(ROUND) if item.waiting}
    assert any("export.csv, row 3: in the column 'view', 'perhaps'" in each for each in reasons)


def test_what_is_no_sheet_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no sheet"):
        importing.begin_import([post.a_file(tmp_path, "a.txt", "Words")], ROUND, by=BO, at=OPEN)
    assert ImportRow.objects.count() == 0
