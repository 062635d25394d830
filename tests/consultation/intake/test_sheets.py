"""Sheets: each row a response, each odd one told by its place."""

from datetime import date
from pathlib import Path

import pytest

from folkmoot.consultation.intake.items import Batch, ItemState
from folkmoot.consultation.responses import Answer, RespondentKind, Response
from tests.consultation import post


def responses(batch: Batch) -> list[Response]:
    return [item.response for item in batch.items if item.response]


@pytest.mark.parametrize("kind", ["csv", "semicolons", "xlsx"])
def test_a_sheet_gives_a_response_for_each_row(tmp_path: Path, take_in, kind: str) -> None:
    rows = [
        ["q1", "q1 why", "Q2", "s1", "s2", "q4 2.1", "kind", "received", "quote"],
        ["yes", "Because.", "Housing", "-2", "2", "Good.", "member", "2025-11-01", "yes"],
        ["لا", "", "", "Strongly agree", "", "", "stakeholder", "2025-11-20", "no"],
        ["", "", "", "", "", "", "", "", ""],
    ]
    text = "\n".join((";" if kind == "semicolons" else ",").join(row) for row in rows)
    path = (
        post.a_workbook(tmp_path, rows)
        if kind == "xlsx"
        else post.a_file(tmp_path, "sheet.csv", text)
    )
    first, second = responses(take_in(path))
    assert first.answers == (
        Answer("q1", "Because.", choice="yes", clauses=("2.1",)),
        Answer("q2", "Housing"),
        Answer("s1", scale=-2, clauses=("2.2",)),
        Answer("s2", scale=2, clauses=("2.1",)),
        Answer("q4", "Good.", clause="2.1", clauses=("2.1",)),
    )
    assert (first.kind, first.received) == (RespondentKind.MEMBER, date(2025, 11, 1))
    assert first.consents.quote
    assert not first.late
    assert second.late
    assert second.answers[0].choice == "no"
    assert not second.consents.quote


def test_columns_may_be_the_questions_own_words(tmp_path: Path, take_in) -> None:
    text = '"What protects people best?",Nobody who sells should be punished.\nHousing,2\n'
    (response,) = responses(take_in(post.a_file(tmp_path, "export.csv", text)))
    assert [(answer.question, answer.scale) for answer in response.answers] == [
        ("q2", None),
        ("s2", 2),
    ]


def test_columns_that_name_people_are_left_out_and_others_are_kept(tmp_path: Path, take_in) -> None:
    text = "Full Name,IPAddress,q2,Anything else?\nDag,10.0.0.1,Housing,Thanks\n"
    batch = take_in(post.a_file(tmp_path, "export.csv", text))
    (response,) = responses(batch)
    assert "Dag" not in repr(response)
    assert response.answers[1].text == "Anything else?: Thanks"
    assert batch.notes == (
        "export.csv: left out, because they name or locate people: 'Full Name', 'IPAddress'.",
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("name,town\nDag,Oslo\n", "names no question"),
        ("q1,\nyes,lost\n", "column B has cells but no name"),
        ("q1,Q1\nyes,no\n", "columns A and B are both 'q1'"),
        ("q1,q2\n", "has no rows"),
    ],
)
def test_a_sheet_whose_columns_cannot_be_told_is_one_item(
    tmp_path: Path, take_in, rows: str, said: str
) -> None:
    (item,) = take_in(post.a_file(tmp_path, "odd.csv", rows)).items
    assert item.state is ItemState.QUARANTINED
    assert said in item.reason


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "maybe,,,,",
            "row 2: in the column 'q1', 'maybe' is no choice of q1. Its choices are yes, in-part",
        ),
        (",,9,,", "row 2: in the column 's1', '9' is no place on the scale"),
        (",x,,soon,", "row 2: in the column 'received', 'soon' is not a day"),
        (",x,,,alien", "row 2: in the column 'kind', 'alien' is no kind of respondent"),
        (",x,,,,more", "row 2: it has 6 cells and the first row only 5"),
        (",,,2025-11-01,member", "row 2 says nothing"),
    ],
)
def test_an_odd_row_is_told_and_the_others_come_in(
    tmp_path: Path, take_in, row: str, said: str
) -> None:
    text = f"q1,q2,s1,received,kind\n{row}\nyes,,,,\n"
    bad, good = take_in(post.a_file(tmp_path, "rows.csv", text)).items
    assert said in bad.reason
    assert good.state is ItemState.ACCEPTED


def test_merged_headers_are_told(tmp_path: Path, take_in) -> None:
    path = post.a_workbook(tmp_path, [["q1", ""], ["yes", "x"]], merge="A1:B1")
    assert "merged cells" in take_in(path).items[0].reason


def test_a_formula_without_a_value_is_told_by_its_cell(tmp_path: Path, take_in) -> None:
    path = post.a_workbook(tmp_path, [["q1", "q2"], ["yes", '=CONCATENATE("a","b")']])
    assert "cell B2 has a formula and no value" in take_in(path).items[0].reason


def test_words_that_look_like_a_formula_are_words(tmp_path: Path, take_in) -> None:
    path = post.a_file(tmp_path, "a.csv", 'q2\n"=HYPERLINK(""http://x.example"")"\n')
    (response,) = responses(take_in(path))
    assert response.answers[0].text == '=HYPERLINK("http://x.example")'


def test_the_same_sheet_with_new_rows_adds_only_those(tmp_path: Path, take_in) -> None:
    before = "q1\nyes\nno\nyes\n"
    first = post.a_file(tmp_path, "a.csv", before)
    again = post.a_file(tmp_path, "b.csv", before + "yes\n")
    batch = take_in(first, again)
    assert [str(item.state) for item in batch.items] == [
        *["accepted"] * 3,
        *["duplicate"] * 3,
        "accepted",
    ]


def test_a_row_with_its_own_id_is_known_again_although_it_changed(tmp_path: Path, take_in) -> None:
    first = post.a_file(tmp_path, "a.csv", "id,q2\n7,Housing\n")
    again = post.a_file(tmp_path, "b.csv", "id,q2\n7,Housing!\n8,Health\n")
    assert [str(item.state) for item in take_in(first, again).items] == [
        "accepted",
        "duplicate",
        "accepted",
    ]


def test_every_sheet_of_a_workbook_is_told(tmp_path: Path, take_in) -> None:
    import openpyxl

    path = post.a_workbook(tmp_path, [["q1"], ["yes"]])
    book = openpyxl.load_workbook(path)
    notes = book.create_sheet("Notes")
    notes.append(["To whom it may concern"])
    book.create_sheet("Blank")
    book.save(path)
    first, second = take_in(path).items
    assert first.state is ItemState.ACCEPTED
    assert "sheet Notes: the first row names no question" in second.reason
