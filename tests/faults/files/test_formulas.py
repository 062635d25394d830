"""No sheet that we write makes a spreadsheet program reckon with what people wrote."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from folkmoot.analysis.campaign_files import write_campaigns
from folkmoot.analysis.sheets import write_csv
from folkmoot.publication.opendata import Column, Dataset, as_csv
from tests.house.tree import SOURCE, shown

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\0")
WRITERS = ("csv.writer(", "csv.DictWriter(", "Workbook()")
GUARDS = ("harmless(", "written(")
"""The second one of `folkmoot.analysis.sheets` calls the first."""
INVENTED = "src/folkmoot/web/demo/mailbag/"
"""The mailbag writes sheets as participants do, formulas and all; nobody opens them but intake."""

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def is_reckoned_with(cell: str) -> bool:
    return cell.lstrip(" ").startswith(DANGEROUS)


@given(words)
@example("=cmd|' /C calc'!A0")
@example("-1+1")
@example("\r=1")
def test_open_data_holds_no_formula(text: str) -> None:
    columns = (Column("says", "Words."),)
    written = as_csv(Dataset("d", "D.", columns, ((text,),))).decode("utf-8-sig")
    (_, row) = csv.reader(io.StringIO(written, newline=""))
    assert not any(map(is_reckoned_with, row))
    assert "".join(row).removeprefix("'") == text.removeprefix("'")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\0=1"])
def test_sheets_of_an_analysis_hold_no_formula(text: str, tmp_path: Path) -> None:
    path = tmp_path / "themes.csv"
    write_csv(path, ("passage", "voices"), [(text, 3)])
    with path.open(encoding="utf-8", newline="") as file:
        (_, row) = csv.reader(file)
    assert not any(map(is_reckoned_with, row))


def test_a_table_of_campaigns_holds_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "campaigns.csv"
    write_campaigns(["=1+1", "@SUM(A1)", "\r=1"], (), path)
    with path.open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert len(cells) == 12
    assert not any(map(is_reckoned_with, cells))


def test_whatever_writes_a_sheet_makes_its_cells_harmless() -> None:
    writing = [
        shown(path)
        for path in SOURCE.rglob("*.py")
        if any(each in path.read_text(encoding="utf-8") for each in WRITERS)
    ]
    assert writing
    unguarded = [
        name
        for name in writing
        if not name.startswith(INVENTED)
        and not any(each in (SOURCE.parents[1] / name).read_text("utf-8") for each in GUARDS)
    ]
    assert unguarded == []
