"""`folkmoot law divergence` and `folkmoot law checklist`: one document, or a table for people."""

import json

import pytest

from folkmoot.cli import run


def _folkmoot(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["folkmoot", "law", *arguments])
    monkeypatch.setenv("COLUMNS", "160")
    with pytest.raises(SystemExit) as ended:
        run()
    return int(ended.value.code or 0)


def test_divergence_prints_rates_differences_and_what_comes_next(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _folkmoot(monkeypatch, "divergence", "NZL", "SWE", "--json") == 0
    printed = json.loads(capsys.readouterr().out)
    assert [law["jurisdiction"] for law in printed["jurisdictions"]] == ["NZL", "SWE"]
    overall = printed["overall"]
    assert overall["rate"] == overall["divergences"] / overall["coded"]
    assert sum(law["coded"] for law in printed["jurisdictions"]) == overall["coded"]
    assert len(printed["differing"]) == overall["divergences"]
    assert "Policy Surveillance Program" in printed["gate"]["source"]
    for row in printed["differing"]:
        assert len({reading["value"] for reading in row["readings"]}) > 1


def test_divergence_shows_people_each_law_and_each_question(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _folkmoot(monkeypatch, "divergence", "NZL", "--questions") == 0
    printed = capsys.readouterr().out
    for told in ("NZL", "AC1", "answers diverge", "the gate is 5"):
        assert told in printed


def test_a_law_that_is_not_coded_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("divergence", "checklist"):
        assert _folkmoot(monkeypatch, command, "XXX") == 2
        assert "is not coded here" in capsys.readouterr().err


def test_checklist_prints_what_there_is_to_look_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _folkmoot(monkeypatch, "checklist", "SWE", "--json") == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["asked"] >= printed["answered"] > 0
    assert {"check", "about", "words"} == set(printed["items"][0])
    assert _folkmoot(monkeypatch, "checklist", "SWE", "--on", "2026-01-01") == 0
    assert "questions are answered" in capsys.readouterr().out
