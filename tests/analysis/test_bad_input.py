"""What the commands of analysis say to files that nobody would wish for."""

import csv
import io
import json
import sys
import zipfile

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner

from folkmoot.analysis.sheets import read_table
from folkmoot.cli import application
from folkmoot.cli import run as command_line
from folkmoot.foundation.errors import FolkmootError, InputError, UnreadableFile
from tests.analysis.texts import LETTER

RUNNER = CliRunner()
LONG = "rent and housing " * 65_536  # a megabyte

ODD = {
    "empty": "",
    "blank": "  \n ",
    "one word": "no",
    "a megabyte": LONG,
    "a word without an end": "x" * 2**16,
    "control characters": "a\x01b\x7f\x1bc\x00d",
    "three languages": "We ask for safety. Nous demandons la sécurité. نطالب بالأمان في العمل.",
    "emoji": "😀😀 👩🏽‍⚕️ 🏳️‍🌈",
    "marks": "?!… --- ...",
    "combining signs": "e\u0301" * 50,
    "half a pair": "\ufffd\ufffe",
    "right to left marks": "\u202eabc\u202c \u200f",
    "a formula": '=cmd|"/c calc"!A1',
}


def run(*arguments):
    return RUNNER.invoke(application(), list(map(str, arguments)))


def a_csv(path, *rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def commands_on(folder, source):
    """Give each command that reads responses, with what it writes."""
    themes = a_csv(folder / "themes.csv", ["theme"], ["Homes are too dear"], ["Clinics help"])
    named = ("--text", "text", "--id", "id")
    return {
        "analyse": ("analyse", source, *named, "-o", folder / "out"),
        "campaigns": ("campaigns", source, *named, "-o", folder / "campaigns.csv"),
        "match": ("match", themes, source, *named, "-o", folder / "match.csv"),
    }


@pytest.mark.parametrize("command", ["analyse", "campaigns", "match"])
def test_odd_responses_are_read_counted_and_left_alone(tmp_path, command):
    source = a_csv(tmp_path / "in.csv", ["id", "text"], *ODD.items())
    done = run(*commands_on(tmp_path, source)[command])
    assert done.exit_code == 0, done.output
    assert f"{len(ODD)} " in done.output


@pytest.mark.parametrize("command", ["analyse", "campaigns", "match"])
@pytest.mark.parametrize("said", ["", "😀", "no", "\x00"])
def test_a_sheet_with_nothing_but_one_odd_response_gives_a_true_answer(tmp_path, command, said):
    source = a_csv(tmp_path / "in.csv", ["id", "text"], ["1", said])
    done = run(*commands_on(tmp_path, source)[command])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("command", ["analyse", "campaigns", "match"])
def test_a_sheet_without_rows_gives_a_true_answer_or_a_sentence(tmp_path, command):
    source = a_csv(tmp_path / "in.csv", ["id", "text"])
    done = run(*commands_on(tmp_path, source)[command])
    assert done.exit_code == 0 or isinstance(done.exception, FolkmootError)


def test_many_identical_texts_are_one_campaign(tmp_path):
    many = 100_000
    source = a_csv(tmp_path / "in.csv", ["id", "text"], *([n, LETTER] for n in range(many)))
    done = run("campaigns", source, "--text", "text", "--id", "id", "-o", tmp_path / "out.csv")
    assert done.exit_code == 0
    with (tmp_path / "out.csv").open(newline="") as file:
        found = list(csv.DictReader(file))
    assert len(found) == many
    assert len({row["campaign"] for row in found} - {""}) == 1


def test_many_identical_short_texts_are_no_campaign(tmp_path):
    source = a_csv(tmp_path / "in.csv", ["id", "text"], *([n, "I agree"] for n in range(1000)))
    done = run("campaigns", source, "--text", "text", "--id", "id", "-o", tmp_path / "out.csv")
    assert done.output.startswith("0 of 1,000 responses are copies, in 0 campaigns")


def test_identical_texts_leave_the_analysis_with_one_voice(tmp_path):
    source = a_csv(tmp_path / "in.csv", ["id", "text"], *([n, LETTER] for n in range(2000)))
    done = run("analyse", source, "--text", "text", "--json", "-o", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["voices"] == 1


@pytest.mark.parametrize("vote", ["0", "1", ""])
def test_votes_that_are_all_alike_give_a_sentence_and_no_group(tmp_path, vote):
    rows = [[f"p{n}", *[vote] * 10] for n in range(40)]
    source = a_csv(tmp_path / "votes.csv", ["participant", *(f"s{n}" for n in range(10))], *rows)
    done = run("groups", source, "-o", tmp_path / "out.json")
    assert done.exit_code == 0, done.output
    assert "No groups" in done.output
    assert json.loads((tmp_path / "out.json").read_text())["groups"] == []


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["participant"], ["p1"]], "no column for a statement"),
        ([["participant", "s1"], ["p1", "maybe"]], "is no vote"),
        ([["participant", "s1"], ["p1", "1"], ["p1", "0"]], "comes twice"),
    ],
)
def test_votes_that_are_none_are_refused_in_a_sentence(tmp_path, rows, said):
    source = a_csv(tmp_path / "votes.csv", *rows)
    done = run("groups", source, "-o", tmp_path / "out.json")
    assert isinstance(done.exception, FolkmootError)
    assert said in str(done.exception)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["1", "x", "yes"], ["2", "x", "no"]], "only one person coded"),
        ([["1", "x", "yes"], ["1", "y", "yes"]], "all values are the same"),
        ([["1", "x", "yes"], ["2", "y", "no"]], "no unit was coded by two people"),
    ],
)
def test_codings_that_allow_no_agreement_say_why(tmp_path, rows, said):
    source = a_csv(tmp_path / "codings.csv", ["unit", "coder", "value"], *rows)
    done = run("agreement", source, "--json")
    assert done.exit_code == 0
    (code,) = json.loads(done.stdout)["codes"]
    assert code["alpha"] is None
    assert said in code["reason"]


REFUSED = {
    "latin-1": ("in.csv", "id,text\n1,caf\xe9\n".encode("latin-1"), "not UTF-8 text (line 2"),
    "a picture": ("in.csv", b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "not UTF-8 text"),
    "an open quote": ("in.csv", b'id,text\n1,"yes\n2,no\n3,never\n', "quoted in line 2"),
    "a workbook by another name": ("in.csv", b"PK\x03\x04rest", "a workbook, no text"),
    "nothing": ("in.csv", b"", "is empty"),
    "blank lines": ("in.csv", b"\n\n ,\n", "is empty"),
    "two columns of one name": ("in.csv", b"id,text,text\n1,a,b\n", "more than once: columns 2"),
    "more cells than columns": ("in.csv", b"id,text\n1,yes, but\n", "row 1 below the headings"),
    "no such column": ("in.csv", b"id,said\n1,yes\n", "Its columns are: id, said"),
    "headings further down": ("in.csv", b"Results\nid,text\n1,a\n", "the rows above the headings"),
    "no workbook": ("in.xlsx", b"PK\x03\x04rest", "cannot be opened as a workbook"),
    "no parquet": ("in.parquet", b"PAR1", "cannot be read as Parquet"),
    "another kind": ("in.doc", b"text", "no CSV, XLSX or Parquet file"),
}


@pytest.mark.parametrize("command", ["analyse", "campaigns", "match"])
@pytest.mark.parametrize("odd", REFUSED)
def test_files_that_cannot_be_used_are_refused_in_a_sentence(tmp_path, command, odd):
    name, content, said = REFUSED[odd]
    (tmp_path / name).write_bytes(content)
    done = run(*commands_on(tmp_path, tmp_path / name)[command])
    assert isinstance(done.exception, FolkmootError), done.output
    assert said in str(done.exception)
    assert str(done.exception).startswith(name)


READ = {
    "a byte order mark": b"\xef\xbb\xbfid,text\n1,a b\n",
    "utf-16 that says so": "id,text\n1,a b\n".encode("utf-16"),
    "semicolons": b"id;text\n1;a b\n",
    "tabs": b"id\ttext\n1\ta b\n",
    "carriage returns": b"id,text\r\n1,a b\r\n",
    "a row that is too short": b"id,text,kind\n1,a b\n",
    "blank lines": b"\n\nid,text\n\n1,a b\n\n",
    "a title above, as wide as the table": b"Results,,\nid,text,kind\n1,a b,\n",
    "cells without a heading": b"id,text,\n1,a b,note\n",
}


@pytest.mark.parametrize("odd", READ)
def test_files_that_can_be_read_in_one_way_are_read(tmp_path, odd):
    (tmp_path / "in.csv").write_bytes(READ[odd])
    table = read_table(tmp_path / "in.csv")
    (row,) = table.rows
    assert (row[table.column("id")], row[table.column("text")]) == ("1", "a b")


def a_workbook(path, rows, merged=()):
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path


def test_a_merged_title_above_the_headings_is_left_aside(tmp_path):
    rows = [["Answers 2025", None, None], ["id", "text", "kind"], [1, "We ask for rest.", "member"]]
    table = read_table(a_workbook(tmp_path / "in.xlsx", rows, ["A1:C1"]))
    assert table.columns == ("id", "text", "kind")
    assert table.rows == (("1", "We ask for rest.", "member"),)


def test_headings_in_two_rows_with_merged_cells_are_told_with_what_to_do(tmp_path):
    rows = [["Who", None, "What", None], ["id", "kind", "text", "more"], [1, "member", "Yes", ""]]
    table = read_table(a_workbook(tmp_path / "in.xlsx", rows, ["A1:B1", "C1:D1"]))
    with pytest.raises(InputError, match="'text' stands in a later row: delete the rows above it"):
        table.column("text")


def test_merged_headings_without_the_column_are_told_as_such(tmp_path):
    rows = [["Who", None, "What", None], [1, "member", "Yes", "x"]]
    table = read_table(a_workbook(tmp_path / "in.xlsx", rows, ["A1:B1"]))
    with pytest.raises(InputError, match="2 of 4 have no name, as where cells"):
        table.column("text")


def test_ids_with_gaps_are_named_by_their_rows(tmp_path):
    source = a_csv(tmp_path / "in.csv", ["id", "text"], ["a", LETTER], ["", LETTER], ["c", "no"])
    run("campaigns", source, "--text", "text", "--id", "id", "-o", tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(newline="") as file:
        assert {row["id"] for row in csv.DictReader(file)} == {"a", "row-2", "c"}


def test_a_cell_far_off_is_refused_before_it_fills_the_memory(tmp_path):
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "text", "far"
    book.save(tmp_path / "in.xlsx")
    with pytest.raises(UnreadableFile, match="16,384 columns and 1,048,576 rows"):
        read_table(tmp_path / "in.xlsx")


def test_a_workbook_that_claims_gigabytes_is_refused_unopened(tmp_path):
    with zipfile.ZipFile(tmp_path / "in.xlsx", "w") as parts:
        parts.writestr("xl/worksheets/sheet1.xml", "<sheet/>")
    raw = bytearray((tmp_path / "in.xlsx").read_bytes())
    claim = raw.index(b"PK\x01\x02") + 24  # where the list of parts says how large this one is
    raw[claim : claim + 4] = (2**31).to_bytes(4, "little")
    (tmp_path / "in.xlsx").write_bytes(raw)
    with pytest.raises(UnreadableFile, match=r"claims to hold 2\.0 GB"):
        read_table(tmp_path / "in.xlsx")


def test_nothing_is_written_where_the_input_is_refused(tmp_path):
    source = a_csv(tmp_path / "in.csv", ["id", "said"], ["1", "yes"])
    run("analyse", source, "--text", "text", "-o", tmp_path / "out")
    run("campaigns", source, "--text", "text", "-o", tmp_path / "out.csv")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["in.csv"]


def test_a_place_that_cannot_be_written_to_is_told_in_a_sentence(tmp_path, monkeypatch, capsys):
    source = a_csv(tmp_path / "in.csv", ["id", "text"], ["1", "yes"])
    out = tmp_path / "nowhere" / "out.csv"
    given = ["folkmoot", "campaigns", str(source), "--text", "text", "-o", str(out)]
    monkeypatch.setattr(sys, "argv", given)
    with pytest.raises(SystemExit) as ended:
        command_line()
    assert ended.value.code == 2
    assert f"{out}: No such file or directory" in capsys.readouterr().err
