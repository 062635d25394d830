"""An intake face of a test's own: its home, its server as `folkmoot serve` starts it, its end."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from folkmoot.web.site.management.commands import serve
from tests.ports import two_ports

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300.0
REAL = "folkmoot.web.site.intake_wsgi"
PLANTED = "tests.faults.planted"
HARMED = "The bug did harm."
"""What a server with a planted bug logs whenever a response is lost or stored anew by it."""


@dataclass
class Installation:
    """One home with its databases; *planted* names a bug that its server is given."""

    home: Path
    database: str = ""
    planted: str = ""
    engine: str = "SQLite"
    workbench: str = ""
    port: int = field(default_factory=two_ports)
    private: str = ""
    round: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """What its programs are told."""
        given = {name: value for name, value in os.environ.items() if "FOLKMOOT_" not in name}
        return {
            **given,
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "FOLKMOOT_HOME": str(self.home),
            "FOLKMOOT_DATABASE": self.workbench,
            "FOLKMOOT_INTAKE_DATABASE": self.database,
            "FOLKMOOT_PLANTED": self.planted,
            "DJANGO_SETTINGS_MODULE": "folkmoot.web.site.intake_settings",
        }

    @property
    def log(self) -> Path:
        """What its server says."""
        return self.home / "server.log"

    def was_harmed(self) -> bool:
        """Say whether a planted bug did harm already."""
        return HARMED in self.log.read_text()

    def open_round(self) -> None:
        """Make the tables and open one round."""
        told = json.loads(self.ask("tests.faults.stage", "open"))
        self.private, self.round = told["private"], told["round"]

    def look(self) -> dict[str, int]:
        """Say which words lie in the store, and how often, as the round's key opens them."""
        found: dict[str, int] = json.loads(self.ask("tests.faults.stage", "look", self.private))[
            "words"
        ]
        return found

    def ask(self, module: str, *arguments: str) -> str:
        """Run a module of Python in this home and give what it printed."""
        command = [sys.executable, "-m", module, *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, *before: str) -> "Server":
        """Start the server, behind the command *before* where there is one, and wait for it."""
        application = PLANTED if self.planted else REAL
        command = serve.server(application, f"127.0.0.1:{self.port}")
        return Server([*before, *command], self)

    @contextmanager
    def serving(self, *before: str) -> Iterator["Server"]:
        """Serve while the block runs."""
        server = self.start(*before)
        try:
            yield server
        finally:
            server.kill()


class Server:
    """The server's process group, from its start until it answers to its end."""

    def __init__(self, command: Sequence[str], held: Installation) -> None:
        self.log = held.log.open("ab")
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=held.environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._await(held)

    def kill(self) -> None:
        """Kill all of it at once, as a power cut would."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.log.close()

    def _await(self, held: Installation) -> None:
        until = time.monotonic() + PATIENCE
        while not _answers(held.port):
            if self.process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise RuntimeError(f"The server did not start: {held.log.read_text()[-2000:]}")
            time.sleep(0.05)


def _answers(port: int) -> bool:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        line.request("GET", "/closed/")
        return line.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()
