"""Nodes of Ray that are begun and ended by whoever asks: on loopback, or in network namespaces."""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.ports import two_ports

RAY = Path(sys.executable).with_name("ray")
OBJECTS = 200_000_000
"""Bytes of memory of each node for what waits between processes."""
PATIENCE = 240
BUSY = {
    "RAY_health_check_timeout_ms": "120000",
    "RAY_worker_register_timeout_seconds": "240",
    "RAY_memory_monitor_refresh_ms": "0",
}
"""On a machine whose processors and memory others use too, a slow node is not taken for a dead one,
and no work is ended because somebody else's fills the memory."""
NETWORK = "10.231.7"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node runs: its address, and what stands before each command there."""

    address: str
    within: tuple[str, ...] = ()


LOOPBACK = (Place("127.0.0.2"), Place("127.0.0.3"))


@contextmanager
def nodes(places: Sequence[Place], folder: Path) -> Iterator[dict[str, str]]:
    """Start Ray with a node at each of *places*; give the environment of a command that uses it."""
    port = two_ports()
    around = {
        "RAY_USAGE_STATS_ENABLED": "0",
        "RAY_AUTH_MODE": "token",
        "RAY_AUTH_TOKEN": secrets.token_hex(32),
        "RAY_RAYLET_START_WAIT_TIME_S": "120",
        **BUSY,
    }
    head = f"{places[0].address}:{port}"
    with ExitStack() as ended:
        for number, place in enumerate(places):
            first = (
                "--head",
                f"--port={port}",
                f"--temp-dir={folder}",
                "--include-dashboard=false",
            )
            command = first if number == 0 else (f"--address={head}",)
            ended.enter_context(_node(place, command, around, folder / f"node-{number}.log"))
        yield {**os.environ, **around, "RAY_ADDRESS": head, "FOLKMOOT_ENGINE": "ray"}


@contextmanager
def _node(
    place: Place, command: Sequence[str], around: Mapping[str, str], log: Path
) -> Iterator[None]:
    """Run one node until it is no longer needed; all its processes end with it."""
    log.parent.mkdir(parents=True, exist_ok=True)
    own = ("--block", f"--node-ip-address={place.address}", "--num-cpus=1")
    memory = f"--object-store-memory={OBJECTS}"
    with log.open("w") as told:
        running = subprocess.Popen(
            [*place.within, RAY, "start", *command, *own, memory],
            env={**os.environ, **around},
            stdout=told,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait(running, log)
        yield
    finally:
        _end(running)


def _wait(running: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while "ray stop" not in log.read_text():
        if running.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"A node did not start: {log.read_text()[-2000:]}")
        time.sleep(0.2)


def _end(running: "subprocess.Popen[bytes]") -> None:
    """End a node and whatever it began, which Ray may leave in sessions of their own."""
    began = descendants(running.pid)
    running.terminate()
    with suppress(subprocess.TimeoutExpired):
        running.wait(15)
    for process in (running.pid, *began):
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    running.wait()


def descendants(process: int) -> list[int]:
    """Give the processes that *process* began, and those that they began."""
    children: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            children += [int(child) for child in task.read_text().split()]
    return [*children, *(one for child in children for one in descendants(child))]


@contextmanager
def two_places() -> Iterator[tuple[tuple[Place, Place], str]]:
    """Give two places for nodes: network namespaces with a wire between them, or loopback."""
    names = [f"fm{os.getpid()}-{number}" for number in (1, 2)]
    with ExitStack() as undone:
        for command in _wiring(names):
            if subprocess.run(
                ["ip", *command.split()], capture_output=True, check=False
            ).returncode:
                undone.close()
                yield LOOPBACK, "Two nodes on loopback (no right to make network namespaces)"
                return
            if command.startswith("netns add"):
                gone = ["ip", "netns", "del", command.split()[-1]]
                undone.callback(subprocess.run, gone, check=False)
        first, second = (
            Place(f"{NETWORK}.{number}", ("ip", "netns", "exec", name))
            for number, name in enumerate(names, start=1)
        )
        yield (first, second), "Two network namespaces with a wire between them"


def _wiring(names: Sequence[str]) -> Iterator[str]:
    first, second = names
    yield from (f"netns add {name}" for name in names)
    yield f"link add eth1 netns {first} type veth peer name eth1 netns {second}"
    for number, name in enumerate(names, start=1):
        yield f"-n {name} addr add {NETWORK}.{number}/24 dev eth1"
        yield f"-n {name} link set eth1 up"
        yield f"-n {name} link set lo up"
