"""Running belenios-tool, where it is installed: it alone can go through the proofs of an election.

It is a program of its own, under another licence, and runs as one: without a network, for as long
as a large election takes, in a folder that is gone afterwards.
"""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from folkmoot.foundation.errors import InputError

PROGRAM: Final = "belenios-tool"
PATIENCE: Final = 1800
"""Seconds. Version 2.0 takes some 15 milliseconds a ballot: this is enough for 100,000."""


def version() -> str:
    """Give the program's name and version, or nothing where it is not installed."""
    if shutil.which(PROGRAM) is None:
        return ""
    told = subprocess.run([PROGRAM, "--version"], capture_output=True, check=False, timeout=60)
    return f"{PROGRAM} {told.stdout.decode(errors='replace').split()[0]}" if told.stdout else ""


def verify(archive: bytes, file: str) -> str:
    """Go through every proof of *archive*, called *file*; give the program and its version.

    Give nothing where the program is not installed; raise InputError where a proof does not hold.
    """
    program = version()
    if not program:
        return ""
    with TemporaryDirectory(prefix="folkmoot-belenios-") as folder:
        Path(folder, file).write_bytes(archive)
        said = _run(folder)
    if said:
        raise InputError(f"{program} refuses this archive: {said}")
    return program


def _run(folder: str) -> str:
    """Give the last thing that the program says where it is not content."""
    try:
        done = subprocess.run(
            [PROGRAM, "election", "verify", "--dir", folder],
            capture_output=True,
            check=False,
            timeout=PATIENCE,
            cwd=folder,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
        )
    except subprocess.TimeoutExpired:
        return f"it did not end within {PATIENCE} seconds."
    if done.returncode == 0:
        return ""
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return lines[-1][:300] if lines else f"it ended with {done.returncode}."
