"""Ten thousand spoilt files and all those made by hand: none brings intake down or goes unsaid.

FOLKMOOT_DRILL=full reads ten thousand and the slow ones; else three hundred are read.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from folkmoot.consultation.sandbox.limits import MEMORY
from tests.faults.files.good import good_files
from tests.faults.files.mutations import mutated

SEED = 20261122
FULL = os.environ.get("FOLKMOOT_DRILL") == "full"
COUNT = 10_000 if FULL else 300
ROOT = Path(__file__).parents[3]
GROWTH = 200
"""Megabytes that the parent may grow by: what is read of 250 files, and no bomb."""

Figures = dict[str, float]


def run(module: str, *arguments: object) -> str:
    command = [sys.executable, "-m", f"tests.faults.files.{module}", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    run("made", folder, COUNT, SEED, "full" if FULL else "short")
    return folder


@pytest.fixture(scope="module")
def figures(files: Path) -> Figures:
    found: Figures = json.loads(run("drill", files))
    print(json.dumps(found, indent=2))
    return found


def test_files_spoilt_by_one_seed_are_the_same_whenever_they_are_made(tmp_path: Path) -> None:
    before, after = (dict(mutated(made_at(hour, tmp_path), 50, SEED)) for hour in (1, 9))
    assert before == after


def made_at(hour: int, folder: Path) -> dict[str, bytes]:
    """Make the good files, and let the clock of every archive in them show another hour."""
    clock = time.struct_time((2026, 5, 23, hour, 0, 0, 5, 143, 0))
    with pytest.MonkeyPatch.context() as moved:
        moved.setattr(time, "localtime", lambda *_: clock)
        return dict(good_files(folder))


def every_item_ended(figures: Figures) -> bool:
    ended = figures["accepted"] + figures["duplicate"] + figures["quarantined"]
    return ended == figures["items"] and not figures["files_without_an_item"]


def nothing_crashed(figures: Figures) -> bool:
    return figures["mutated_that_stopped_the_sandbox"] == 0


def memory_stays(figures: Figures) -> bool:
    peak = figures["sandbox_peak_mb"] <= MEMORY / 2**20
    return peak and figures["parent_grew_mb"] < GROWTH


def test_accepted_duplicate_and_quarantined_are_all_that_came(figures: Figures) -> None:
    assert figures["mutated"] == COUNT
    assert figures["by_hand"] >= 60
    assert every_item_ended(figures)
    assert figures["items_without_a_sentence"] == 0


def test_no_spoilt_file_brings_the_sandbox_down(figures: Figures) -> None:
    assert nothing_crashed(figures)


def test_neither_the_sandbox_nor_its_parent_takes_more_memory_than_it_may(
    figures: Figures,
) -> None:
    assert memory_stays(figures)


def test_some_spoilt_files_can_still_be_read_so_the_spoiling_is_not_too_coarse(
    figures: Figures,
) -> None:
    assert 0.1 * COUNT < figures["accepted"] < 0.9 * COUNT


def test_without_the_wall_the_drill_sees_the_sandbox_go_down(files: Path) -> None:
    assert not nothing_crashed(json.loads(run("drill", files, "wall")))


def test_without_the_limits_the_drill_sees_the_memory_go(files: Path, tmp_path: Path) -> None:
    (greedy,) = files.glob("by-hand/*/cells.csv")
    shutil.copytree(greedy.parent, tmp_path / "by-hand" / "0")
    assert not memory_stays(json.loads(run("drill", tmp_path, "limits")))
