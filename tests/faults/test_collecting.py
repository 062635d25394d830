"""A collector killed between the two databases, at each statement, loses and doubles nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.faults.installation import Installation
from tests.faults.table import short_or_full, tell

KILLS = short_or_full(40, 400)


@pytest.mark.parametrize("engine", ["SQLite", "PostgreSQL"])
def test_a_killed_collector_loses_nothing_and_doubles_nothing(
    engine: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    databases = request.getfixturevalue("two_databases") if engine == "PostgreSQL" else ("", "")
    found = _collected(tmp_path, *databases)
    lost, doubled = _judged(found)
    tell(
        f"collecting killed ({engine})",
        injected=found["killed"],
        acknowledged=found["sent"],
        lost=lost,
        doubled=doubled,
    )
    assert (lost, doubled) == (0, 0)


def test_marking_before_storing_is_caught(tmp_path: Path) -> None:
    lost, _doubled = _judged(_collected(tmp_path, "", "", "marked-first"))
    tell("collecting killed", planted="marked-first", caught=lost)
    assert lost > 0


def _collected(folder: Path, workbench: str, intake: str, *bug: str) -> Any:
    held = Installation(folder / "home", database=intake, workbench=workbench)
    return json.loads(held.ask("tests.faults.collector", str(20 if bug else KILLS), *bug))


def _judged(found: Any) -> tuple[int, int]:
    held = found["held"]
    lost = [n for n in range(found["sent"]) if f"canary {n}." not in held]
    return len(lost), sum(held.values()) - len(held)
