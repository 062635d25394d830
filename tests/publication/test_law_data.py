"""Law as data: whole, cited, without a score, and harmless to whatever opens it."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from folkmoot.assessment.answers import Answer
from folkmoot.assessment.assessments import assess
from folkmoot.assessment.packs import Laws, Packs, load_packs
from folkmoot.foundation.cells import FORMULA
from folkmoot.foundation.dates import LooseDate
from folkmoot.publication.law_data import DRAFT, LINKED, NO_SCORE, law_data
from folkmoot.publication.opendata import CUT, LONGEST_CELL, OpenData, as_zip, files_of

NEW_YEAR = date(2026, 1, 1)
FEW = ("NZL", "SWE", "US-NV", "GB-EAW")


@pytest.fixture(scope="module")
def packs() -> Packs:
    """Give the packs with a few of their laws only."""
    found = load_packs()
    laws = {name: found.laws.laws[name] for name in FEW}
    return replace(found, laws=replace(found.laws, laws=laws))


@pytest.fixture(scope="module")
def data(packs: Packs) -> OpenData:
    return data_of(packs.laws, packs)


@pytest.fixture(scope="module")
def files(data: OpenData) -> dict[str, bytes]:
    return files_of(data)


def data_of(laws: Laws, packs: Packs) -> OpenData:
    return law_data(laws, tuple(packs.rules.values()), on=NEW_YEAR)


def rows(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    text = files[f"{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def with_an_answer(laws: Laws, **changed: object) -> Laws:
    """Give the laws with the first answer of New Zealand changed."""
    law = laws.laws["NZL"]
    first: Answer = replace(law.answers[0], **changed)  # type: ignore[arg-type]  # any field
    there = {**laws.laws, "NZL": replace(law, answers=(first, *law.answers[1:]))}
    return replace(laws, laws=there)


def test_every_answer_is_there_with_what_it_cites(files: dict[str, bytes], packs: Packs) -> None:
    answers = rows(files, "answers")
    assert len(answers) == sum(len(law.answers) for law in packs.laws.laws.values())
    provisions = {row["provision"] for row in rows(files, "provisions")}
    instruments = {row["instrument"] for row in rows(files, "instruments")}
    for row in answers:
        assert set(filter(None, row["provisions"].split(" | "))) <= provisions
        assert set(filter(None, row["absent_from"].split(" | "))) <= instruments
        assert row["value"] != "unknown" or (row["caution"] and not row["confidence"])


def test_what_one_table_names_another_one_holds(files: dict[str, bytes]) -> None:
    known = {row["jurisdiction"] for row in rows(files, "jurisdictions")}
    asked = {row["question"] for row in rows(files, "questions")}
    schemes = {(row["scheme"], row["id"]) for row in rows(files, "schemes")}
    for name in (
        "instruments",
        "provisions",
        "answers",
        "models",
        "signs",
        "findings",
        "labels",
        "classified",
    ):
        assert {row["jurisdiction"] for row in rows(files, name)} <= known
    assert {row["question"] for row in rows(files, "answers")} <= asked
    assert {(row["scheme"], row["sign"]) for row in rows(files, "signs")} <= schemes
    for row in rows(files, "models"):
        assert {(row["scheme"], model) for model in row["models"].split(" | ")} <= schemes
    named = {row["classification"]: row["scheme"] for row in rows(files, "classifications")}
    for row in rows(files, "classified"):
        meant = {(named[row["classification"]], model) for model in row["means"].split(" | ")}
        assert meant <= schemes
    ruled = {(row["policy"], row["rule"]) for row in rows(files, "rules")}
    assert {(row["policy"], row["rule"]) for row in rows(files, "findings")} <= ruled


def test_findings_and_models_are_those_of_an_assessment(
    files: dict[str, bytes], packs: Packs
) -> None:
    for policy in packs.rules.values():
        measure = packs.laws.measure(policy)
        for name in FEW:
            found = assess(packs.laws.laws[name], measure, on=NEW_YEAR)
            told = {
                row["rule"]: row["result"]
                for row in rows(files, "findings")
                if row["jurisdiction"] == name
                and row["policy"].startswith(f"policy:{policy.policy}@")
            }
            assert told == {each.rule.id: each.result for each in found.findings}
            (model,) = (
                row["models"]
                for row in rows(files, "models")
                if (row["jurisdiction"], row["scheme"]) == (name, measure.scheme.id)
                and row["from"] <= NEW_YEAR.isoformat() <= (row["to"] or "9999")
            )
            assert tuple(model.split(" | ")) == found.model.possible


def test_models_follow_upon_each_other_without_a_gap(files: dict[str, bytes]) -> None:
    spells: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in rows(files, "models"):
        spells.setdefault((row["scheme"], row["jurisdiction"]), []).append(row)
    assert len(spells) >= len(FEW)
    for held in spells.values():
        for before, after in pairwise(held):
            gap = date.fromisoformat(after["from"]) - date.fromisoformat(before["to"])
            assert gap.days == 1
        assert held[-1]["to"] == ""


def test_a_reform_is_in_the_models_on_its_day(files: dict[str, bytes]) -> None:
    told = [
        (row["from"], row["models"])
        for row in rows(files, "models")
        if (row["jurisdiction"], row["scheme"]) == ("SWE", "pack-2014")
    ]
    assert ("1999-01-01", "end_demand") in told


def test_nothing_is_a_score(data: OpenData, files: dict[str, bytes]) -> None:
    names = {column.name for dataset in data.datasets for column in dataset.columns}
    assert not names & {"score", "rank", "points", "index", "grade", "total"}
    numbers = [
        cell
        for dataset in data.datasets
        for row in dataset.rows
        for cell in row
        if isinstance(cell, int) and not isinstance(cell, bool)
    ]
    assert numbers == []
    assert NO_SCORE in files["README.md"].decode()


def test_the_readme_says_what_it_is_worth_and_says_nothing_of_polls(
    files: dict[str, bytes],
) -> None:
    text = files["README.md"].decode()
    assert DRAFT in text
    assert "Apache License 2.0" in text
    assert "poll" not in text


def test_the_same_packs_give_the_same_bytes(packs: Packs, files: dict[str, bytes]) -> None:
    again = files_of(data_of(packs.laws, packs))
    assert again == files
    assert as_zip(again) == as_zip(files)


def test_the_order_in_which_files_come_changes_nothing(
    packs: Packs, files: dict[str, bytes]
) -> None:
    laws = packs.laws
    turned = replace(
        laws,
        laws=dict(reversed([*laws.laws.items()])),
        schemes=dict(reversed([*laws.schemes.items()])),
        codings=dict(reversed([*laws.codings.items()])),
        classifications=laws.classifications[::-1],
    )
    rules = tuple(packs.rules.values())[::-1]
    assert files_of(law_data(turned, rules, on=NEW_YEAR)) == files


def test_the_archive_holds_every_file(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(as_zip(files))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files


@pytest.mark.parametrize(
    "hostile",
    [
        "=HYPERLINK(1)",
        "@SUM(A1)",
        'two\r\nlines, and "marks"',
        "\N{RIGHT-TO-LEFT OVERRIDE}قانون\N{POP DIRECTIONAL FORMATTING}",
        "</script><b>",
        "\0",
    ],
)
def test_hostile_words_stay_words(hostile: str, packs: Packs) -> None:
    made = files_of(data_of(with_an_answer(packs.laws, caution=hostile), packs))
    (row,) = (row for row in rows(made, "answers")[:1_000] if hostile in row["caution"])
    assert not row["caution"].startswith(FORMULA)
    assert hostile in {row["caution"] for row in json.loads(made["answers.json"])["rows"]}
    assert len(rows(made, "answers")) == len(json.loads(made["answers.json"])["rows"])
    json.loads(made[LINKED])


def test_a_huge_caution_is_cut_in_csv_and_whole_in_json(packs: Packs) -> None:
    huge = "x" * 1_000_000
    made = files_of(data_of(with_an_answer(packs.laws, caution=huge), packs))
    (cell,) = (row["caution"] for row in rows(made, "answers") if row["caution"].startswith("xx"))
    assert cell.endswith(CUT)
    assert len(cell) == LONGEST_CELL
    assert huge in {row["caution"] for row in json.loads(made["answers.json"])["rows"]}


def test_an_unknown_day_is_not_made_up(packs: Packs) -> None:
    vague = with_an_answer(packs.laws, start=LooseDate.parse("1999~"), end=LooseDate.parse("2003"))
    (row,) = (row for row in rows(files_of(data_of(vague, packs)), "answers") if "~" in row["from"])
    assert (row["from"], row["to"]) == ("1999~", "2003")


def test_the_files_are_written_by_the_command(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from folkmoot.cli import application

    asked = ["law", "data", "-o", str(tmp_path / "law"), "--on", "2026-01-01", "--json"]
    answer = CliRunner().invoke(application(), asked)
    assert answer.exit_code == 0
    told = json.loads(answer.stdout)
    assert {each["name"] for each in told["files"]} == {
        path.name for path in (tmp_path / "law").iterdir()
    }
