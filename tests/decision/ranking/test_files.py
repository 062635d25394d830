"""Ballots come in from BLT, CSV and Parquet alike, and every fault is told with its line."""

from pathlib import Path

import pytest

from folkmoot.decision.ranking.blt import read_blt, write_blt
from folkmoot.decision.ranking.methods import count
from folkmoot.decision.ranking.tables import read_csv, read_parquet
from folkmoot.foundation.errors import InputError, UnreadableFile

BLT = """# an election
3 1
-3
4 1 2 0
3 2 1 0
2 3 2 0
1 0
0
"Ann #1"
"Bill"
"Cay"
"Board"
"""


def test_blt_is_read_grouped_with_withdrawn_candidates_passed_over() -> None:
    ballots = read_blt(BLT)
    assert ballots.names == ("Ann #1", "Bill", "Cay")
    assert (ballots.title, ballots.seats, ballots.total) == ("Board", 1, 9)
    result = count(ballots, method="irv")
    assert result.stages[0].votes == {"Ann #1": "4", "Bill": "5", "Cay": "0"}


def test_blt_written_and_read_again_counts_the_same() -> None:
    ballots = read_blt(BLT)
    again = read_blt(write_blt(ballots))
    assert write_blt(again) == write_blt(ballots)
    assert count(again, method="schulze") == count(ballots, method="schulze")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("3 1\n", "three 1\n", r":2: This should be how many candidates and seats"),
        ("-3", "-4", r":3: '-4' should name withdrawn candidates, from -1 to -3"),
        ("4 1 2 0", "4 1 2", r":4: This ballot does not end in 0"),
        ("4 1 2 0", "4 1 7 0", r":4: This ballot names candidate 7, and there are 3"),
        ("4 1 2 0", "4 1 1 0", r":4: This ballot names a candidate twice"),
        ("4 1 2 0", "4 1=2 0", r":4: '4 1=2 0' is not a ballot"),
        ("\n0\n", "\n", r":8: A name comes before a single 0"),
        ('"Bill"', "Bill", r":10: 'Bill' should be a name in quotation marks"),
        ('"Bill"\n"Cay"\n', "", r":1: 3 candidates stand, and 2 names and title follow"),
        ('"Bill"', '"Cay"', r":11: 'Cay' is a candidate's name in line 10 too"),
        ("4 1 2 0", "999999999 1 2 0", r"cannot be counted exactly"),
        (BLT, "", r":1: This should be how many"),
    ],
)
def test_a_fault_in_blt_is_told_with_its_line(old: str, new: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_blt(BLT.replace(old, new, 1), name="x.blt")


CSV = """id,choice 1,choice 2,count
a,Ann,Bill,4
b,Bill,Ann,3
c,,Bill,1
d,Bill,Bill,1
"""


def a_file(folder: Path, text: str) -> Path:
    path = folder / "ballots.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_csv_is_read_by_its_columns_of_choices_and_its_count(tmp_path: Path) -> None:
    ballots = read_csv(a_file(tmp_path, CSV))
    result = count(ballots, method="plurality")
    assert result.stages[0].votes == {"Ann": "4", "Bill": "5"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("choice 1,choice 2", "first,second", "has no column of choices; it has: id, first"),
        ("Ann,Bill,4", "Ann,Bill,four", "'four' is no number of ballots"),
        ("Ann,Bill,4", "Ann,Bill", "a row has 3 cells and the header 4"),
        ("Ann,Bill,4", 'Ann,"Bill,4', "a row has|not CSV"),
    ],
)
def test_a_fault_in_csv_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read_csv(a_file(tmp_path, CSV.replace(old, new)))


def test_parquet_is_read_as_csv_is(tmp_path: Path) -> None:
    pl = pytest.importorskip("polars")
    path = tmp_path / "ballots.parquet"
    source = a_file(tmp_path, CSV)
    pl.read_csv(source).write_parquet(path)
    assert write_blt(read_parquet(path)) == write_blt(read_csv(source))


def test_a_file_that_is_not_parquet_is_told(tmp_path: Path) -> None:
    pytest.importorskip("polars")
    with pytest.raises(UnreadableFile, match="is not Parquet"):
        read_parquet(a_file(tmp_path, CSV))
