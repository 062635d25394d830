"""`folkmoot analyse` and `folkmoot compare-runs`, on files."""

import csv
import json
from dataclasses import replace

import pytest
import typer
from typer.testing import CliRunner

from folkmoot.analysis.files import write_analysis
from folkmoot.analysis.runs import analyse
from folkmoot.cli import application
from folkmoot.cli.telling import telling
from tests.analysis.test_run_comparison import some_texts

RUNNER = CliRunner()


def run(*arguments):
    return RUNNER.invoke(application(), list(map(str, arguments)))


def analysed(folder, texts):
    source = folder.with_suffix(".csv")
    with source.open("w", newline="") as file:
        csv.writer(file).writerows([("id", "text"), *((one.id, one.text) for one in texts)])
    done = run("analyse", source, "--text", "text", "--id", "id", "-o", folder)
    assert done.exit_code == 0, done.stderr
    return folder


@pytest.fixture
def first(tmp_path):
    """Analyse some responses."""
    return analysed(tmp_path / "first", some_texts())


def test_the_same_run_made_again_ends_with_status_0(first, tmp_path):
    second = analysed(tmp_path / "second", some_texts()[::-1])
    done = run("compare-runs", first, second / "analysis.json")
    assert done.exit_code == 0
    assert "the same, byte for byte" in done.stderr
    assert sorted(path.read_bytes() for path in first.iterdir()) == sorted(
        path.read_bytes().replace(b"second", b"first") for path in second.iterdir()
    )


def test_another_run_ends_with_status_1_and_ids_in_json(first, tmp_path):
    second = analysed(tmp_path / "second", some_texts()[1:])
    done = run("compare-runs", first, second, "--json")
    assert done.exit_code == 1
    found = json.loads(done.stdout)
    assert found["responses"]["gone"] == [some_texts()[0].id]
    assert found["themes"][0]["phrases"]
    shown = run("compare-runs", first, second)
    assert "gone" in shown.stdout
    assert "They differ." in shown.stderr


def test_other_programs_are_told_though_the_run_is_the_same(first, tmp_path):
    second = analysed(tmp_path / "second", some_texts())
    (second / "made-with.json").write_text('{"numpy": "1.0"}')
    done = run("compare-runs", first, second, "--json")
    assert done.exit_code == 0
    assert ["numpy", "1.0"] in [
        [name, now] for name, _, now in json.loads(done.stdout)["differing"]
    ]


def test_what_is_no_run_is_told_in_a_sentence(first, tmp_path):
    other = tmp_path / "other.json"
    other.write_text("[1]")
    for wrong in (other, tmp_path / "first.csv", tmp_path / "missing"):
        done = run("compare-runs", first, wrong)
        assert done.exception
        assert str(wrong) in str(done.exception)


def test_stopping_ends_with_a_sentence(capsys):
    with pytest.raises(typer.Exit) as ended:
        _stopped_early()
    assert ended.value.exit_code == 130
    assert "Stopped. Nothing was written." in capsys.readouterr().err


def test_what_breaks_off_leaves_nothing_half_written(tmp_path):
    broken = replace(analyse(some_texts()), languages=None)  # type: ignore[arg-type]  # what breaks it
    with pytest.raises(TypeError):
        write_analysis(broken, tmp_path / "out", "Test")
    assert list(tmp_path.iterdir()) == []


def _stopped_early():
    with telling() as progress:
        progress("themes", 1, 4)
        raise KeyboardInterrupt
