"""The whole life of one policy in one run: one command, then any way through what it left."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.demo_site import folkmoot

pytestmark = pytest.mark.database

CLAUSE = "policy:sex-work-rights@2#2.3"
Told = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def verified(home: Path) -> Told:
    """Verify the record as the demo left it."""
    return folkmoot("verify", "--json", "--home", str(home))


@pytest.fixture(scope="module")
def told_again(home: Path, verified: Told) -> Told:
    """Tell the demo once more, after its record was verified."""
    return folkmoot("demo", "--no-serve", "--home", str(home))


@pytest.fixture(scope="module")
def trace(home: Path) -> Told:
    """Trace a clause both ways."""
    return folkmoot("trace", CLAUSE, "--json", "--home", str(home))


def ends(steps: list[dict[str, object]], end: str) -> set[str]:
    """Give the kinds of what the steps of a trace lead to."""
    return {str(step[end]).partition(":")[0] for step in steps}


def test_every_chain_of_the_ledger_holds(verified: Told) -> None:
    told = json.loads(verified.stdout)
    assert verified.returncode == 0, verified.stderr
    assert told["breaks"] == []
    assert {"policy", "lantern-2025", "analysis", "decisions-council", "law"} <= {
        chain["name"] for chain in told["chains"]
    }


def test_a_clause_is_traced_back_to_evidence_voices_and_votes_and_forward_to_laws(
    trace: Told,
) -> None:
    told = json.loads(trace.stdout)
    back, forward = ends(told["back"], "target"), ends(told["forward"], "source")
    assert {"claim", "source", "theme", "response", "motion", "amendment", "decision"} <= back
    assert "assessment" in forward


def test_a_voice_is_traced_forward_to_the_clause_that_it_helped_to_make(
    home: Path, trace: Told
) -> None:
    back = json.loads(trace.stdout)["back"]
    voice = next(s["target"] for s in back if str(s["target"]).startswith("response:"))
    forward = json.loads(folkmoot("trace", voice, "--json", "--home", str(home)).stdout)
    assert CLAUSE in {step["source"] for step in forward["forward"]}


def test_what_nothing_is_linked_to_is_told_in_a_sentence(home: Path) -> None:
    done = folkmoot("trace", "claim:never-said", "--home", str(home))
    assert done.returncode == 2
    assert "Nothing in the record is linked to claim:never-said." in done.stderr


def test_telling_it_again_changes_nothing(home: Path, verified: Told, told_again: Told) -> None:
    assert told_again.returncode == 0, told_again.stderr
    assert "already" in told_again.stderr
    assert folkmoot("verify", "--json", "--home", str(home)).stdout == verified.stdout


def test_the_report_and_the_open_data_are_where_the_demo_says(told_again: Told) -> None:
    folder = Path(told_again.stdout.partition("Report: ")[2].strip())
    assert (folder / "report.html").stat().st_size > 10_000
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF")
    assert list(folder.rglob("*.csv"))
