"""Outside the sandbox: starts it, waits no longer than allowed, goes on after what stopped it."""

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from folkmoot.consultation.sandbox.raw import Raw, RawForm, from_json

SECONDS: Final = 20
"""How long, by the clock, the sandbox may be silent over a file."""
STARTS: Final = 120
"""How long it may take until it opens the first one: what a busy machine needs blames no file."""
LINE: Final = 64 * 2**20
STOPPED: Final = "took more time or memory than a file may"
"""What is said of a file in which the sandbox ended."""
PROGRAM: Final = (sys.executable, "-I", "-m", "folkmoot.consultation.sandbox")
"""The sandbox, as a command."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one file held; *file* is its name as shown, without its folder."""

    file: str
    raws: tuple[Raw, ...]


@dataclass(slots=True)
class _Errand:
    """Where reading stands: the file and unit in hand, and how many units this run has read."""

    files: Sequence[Path]
    program: Sequence[str]
    file: int = 0
    unit: int = 0
    item: str = ""
    is_reading: bool = False
    read: int = 0

    @property
    def is_done(self) -> bool:
        return self.file >= len(self.files)


def read_files(files: Sequence[Path], *, program: Sequence[str] = PROGRAM) -> list[Found]:
    """Read *files* in the sandbox; what stops it is quarantined, and the rest read all the same.

    *program* is another command in its place, for the drill that takes its guards away.
    """
    errand = _Errand(files, program)
    raws: list[list[Raw]] = [[] for _ in files]
    while not errand.is_done:
        for index, found in _run(errand):
            raws[index] += found
        if not errand.is_done and not errand.read:
            raws[errand.file].append(_pass_over(errand))
    return [Found(path.name, tuple(found)) for path, found in zip(files, raws, strict=True)]


def _pass_over(errand: _Errand) -> Raw:
    """Leave out what stopped the sandbox: it had read nothing else that could be to blame."""
    name = errand.files[errand.file].name
    where = f"{errand.item} of {name}" if errand.item else name
    fault = f"{where} {STOPPED}. Ask the sender what it is, or for a plain text."
    left_out = Raw(RawForm.LETTER, item=errand.item, fault=fault)
    if errand.is_reading:
        errand.unit, errand.item = errand.unit + 1, ""
    else:
        errand.file, errand.unit, errand.item = errand.file + 1, 0, ""
    return left_out


def _run(errand: _Errand) -> Iterator[tuple[int, list[Raw]]]:
    """Run the sandbox once over what is left, giving what it finds as it finds it."""
    begun, start = errand.file, errand.unit
    errand.read, errand.is_reading = 0, False
    left = [
        (os.fspath(path.resolve()), path.name, start if place == 0 else 0)
        for place, path in enumerate(errand.files[begun:])
    ]
    process = subprocess.Popen(
        errand.program,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
    )
    try:
        yield from _listen(process, json.dumps(left).encode(), errand, begun)
    finally:
        process.kill()
        process.wait()


def _listen(
    process: subprocess.Popen[bytes], order: bytes, errand: _Errand, begun: int
) -> Iterator[tuple[int, list[Raw]]]:
    assert process.stdin is not None
    assert process.stdout is not None
    with process.stdin as stdin:
        stdin.write(order)
    for line in _lines(process.stdout):
        try:
            found = _heard(json.loads(line), errand, begun)
        except (ValueError, KeyError, TypeError):
            return  # what is in hand has taken the sandbox over
        if found is not None:
            yield errand.file, found


def _heard(said: Mapping[str, object], errand: _Errand, begun: int) -> list[Raw] | None:
    """Follow what the sandbox says it does; give what it found, or None."""
    if "file" in said:
        file = begun + int(str(said["file"]))
        errand.unit = errand.unit if file == errand.file else 0
        errand.file, errand.item, errand.is_reading = file, "", False
    elif "unit" in said:
        errand.unit, errand.item = int(str(said["unit"])), str(said["item"])
        errand.is_reading = True
    elif "found" in said and isinstance(raws := said["found"], list):
        found = [from_json(raw) for raw in raws]
        errand.unit, errand.item, errand.is_reading = errand.unit + 1, "", False
        errand.read += 1
        return found
    elif "done" in said:
        errand.file = len(errand.files)
    return None


def _lines(pipe: IO[bytes]) -> Iterator[bytes]:
    """Give whole lines until the pipe ends, says too much at once, or is silent too long."""
    with selectors.DefaultSelector() as waiting:
        waiting.register(pipe, selectors.EVENT_READ)
        held, until = b"", time.monotonic() + STARTS
        while waiting.select(max(until - time.monotonic(), 0)):
            piece = os.read(pipe.fileno(), 1 << 20)
            if not piece or len(held) > LINE:
                return
            *lines, held = (held + piece).split(b"\n")
            if lines:
                until = time.monotonic() + SECONDS
            yield from lines
