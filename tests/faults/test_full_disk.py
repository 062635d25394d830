"""A full disk gives the form back, and once there is room again everything goes on by itself."""

import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.crowd import Crowd
from tests.faults.installation import Installation, Server
from tests.faults.table import short_or_full, tell
from tests.faults.tracing import worker_of

SIZE = 8_000_000
REFUSALS = short_or_full(10, 200)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on a disk of eight megabytes, where one can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("Only root mounts a small disk; the limit on files is tried instead.")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_loses_nothing_and_goes_on_when_there_is_room(small_disk: Path) -> None:
    held = Installation(small_disk / "home")
    held.open_round()
    ballast = small_disk / "ballast"

    def fill(server: Server) -> None:
        room = shutil.disk_usage(small_disk).free
        with ballast.open("wb") as file:
            file.write(b"\0" * max(room - 40_000, 0))

    told("disk full", held, fill, lambda server: ballast.unlink())


def test_a_limit_on_files_loses_nothing_and_goes_on_when_it_is_lifted(bare: Installation) -> None:
    log = bare.home / "intake" / "intake.sqlite3-wal"

    def limit(server: Server) -> None:
        size = log.stat().st_size if log.exists() else 0
        limited(server, size + 8_000)

    told("file limit", bare, limit, lambda server: limited(server, resource.RLIM_INFINITY))


def told(
    suite: str,
    held: Installation,
    fill: Callable[[Server], None],
    free: Callable[[Server], None],
) -> None:
    """Send until the disk is full and a while longer, make room, and look."""
    with held.serving() as server:
        crowd = Crowd(held, size=3)
        crowd.one("canary-before")
        fill(server)
        with crowd:
            crowd.wait_until(lambda: crowd.refusals >= REFUSALS)
            free(server)
        crowd.one("canary-after")
        verdict = crowd.judged()
    tell(
        suite,
        injected=crowd.refusals,
        acknowledged=verdict.acknowledged,
        lost=verdict.lost,
        doubled=verdict.doubled,
    )
    assert crowd.refusals >= REFUSALS
    assert set(crowd.codes) >= {"canary-before", "canary-after"}, verdict
    assert verdict.holds, verdict


def limited(server: Server, size: int) -> None:
    """Let the server write no file beyond *size*."""
    most = resource.RLIM_INFINITY
    resource.prlimit(worker_of(server), resource.RLIMIT_FSIZE, (size, most))
