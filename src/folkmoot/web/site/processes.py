"""Several programs run side by side until one ends or the whole is asked to stop."""

import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from types import FrameType

PATIENCE = 10.0
"""Seconds that a program has to end by itself before it is ended."""


def run_together(programs: Mapping[str, Sequence[str]]) -> int:
    """Run *programs* (name to command) until one ends or SIGINT or SIGTERM comes; end them all.

    Gives 0 where somebody asked to stop, 1 where a program ended by itself, which is named.
    """
    running: dict[str, subprocess.Popen[bytes]] = {}
    previous = [signal.signal(each, _stop) for each in (signal.SIGINT, signal.SIGTERM)]
    try:
        for name, command in programs.items():
            running[name] = subprocess.Popen(command, start_new_session=True)
        ended = _first_to_end(running)
        sys.stderr.write(f"The {ended} ended with status {running[ended].returncode}.\n")
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        for each, handler in zip((signal.SIGINT, signal.SIGTERM), previous, strict=True):
            signal.signal(each, handler)
        _end(running)


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _first_to_end(running: Mapping[str, subprocess.Popen[bytes]]) -> str:
    while True:
        for name, program in running.items():
            if program.poll() is not None:
                return name
        time.sleep(0.2)


def _end(running: Mapping[str, subprocess.Popen[bytes]]) -> None:
    for program in running.values():
        program.terminate()
    deadline = time.monotonic() + PATIENCE
    for program in running.values():
        try:
            program.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
