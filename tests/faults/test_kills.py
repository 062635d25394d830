"""Killing the whole intake server at any moment loses no response that has a receipt."""

import random
import time

import pytest

from tests.faults.crowd import Crowd, Verdict
from tests.faults.installation import Installation
from tests.faults.table import short_or_full, tell

SEED = 20261122
KILLS = short_or_full(8, 100)


def test_a_killed_server_loses_nothing_and_doubles_nothing(intake: Installation) -> None:
    verdict = killed(intake, KILLS)
    tell(
        f"kills ({intake.engine})",
        injected=KILLS,
        acknowledged=verdict.acknowledged,
        lost=verdict.lost,
        doubled=verdict.doubled,
    )
    assert verdict.acknowledged >= KILLS
    assert verdict.holds, verdict


@pytest.mark.parametrize(
    ("bug", "seen"), [("receipt-before-storing", "lost"), ("no-mark", "doubled")]
)
def test_a_planted_bug_is_caught(bug: str, seen: str, bare: Installation) -> None:
    bare.planted = bug
    verdict = killed(bare, 8)
    tell("kills", planted=bug, caught=getattr(verdict, seen))
    assert getattr(verdict, seen) > 0, verdict


def killed(held: Installation, times: int) -> Verdict:
    """Kill the server *times* times while people answer, then look."""
    dice = random.Random(SEED)
    print(f"seed {SEED}")
    server = held.start()
    try:
        with Crowd(held, size=6) as crowd:
            for _ in range(times):
                crowd.wait_for_another()
                time.sleep(dice.uniform(0.05, 0.9))
                server.kill()
                server = held.start()
        return crowd.judged()
    finally:
        server.kill()
