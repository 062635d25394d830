"""Ports of loopback: what is given is nobody else's on this machine until this program ends."""

import fcntl
import os
import socket
import tempfile
from pathlib import Path
from typing import IO

PORTS = range(22_000, 32_000, 2)
"""Below those that a system gives to whoever connects to something."""

_kept: list[IO[bytes]] = []


def two_ports() -> int:
    """Give the first of two neighbouring ports that nobody listens on or was given here.

    Between asking for a port and listening on it pass seconds, in which another worker asks too;
    so each is locked. A system lets go of the locks of a program that ends.
    """
    folder = Path(tempfile.gettempdir()) / f"folkmoot-ports-{os.geteuid()}"
    folder.mkdir(exist_ok=True)
    for port in PORTS:
        lock = (folder / str(port)).open("wb")
        if _is_ours(lock) and _is_free(port) and _is_free(port + 1):
            _kept.append(lock)
            return port
        lock.close()
    raise RuntimeError("No two neighbouring ports of loopback are free.")


def _is_ours(lock: IO[bytes]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_free(port: int) -> bool:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
