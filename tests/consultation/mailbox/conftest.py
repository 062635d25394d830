"""A real IMAP server on loopback: pymap, with TLS by STARTTLS and a certificate of our own."""

import imaplib
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.ports import two_ports

HERE = Path(__file__).parent
CERTIFICATE = HERE / "localhost.pem"
USER, PASSWORD = "consultation@north.example", 'lan"tern'
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, and a second way into it: what a mail program would see and do."""

    port: int

    def entered(self) -> imaplib.IMAP4:
        """Enter as the owner of the mailbox."""
        program = imaplib.IMAP4("localhost", self.port, timeout=PATIENCE)
        program.starttls(ssl.create_default_context(cafile=str(CERTIFICATE)))
        program.login(USER, PASSWORD)
        return program

    def deliver(self, *messages: bytes, folder: str = "INBOX") -> None:
        """Put messages into a folder."""
        with self.entered() as program:
            for message in messages:
                program.append(folder, "", "", message)

    def make(self, folder: str) -> None:
        """Make a folder."""
        with self.entered() as program:
            program.create(folder)

    def held(self, folder: str = "INBOX", criterion: str = "ALL") -> int:
        """Count the messages of a folder that a criterion of IMAP holds for."""
        with self.entered() as program:
            program.select(folder, readonly=True)
            _, found = program.search(None, criterion)
            return len((found[0] or b"").split())


@pytest.fixture
def server() -> Iterator[Server]:
    """Give a new server with one empty mailbox."""
    port = two_ports()
    options = ["--host", "127.0.0.1", "--port", str(port), "--cert", str(CERTIFICATE)]
    owner = ["dict", "--demo-user", USER, "--demo-password", PASSWORD]
    program = [sys.executable, "-c", "import sys; from pymap.main import main; sys.exit(main())"]
    command = [*program, *options, "--key", str(CERTIFICATE), *owner]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await(running, port)
        yield Server(port)
    finally:
        running.terminate()
        running.wait(PATIENCE)


def _await(running: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and running.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=30):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("The IMAP server did not start.")
