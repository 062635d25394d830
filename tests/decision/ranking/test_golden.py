"""Real elections counted again: equal to references that others made, stage by stage."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from folkmoot.decision.ranking.ballots import Ballots, named
from folkmoot.decision.ranking.blt import read_blt
from folkmoot.decision.ranking.irv import irv
from folkmoot.decision.ranking.methods import count
from tests.real_data import real_data

WARDS = ("Anderston-City", "Calton", "Govan", "Hillhead", "Langside", "Linn")
SCOTTISH = [*(f"glasgow-{ward}-2007" for ward in WARDS), "weak-surplus", "weak-defeat"]
LISTED = re.compile(r"\t(?:Elected|Pending|Hopeful|Defeated):\s+(.*) \((\d+\.\d{5})\)")
WRITE_INS = "Undeclared Write-ins"


def reference_stages(report: str) -> list[dict[str, str]]:
    """Give the votes at the end of the first count and of every round of a reference report."""
    rounds = re.split(r"^Round \d+:$", report, flags=re.M)
    return [dict(_listed(re.split(r"^Action: ", text, flags=re.M))) for text in rounds]


def _listed(actions: list[str]) -> list[tuple[str, str]]:
    tables = [LISTED.findall(action) for action in actions]
    last = [table for table in tables if table][-1]
    return [(name, votes) for names, votes in last for name in names.split(", ")]


def the_ballots(name: str) -> Ballots:
    path = real_data("elections") / f"{name}.blt"
    return read_blt(path.read_text(encoding="utf-8"), name=path.name)


@pytest.mark.parametrize("name", SCOTTISH)
def test_scottish_stv_equals_the_reference_in_every_stage_to_five_decimals(name: str) -> None:
    report = (real_data("elections") / f"{name}.expected.txt").read_text(encoding="utf-8")
    ours = count(the_ballots(name), method="scottish-stv")
    expected = reference_stages(report)
    assert [dict(stage.votes) for stage in ours.stages] == expected
    assert f"Quota: {ours.quota}" in report
    elected = set(re.findall(r"^\tElected:\s+(.*) \(", report.split("Count Complete")[1], re.M))
    assert set(ours.elected) == elected


def minneapolis(path: Path) -> Ballots:
    """Read the cast vote records by the rules of their election (see its configuration).

    Two skipped ranks in a row end a ballot; an overvote passes to the next rank.
    """
    workbook = CalamineWorkbook.from_path(path / "2017_minneapolis_mayor_cvr.xlsx")
    sheet = workbook.get_sheet_by_index(0).to_python()[1:]
    rows = Counter(tuple(map(str, row[1:4])) for row in sheet)
    config = json.loads((path / "2017_minneapolis_mayor_config.json").read_text(encoding="utf-8"))
    names = [candidate["name"] for candidate in config["candidates"]] + [WRITE_INS]
    return named(names, [_choices(row) for row, times in rows.items() for _ in range(times)])


def _choices(row: tuple[str, ...]) -> list[str]:
    said = "\n".join(row).split("undervote\nundervote")[0].split("\n")
    kept = dict.fromkeys(WRITE_INS if name == "UWI" else name for name in said)
    return [name for name in kept if name not in {"", "undervote", "overvote"}]


def test_instant_runoff_equals_the_report_of_minneapolis_2017_round_by_round() -> None:
    folder = real_data("elections/minneapolis-2017")
    report = (folder / "2017_minneapolis_mayor_expected_detailed_report.json").read_text()
    ours = irv(minneapolis(folder), batch=True, first_out=frozenset({WRITE_INS}))
    theirs = json.loads(report)["results"]
    assert len(ours.stages) == len(theirs)
    for stage, expected in zip(ours.stages, theirs, strict=True):
        standing = {name: votes for name, votes in stage.votes.items() if name in expected["tally"]}
        assert standing == expected["tally"]
        out = {done["eliminated"] for done in expected["tallyResults"] if "eliminated" in done}
        assert set(stage.excluded) == out
    assert ours.elected == ("Jacob Frey",)
