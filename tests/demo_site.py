"""The demo, run once for all tests that need it, and its site served on loopback."""

import fcntl
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from tests.ports import two_ports

PATIENCE = 300.0
ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class DemoSite:
    """Where the demo's home is, and the addresses of its two faces."""

    home: Path
    workbench: str
    intake: str


def demo_home(place: Path) -> Path:
    """Give the home folder of a finished demo under *place*, running it where nobody has yet."""
    place.mkdir(parents=True, exist_ok=True)
    home, done = place / "home", place / "done"
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two workers of one run share one demo
        if not done.exists():
            _make_database(environment())
            folkmoot("demo", "--no-serve", "--home", str(home)).check_returncode()
            done.touch()
    return home


def folkmoot(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a person would, on the demo's database."""
    return subprocess.run(
        [sys.executable, "-c", "from folkmoot.cli import run; run()", *arguments],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )


def environment(*, on_sqlite: bool = False) -> dict[str, str]:
    """Give the environment of the demo: on PostgreSQL it has a database of its own."""
    named = "" if on_sqlite else os.environ.get("FOLKMOOT_DATABASE", "")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("FOLKMOOT_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    if named.startswith("postgresql"):
        kept["FOLKMOOT_DATABASE"] = urlunsplit(urlsplit(named)._replace(path="/demo"))
    return kept


@contextmanager
def served(home: Path, *, on_sqlite: bool = False) -> Iterator[DemoSite]:
    """Serve the site in *home* on two free ports of loopback until the block ends."""
    port = two_ports()
    workbench, intake = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port + 1}"
    server = subprocess.Popen(
        [sys.executable, "-m", "folkmoot.web", "serve", "--home", str(home), "--port", str(port)],
        env=environment(on_sqlite=on_sqlite),
        stdout=subprocess.DEVNULL,
    )
    try:
        for address in (workbench, intake):
            _await(server, address)
        yield DemoSite(home, workbench, intake)
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _make_database(settings: dict[str, str]) -> None:
    if named := settings.get("FOLKMOOT_DATABASE"):
        import psycopg

        root = urlunsplit(urlsplit(named)._replace(path="/postgres"))
        with psycopg.connect(root, autocommit=True) as server:
            server.execute("DROP DATABASE IF EXISTS demo")
            server.execute("CREATE DATABASE demo")


def _await(server: subprocess.Popen[bytes], address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=60):
                return
        except urllib.error.HTTPError:
            return  # it answers
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The site at {address} did not start.")


@pytest.fixture(scope="session")
def home() -> Path:
    """Give the home of a finished demo, for the commands that read it."""
    return demo_home(Path(os.environ["FOLKMOOT_TEST_HOME"]) / "demo")


@pytest.fixture(scope="session")
def site(home: Path) -> Iterator[DemoSite]:
    """Give the demo's site, for the tests of a whole life."""
    with served(home) as found:
        yield found
