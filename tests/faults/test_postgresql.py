"""A database server that falls, or whose reply is lost, loses and doubles nothing."""

import os
import random
import tempfile
import time
from pathlib import Path

from tests.faults.crowd import Crowd, Verdict
from tests.faults.installation import Installation
from tests.faults.proxy import Proxy, losing_replies
from tests.faults.table import short_or_full, tell
from tests.postgres import Server, short_folder

SEED = 20261122
RESTARTS = short_or_full(2, 10)
REPLIES = short_or_full(10, 200)
EVERY = 7


def test_a_database_that_falls_loses_nothing(
    postgresql: Server, durable_server: str, tmp_path: Path
) -> None:
    held = _held(tmp_path, durable_server)
    dice = random.Random(SEED)
    with held.serving():
        with Crowd(held, size=6) as crowd:
            for _ in range(RESTARTS):
                time.sleep(dice.uniform(0.5, 2.5))
                postgresql.restart_at_once()
        verdict = crowd.judged()
    tell(
        "database falls",
        injected=RESTARTS,
        acknowledged=verdict.acknowledged,
        lost=verdict.lost,
        doubled=verdict.doubled,
    )
    assert verdict.holds, verdict


def test_a_lost_reply_to_a_commit_doubles_nothing(
    postgresql: Server, durable_server: str, tmp_path: Path
) -> None:
    verdict, dropped = without_replies(_held(tmp_path, durable_server), postgresql)
    tell(
        "reply to COMMIT lost",
        injected=dropped,
        acknowledged=verdict.acknowledged,
        lost=verdict.lost,
        doubled=verdict.doubled,
    )
    assert dropped >= REPLIES
    assert verdict.holds, verdict


def test_storing_anew_after_a_lost_reply_is_caught(
    postgresql: Server, durable_server: str, tmp_path: Path
) -> None:
    held = _held(tmp_path, durable_server)
    held.planted = "no-mark"
    verdict, _ = without_replies(held, postgresql)
    tell("reply to COMMIT lost", planted="no-mark", caught=verdict.lost + verdict.doubled)
    assert not verdict.holds


def without_replies(held: Installation, server: Server) -> tuple[Verdict, int]:
    """Answer while replies to COMMIT are lost, and look."""
    straight = held.database
    with tempfile.TemporaryDirectory(
        prefix="fm-", dir=short_folder()
    ) as folder:  # a socket's path must be short
        os.chmod(folder, 0o755)
        with losing_replies(Path(folder), server.folder, nth=EVERY) as proxy:
            held.database = straight.replace(str(server.folder), folder)
            with held.serving():
                crowd = _answering(held, proxy)
                dropped, proxy.nth = proxy.dropped, 10**9
                held.database = straight
                return crowd.judged(), dropped


def _answering(held: Installation, proxy: Proxy) -> Crowd:
    """Answer until enough replies are lost, and long enough for a planted bug to do harm."""
    with Crowd(held, size=4) as crowd:
        crowd.wait_until(lambda: proxy.dropped >= REPLIES)
        if held.planted:
            crowd.wait_until(held.was_harmed)
    return crowd


def _held(folder: Path, database: str) -> Installation:
    held = Installation(folder / "home", database=database, engine="PostgreSQL")
    held.open_round()
    return held
