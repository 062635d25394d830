"""Votes at once, against the chair or cut off: each is counted once, or refused in words."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.faults.hall import SEATS, TRIES
from tests.faults.installation import Installation
from tests.faults.table import short_or_full, tell

KILLS = short_or_full(45, 600)
KINDS = ("recorded",)

Told = dict[str, Any]


@pytest.fixture(scope="module", params=["SQLite", "PostgreSQL"])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Hold one meeting on each engine, with everything that these tests ask about."""
    acts = (*(f"crowd:{kind}" for kind in KINDS), "race", f"kills:{KILLS}")
    engine, folder = request.param, tmp_path_factory.mktemp("hall")
    on = request.getfixturevalue("lasting_database") if engine == "PostgreSQL" else ""
    return {"engine": engine} | held(folder, *acts, on=on)


def held(folder: Path, *acts: str, on: str = "", bug: str = "") -> Told:
    """Hold a meeting with some acts, and give what came of each."""
    hall = Installation(folder / "home", workbench=on, planted=bug)
    found: Told = json.loads(hall.ask("tests.faults.hall", *acts))
    return found


def note(suite: str, found: Told, *, injected: int) -> None:
    figures = {name: found[name] for name in ("acknowledged", "lost", "doubled")}
    tell(suite, injected=injected, **figures)


@pytest.mark.parametrize("kind", KINDS)
def test_a_seat_that_votes_from_many_threads_at_once_has_voted_once(told: Told, kind: str) -> None:
    found = told[f"crowd:{kind}"]
    note(f"votes at once, {kind} ({told['engine']})", found, injected=found["tries"])
    assert found["tries"] == SEATS * TRIES
    assert found["acknowledged"] == SEATS
    assert (found["lost"], found["doubled"]) == (0, 0)
    assert sorted(found["refusals"]) == [
        "This seat has voted already. Each seat votes once.",
        "taken",
    ]


def test_a_vote_that_races_the_chair_is_counted_or_refused_and_never_between(told: Told) -> None:
    found = told["race"]
    note(f"votes race the chair ({told['engine']})", found, injected=found["tries"])
    assert (found["lost"], found["doubled"]) == (0, 0)
    assert 0 < found["acknowledged"] < SEATS


def test_a_vote_that_is_killed_at_any_statement_is_opened_cast_and_decided_once(told: Told) -> None:
    found = told[f"kills:{KILLS}"]
    note(f"votes killed ({told['engine']})", found, injected=found["killed"])
    assert found["killed"] == KILLS
    assert (found["lost"], found["doubled"]) == (0, 0)


@pytest.mark.parametrize(
    ("bug", "act", "suite"),
    [
        ("second-vote-taken", "crowd:recorded", "votes at once, recorded"),
        ("late-votes", "race", "votes race the chair"),
    ],
)
def test_a_planted_bug_is_caught(bug: str, act: str, suite: str, tmp_path: Path) -> None:
    found = held(tmp_path, act, bug=bug)[act]
    tell(suite, planted=bug, caught=found["lost"] + found["doubled"])
    assert found["lost"] + found["doubled"] > 0
