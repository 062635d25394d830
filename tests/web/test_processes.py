"""Programs that run together end together, and say which one ended first."""

import sys

import pytest

from folkmoot.web.site.processes import run_together

FOREVER = [sys.executable, "-c", "import signal; signal.pause()"]


def test_when_one_ends_the_others_are_ended_and_it_is_named(
    capfd: pytest.CaptureFixture[str],
) -> None:
    broken = [sys.executable, "-c", "raise SystemExit(3)"]
    assert run_together({"workbench": FOREVER, "job consumer": broken}) == 1
    assert "The job consumer ended with status 3." in capfd.readouterr().err


def test_somebody_who_asks_to_stop_gets_an_orderly_end() -> None:
    asks = [sys.executable, "-c", "import os, signal; os.kill(os.getppid(), signal.SIGTERM)"]
    assert (
        run_together({"workbench": FOREVER, "asker": [*asks[:2], asks[2] + "; signal.pause()"]})
        == 0
    )
