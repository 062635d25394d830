"""`folkmoot intake` without a database: what would become of each item."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from folkmoot.cli import application
from tests.consultation import post

PACK = Path(__file__).parent / "pack"


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(application(), ["intake", *map(str, arguments)])
    if result.exception and not isinstance(result.exception, SystemExit):
        return 2, str(result.exception)
    return result.exit_code, result.stdout


def test_a_dry_run_prints_one_document_whose_counts_add_up(tmp_path: Path) -> None:
    files = [
        post.a_file(tmp_path, "a.txt", "I agree."),
        post.a_file(tmp_path, "b.txt", "I agree."),
        post.a_file(tmp_path, "c.txt", ""),
    ]
    status, out = run(*files, "--round", "round:north-2025", "--pack", PACK, "--dry-run", "--json")
    told = json.loads(out)
    assert status == 0
    assert [told[key] for key in ("accepted", "duplicate", "quarantined", "came_in")] == [
        1,
        1,
        1,
        3,
    ]
    assert told["items"][2] == {
        "file": "c.txt",
        "item": "",
        "state": "quarantined",
        "reason": "c.txt is empty. Ask the sender for it again.",
        "response": None,
    }


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("south-2025", "Its rounds are: north-2025, cedar-2025"),
        ("policy:p@1", "'policy:p@1' is not a round"),
        ("no such thing", "is not a reference"),
    ],
)
def test_a_round_that_is_none_is_told_in_a_sentence(tmp_path: Path, named: str, said: str) -> None:
    file = post.a_file(tmp_path, "a.txt", "I agree.")
    status, out = run(file, "--round", named, "--pack", PACK, "--dry-run")
    assert status == 2
    assert said in out


def test_a_file_that_is_not_there_is_a_usage_error() -> None:
    assert run("nowhere.txt", "--round", "round:north-2025", "--dry-run")[0] == 2


def test_a_day_that_is_none_is_told(tmp_path: Path) -> None:
    file = post.a_file(tmp_path, "a.txt", "I agree.")
    named = ("--round", "north-2025", "--pack", PACK, "--dry-run", "--received", "soon")
    assert "'soon' is not a day" in run(file, *named)[1]


def test_a_preview_prints_a_map_that_the_next_command_reads(tmp_path: Path) -> None:
    sheet = post.a_file(tmp_path, "form.csv", "Timestamp,My view\n2025-11-03,yes\n2025-11-03,so\n")
    named = ("--round", "north-2025", "--pack", PACK)
    status, toml = run(sheet, *named, "--preview")
    assert status == 0
    assert 'header = "My view"\nbecomes = "words"' in toml
    mapped = post.a_file(tmp_path, "map.toml", toml.replace('"words"', '"q1"'))
    status, out = run(sheet, *named, "--map", mapped, "--dry-run", "--json")
    told = json.loads(out)
    assert (told["accepted"], told["quarantined"]) == (1, 1)
    assert "row 3: in the column 'My view', 'so' is no choice of q1" in told["items"][1]["reason"]
