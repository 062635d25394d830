"""The whole life of one policy in one run: one command, then any way through what it left."""

import json
from pathlib import Path

import pytest

from tests.demo_site import DemoSite, folkmoot

pytestmark = pytest.mark.database

CLAUSE = "policy:sex-work-rights@2#2.3"


def ends(steps: list[dict[str, object]], end: str) -> set[str]:
    """Give the kinds of what the steps of a trace lead to."""
    return {str(step[end]).partition(":")[0] for step in steps}


def test_every_chain_of_the_ledger_holds(site: DemoSite) -> None:
    done = folkmoot("verify", "--json", "--home", str(site.home))
    told = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert told["breaks"] == []
    assert {"policy", "lantern-2025", "analysis", "decisions-council", "law"} <= {
        chain["name"] for chain in told["chains"]
    }


def test_a_clause_is_traced_back_to_evidence_voices_and_votes_and_forward_to_laws(
    site: DemoSite,
) -> None:
    done = folkmoot("trace", CLAUSE, "--json", "--home", str(site.home))
    trace = json.loads(done.stdout)
    back, forward = ends(trace["back"], "target"), ends(trace["forward"], "source")
    assert {"claim", "source", "theme", "response", "motion", "amendment", "decision"} <= back
    assert "assessment" in forward


def test_a_voice_is_traced_forward_to_the_clause_that_it_helped_to_make(site: DemoSite) -> None:
    back = json.loads(folkmoot("trace", CLAUSE, "--json", "--home", str(site.home)).stdout)["back"]
    voice = next(s["target"] for s in back if str(s["target"]).startswith("response:"))
    forward = json.loads(folkmoot("trace", voice, "--json", "--home", str(site.home)).stdout)
    assert CLAUSE in {step["source"] for step in forward["forward"]}


def test_what_nothing_is_linked_to_is_told_in_a_sentence(site: DemoSite) -> None:
    done = folkmoot("trace", "claim:never-said", "--home", str(site.home))
    assert done.returncode == 2
    assert "Nothing in the record is linked to claim:never-said." in done.stderr


def test_telling_it_again_changes_nothing(site: DemoSite) -> None:
    before = folkmoot("verify", "--json", "--home", str(site.home)).stdout
    again = folkmoot("demo", "--no-serve", "--home", str(site.home))
    assert again.returncode == 0, again.stderr
    assert "already" in again.stderr
    assert folkmoot("verify", "--json", "--home", str(site.home)).stdout == before


def test_the_report_and_the_open_data_are_where_the_demo_says(site: DemoSite) -> None:
    told = folkmoot("demo", "--no-serve", "--home", str(site.home)).stdout
    folder = Path(told.partition("Report: ")[2].strip())
    assert (folder / "report.html").stat().st_size > 10_000
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF")
    assert list(folder.rglob("*.csv"))
