"""Votes at once, against the chair or cut off: each is counted once, or refused in words."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.faults.hall import SEATS
from tests.faults.installation import Installation
from tests.faults.table import short_or_full, tell

TRIES = short_or_full(2, 4)
KINDS = ("recorded", "receipted", "ranked")
CROWDS = {kind: f"crowd:{kind}:{TRIES}" for kind in KINDS}
KILLS = f"kills:{short_or_full(12, 300)}:{short_or_full(13, 3)}"
FALLS = f"falls:{short_or_full(10, 200)}:{short_or_full(7, 1)}"
BUGS = (
    ("second-vote-taken", f"crowd:recorded:{TRIES}", "votes at once, recorded"),
    ("late-votes", "race", "votes race the chair"),
    ("never-settled", "falls:8:9", "votes killed while closing"),
)
AGAIN = "This seat has voted already. Each seat votes once."

Told = dict[str, Any]


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Hold a meeting with everything that these tests ask about, and each bug planted once."""
    return held(tmp_path_factory.mktemp("hall"), *(f"{bug}/{act}" for bug, act, _ in BUGS))


@pytest.fixture(scope="module")
def on_postgresql(lasting_database: str, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Hold the same without the bugs."""
    return held(tmp_path_factory.mktemp("hall"), on=lasting_database)


def held(folder: Path, *more: str, on: str = "") -> Told:
    hall = Installation(folder / "home", workbench=on)
    acts = (*CROWDS.values(), "race", KILLS, FALLS)
    found: Told = json.loads(hall.ask("tests.faults.hall", *acts, *more))
    return found | {"engine": "PostgreSQL" if on else "SQLite"}


@pytest.fixture(params=["on_sqlite", "on_postgresql"])
def told(request: pytest.FixtureRequest) -> Told:
    """Give what came of a meeting on each engine."""
    found: Told = request.getfixturevalue(request.param)
    return found


def note(suite: str, found: Told, *, injected: str) -> None:
    figures = {name: found[name] for name in ("acknowledged", "lost", "doubled")}
    tell(suite, injected=found[injected], **figures)


@pytest.mark.parametrize("kind", KINDS)
def test_a_seat_that_votes_from_many_threads_at_once_has_voted_once(told: Told, kind: str) -> None:
    found = told[CROWDS[kind]]
    note(f"votes at once, {kind} ({told['engine']})", found, injected="tries")
    assert found["tries"] == SEATS * TRIES
    assert found["acknowledged"] == SEATS
    assert (found["lost"], found["doubled"]) == (0, 0)
    assert found["refusals"] == {"taken": SEATS, AGAIN: SEATS * (TRIES - 1)}


def test_a_vote_that_races_the_chair_is_counted_or_refused_and_never_between(told: Told) -> None:
    found = told["race"]
    note(f"votes race the chair ({told['engine']})", found, injected="tries")
    assert (found["lost"], found["doubled"]) == (0, 0)
    assert 0 < found["acknowledged"] < SEATS
    assert any(said.endswith("It is over.") for said in found["refusals"])


@pytest.mark.parametrize(
    ("act", "suite"), [(KILLS, "votes killed"), (FALLS, "votes killed while closing")]
)
def test_a_vote_killed_at_any_statement_is_opened_cast_and_decided_once(
    told: Told, act: str, suite: str
) -> None:
    found = told[act]
    note(f"{suite} ({told['engine']})", found, injected="killed")
    assert found["killed"] == int(act.split(":")[1])
    assert (found["lost"], found["doubled"], found["uncounted"]) == (0, 0, 0)
    assert found["faults"] == []


@pytest.mark.parametrize(("bug", "act", "suite"), BUGS)
def test_a_planted_bug_is_caught(on_sqlite: Told, bug: str, act: str, suite: str) -> None:
    found = on_sqlite[f"{bug}/{act}"]
    caught = sum(found.get(name, 0) for name in ("lost", "doubled", "uncounted"))
    tell(suite, planted=bug, caught=caught)
    assert caught > 0
