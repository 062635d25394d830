"""Open data can be opened by anything, explain themselves, and give nobody away."""

import csv
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.breakdown import NO_POLL, Crossing
from folkmoot.analysis.disclosure import release
from folkmoot.foundation.cells import FORMULA
from folkmoot.foundation.errors import InputError
from folkmoot.publication.opendata import (
    Column,
    Dataset,
    OpenData,
    as_csv,
    as_json,
    counts_dataset,
    write_open_data,
)


def a_dataset(*rows: tuple[str | int | bool | None, ...]) -> Dataset:
    columns = (Column("name", "Whose."), Column("count", "How many."))
    return Dataset("things", "Some things.", columns, rows)


def some_data(*datasets: Dataset) -> OpenData:
    return OpenData("Data", date(2026, 6, 22), datasets, "Invented.")


def read_csv(raw: bytes) -> list[list[str]]:
    return list(csv.reader(raw.decode("utf-8-sig").splitlines()))


@pytest.mark.parametrize("text", ["=1+1", "+49", "-cmd", "@SUM(A1)", "\tx", "\rx"])
def test_a_text_that_a_spreadsheet_would_compute_is_made_harmless(text: str) -> None:
    assert b"'" + text[:1].encode() in as_csv(a_dataset((text, 1)))
    assert json.loads(as_json(a_dataset((text, 1))))["rows"][0]["name"] == text


@given(st.text())
def test_no_cell_of_a_csv_ever_begins_like_a_formula(text: str) -> None:
    raw = as_csv(a_dataset((text, -2))).decode("utf-8-sig")
    cell = next(iter(list(csv.reader(iter([raw.partition("\r\n")[2]])))), [""])[0]
    assert not cell.startswith(FORMULA)


def test_negative_numbers_stay_numbers() -> None:
    assert read_csv(as_csv(a_dataset(("s1", -2))))[1] == ["s1", "-2"]


def test_a_count_that_is_left_out_is_empty_and_never_nought() -> None:
    counts = release(Crossing(("a", "b"), ("x", "y"), ((3, 30), (40, 50))))
    dataset = counts_dataset("n", "Counts.", counts, of="section", by="kind")
    cells = {(row[0], row[1]): row[2] for row in dataset.rows}
    assert cells["a", "x"] is None
    assert ["a", "x", ""] in read_csv(as_csv(dataset))
    assert {"section": "a", "kind": "x", "responses": None} in json.loads(as_json(dataset))["rows"]


def test_every_column_of_every_dataset_is_in_the_dictionary(tmp_path: Path) -> None:
    write_open_data(some_data(a_dataset(("a", 1))), tmp_path)
    rows = read_csv((tmp_path / "dictionary.csv").read_bytes())
    assert rows[1:] == [["things", "name", "Whose."], ["things", "count", "How many."]]


def test_the_readme_has_the_note_that_this_is_no_poll_and_every_files_hash(tmp_path: Path) -> None:
    files = write_open_data(some_data(a_dataset(("a", 1))), tmp_path)
    readme = (tmp_path / "README.md").read_text()
    assert NO_POLL in readme
    assert "Invented." in readme
    for file in files:
        if file.name != "README.md":
            assert hashlib.sha256(file.read_bytes()).hexdigest() in readme


def test_the_same_data_give_the_same_bytes(tmp_path: Path) -> None:
    first = write_open_data(some_data(a_dataset(("a", 1), ("ب", None))), tmp_path / "1")
    again = write_open_data(some_data(a_dataset(("a", 1), ("ب", None))), tmp_path / "2")
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in again]


def test_a_row_with_a_cell_too_few_is_refused() -> None:
    with pytest.raises(InputError, match="1 cells for 2 columns"):
        a_dataset(("a",))
