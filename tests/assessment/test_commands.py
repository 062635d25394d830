"""The commands: one JSON document to stdout, one sentence to stderr, exit status 0, 1 or 2."""

import json

import pytest

from folkmoot.cli import run


def _folkmoot(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["folkmoot", *arguments])
    with pytest.raises(SystemExit) as ended:
        run()
    return int(ended.value.code or 0)


def test_assess_prints_the_shape_that_is_promised(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _folkmoot(monkeypatch, "assess", "SWE", "--on", "2026-01-01", "--json") == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["model"]["scheme"] == "pack-2014"
    assert printed["model"]["possible"] == ["end_demand"]
    buying = printed["findings"][1]
    assert (buying["clause"], buying["result"]) == ("K2", "breached")
    assert buying["clauses"] == ["policy:sex-work-rights@1#2.2"]
    assert buying["reasons"][0] == {
        "question": "B1",
        "value": "criminal",
        "provision": "Brottsbalken 6 kap. 11 §",
        "from": "2005-04-01",
    }


def test_timeline_prints_intervals(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _folkmoot(monkeypatch, "timeline", "NZL", "--json") == 0
    printed = json.loads(capsys.readouterr().out)
    assert set(printed[0]) == {"from", "to", "model", "changed"}
    assert printed[-1]["to"] is None


def test_reform_finds_the_smallest_change(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = ("reform", "FRA", "--until", "2.2=met", "--on", "2026-01-01", "--json")
    assert _folkmoot(monkeypatch, *told) == 0
    printed = json.loads(capsys.readouterr().out)
    assert [change["question"] for change in printed["changes"]] == ["B1", "B2", "B3"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("assess", "XXX"), "DEU (Germany)"),
        (("assess", "NZL", "--on", "1850-01-01"), "coded from 1962-01-01 on"),
        (("assess", "NZL", "--on", "9999-01-01"), "is still to come"),
        (("assess", "NZL", "--on", "soon"), "'soon' is not a day"),
        (("assess", "NZL", "--policy", "none-such"), "There is"),
        (("timeline", "XXX"), "is not coded here"),
        (("reform", "NZL"), "one of the two"),
        (("reform", "NZL", "--set", "B1"), "not of the form B1=none"),
        (("reform", "NZL", "--until", "K99=met"), "neither a rule nor a clause"),
        (("reform", "NZL", "--until", "K1=good"), "is not a finding"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence_with_status_2(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    arguments: tuple[str, ...],
    says: str,
) -> None:
    assert _folkmoot(monkeypatch, *arguments) == 2
    printed = capsys.readouterr()
    assert says in printed.err
    assert printed.out == ""


def test_a_finding_that_cannot_be_reached_ends_with_status_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _folkmoot(monkeypatch, "reform", "NZL", "--until", "K11=partly") == 1
    assert "No change of the answers" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["assess", "timeline"])
def test_people_get_a_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert _folkmoot(monkeypatch, command, "SWE") == 0
    assert "Sweden" in capsys.readouterr().out
