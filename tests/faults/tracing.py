"""Faults put into a running server's own calls to the system, by strace; and the order of calls."""

import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.installation import Server

NEEDS_STRACE = pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace is not here: apt-get install strace"
)
PATIENCE = 300.0


class Trace:
    """What strace writes of a server while it is attached to it."""

    def __init__(self, path: Path, process: "subprocess.Popen[bytes]") -> None:
        self.path, self.process = path, process

    @property
    def injected(self) -> int:
        """How many calls were made to fail."""
        return self.path.read_text(errors="replace").count("(INJECTED)")

    def detach(self) -> None:
        """Let the server go on without it."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(PATIENCE)


@contextmanager
def traced(server: Server, path: Path, *expressions: str) -> Iterator[Trace]:
    """Attach strace with *expressions* to the worker of *server* while the block runs."""
    said = path.with_suffix(".said")
    options = [part for each in expressions for part in ("-e", each)]
    command = ["strace", "-f", "-s", "40", "-o", str(path), *options]
    with said.open("wb") as errors:
        process = subprocess.Popen([*command, "-p", str(worker_of(server))], stderr=errors)
    trace = Trace(path, process)
    try:
        _await(said, process)
        yield trace
    finally:
        trace.detach()


def worker_of(server: Server) -> int:
    """Give the process that answers: the child of the one that was started."""
    listed = ["ps", "-o", "pid=", "--ppid", str(server.process.pid)]
    return int(subprocess.run(listed, capture_output=True, text=True, check=True).stdout.split()[0])


def answered_before_written(trace: str, *, post: str) -> tuple[int, int]:
    """Count the answers to *post*, and those that were sent before a flush to the disk had ended.

    Each thread is followed by itself: what it received last, and whether it flushed since. A call
    during which another thread called stands on two lines; what it received is on the second.
    """
    waiting: dict[str, bool] = {}
    answers = early = 0
    for line in trace.splitlines():
        thread, _, call = line.partition(" ")
        call = call.strip()
        if re.match(r"(<\.\.\. )?(recvfrom|read|recv)( resumed>|\()", call) and f'"{post}' in call:
            waiting[thread] = False
        elif thread in waiting and re.search(r"f(data)?sync.*= 0$", call):
            waiting[thread] = True
        elif thread in waiting and re.match(r"(sendto|write|writev)\(.*HTTP/1", call):
            answers += 1
            early += not waiting.pop(thread)
    return answers, early


def _await(said: Path, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while "attached" not in said.read_text():
        if process.poll() is not None or time.monotonic() > until:
            pytest.skip(f"strace may not attach here: {said.read_text()[:200]}")
        time.sleep(0.02)
