"""`folkmoot coding`: from sheets to a project and back, agreement, and a machine on trial."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from folkmoot.analysis.coding.codebook_files import as_toml
from folkmoot.analysis.coding.coding_files import (
    read_codings,
    read_texts_with_groups,
    write_codings,
    write_texts,
)
from folkmoot.analysis.coding.refi_qda.writing import export
from folkmoot.cli import application
from folkmoot.foundation.errors import InputError
from tests.analysis.coding.coded import a_codebook, a_project, a_text, coded
from tests.real_data import real_data

TOPIC = "We should legalize prostitution"


def run(*arguments: object) -> str:
    done = CliRunner().invoke(application(), ["coding", *map(str, arguments)])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "p.qdpx"
    path.write_bytes(export(a_project()))
    return path


def test_a_project_goes_to_sheets_and_back_without_a_change(project: Path, tmp_path: Path) -> None:
    run("take-in", project, "-o", tmp_path)
    again = tmp_path / "again.qdpx"
    sheets = [tmp_path / "sources.csv", "--codings", tmp_path / "codings.csv"]
    sheets += ["--readers", tmp_path / "readers.csv"]
    run("export", *sheets, "--codebook", tmp_path / "codebook.toml", "-o", again)
    run("take-in", again, "-o", tmp_path / "again")
    for name in ("codebook.toml", "codings.csv", "sources.csv", "readers.csv"):
        assert (tmp_path / "again" / name).read_text() == (tmp_path / name).read_text()


def test_agreement_is_told_of_a_project_and_of_its_sheets_alike(project: Path, tmp_path: Path):
    run("take-in", project, "-o", tmp_path)
    told = json.loads(run("agreement", project, "--json"))
    assert [one["code"] for one in told["codes"]] == ["safety", "police", "poverty"]
    assert told["pairs"][0]["between"] == ["ines", "tomas"]
    assert json.loads(run("agreement", tmp_path / "codings.csv", "--json")) == told
    assert "Alpha" in run("agreement", project)


def test_of_more_than_two_coders_each_pair_is_told(tmp_path: Path) -> None:
    path, text = tmp_path / "three.qdpx", a_text()
    coders = ("bo", "ines", "tomas")
    codings = [coded("poverty", "poverty", coder, text=text) for coder in coders]
    path.write_bytes(export(a_project([text], codings)))
    assert "bo and ines" in run("agreement", path)


def test_readers_may_be_those_who_coded_something(project: Path) -> None:
    told = json.loads(run("agreement", project, "--read", "coded", "--json"))
    assert told["read"] == "coded"


def test_a_codebook_is_checked_and_compared_with_an_earlier_version(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text(as_toml(a_codebook()))
    told = json.loads(run("check", path, path, "--json"))
    assert told["codes"] == ["safety", "police", "poverty"]
    assert told["added"] == told["gone"] == told["reworded"] == told["without_definition"] == []


def test_the_machine_codes_a_project_and_is_laid_beside_its_people(project: Path) -> None:
    told = json.loads(run("trial", project, "--json"))
    assert told["coder"].startswith("machine:")
    assert [one["code"] for one in told["codes"]] == ["safety", "police", "poverty"]
    assert all("Too few" in one["reason"] for one in told["codes"])
    assert "Recall" in run("trial", project)


def test_codes_that_the_codebook_has_not_are_named(tmp_path: Path) -> None:
    text = a_text()
    write_texts(tmp_path / "sources.csv", [text])
    write_codings(tmp_path / "codings.csv", [coded("safer", "other", text=text)])
    (tmp_path / "c.toml").write_text(as_toml(a_codebook()))
    arguments = ["coding", "export", tmp_path / "sources.csv", "--codings"]
    arguments += [tmp_path / "codings.csv", "--codebook", tmp_path / "c.toml", "-o", "x.qdpx"]
    done = CliRunner().invoke(application(), list(map(str, arguments)))
    assert isinstance(done.exception, InputError)
    assert "not in work: other" in str(done.exception)


@pytest.mark.parametrize("said", ["- one\n- two", "'- one", "=1+1", " plain", "@home"])
def test_places_hold_in_sheets_though_formulas_are_made_harmless(said: str, tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    write_texts(path, [a_text(said=said, kind="member")])
    (text,) = read_texts_with_groups(path, text="text", id="response")
    assert text == a_text(said=said, kind="member")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("r9,0,3,safety,tomas", "row 2: there is no response 'r9'"),
        ("r1,0,999,safety,tomas", "row 2: the place ends at 999"),
        ("r1,a,3,safety,tomas", "row 2: start and end must be whole numbers"),
        ("r1,3,3,safety,tomas", "must start at 0 or later"),
    ],
)
def test_a_coding_without_its_place_is_told_with_its_row(
    row: str, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "codings.csv"
    path.write_text(f"response,start,end,code,coder\n{row}\n")
    with pytest.raises(InputError, match=words):
        read_codings(path, [a_text()])


def test_an_id_that_comes_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    path.write_text("response,text\nr1,One.\nr1,Two.\n")
    with pytest.raises(InputError, match="an id twice"):
        read_texts_with_groups(path, text="text", id="response")


def test_arguments_that_experts_matched_go_out_and_come_back(tmp_path: Path) -> None:
    folder = real_data("arguments")
    rows = [
        {name: line[name] for name in ("arg_id", "argument")}
        for line in csv.DictReader((folder / "arguments_train.csv").open(newline=""))
        if line["topic"] == TOPIC
    ]
    (tmp_path / "sources.csv").write_text(
        "response,text\n" + "".join(f'{row["arg_id"]},"{row["argument"]}"\n' for row in rows[:60])
    )
    codings = "".join(f"{row['arg_id']},safety,experts\n" for row in rows[:60:3])
    (tmp_path / "codings.csv").write_text(f"response,code,coder\n{codings}")
    (tmp_path / "codebook.toml").write_text(as_toml(a_codebook()))
    out = tmp_path / "p.qdpx"
    sheets = [tmp_path / "sources.csv", "--codings", tmp_path / "codings.csv"]
    run("export", *sheets, "--codebook", tmp_path / "codebook.toml", "-o", out)
    run("take-in", out, "-o", tmp_path / "in")
    taken = read_texts_with_groups(tmp_path / "in/sources.csv", text="text", id="response")
    before = read_texts_with_groups(tmp_path / "sources.csv", text="text", id="response")
    assert taken == before
    assert len(read_codings(tmp_path / "in/codings.csv", taken)) == 20
