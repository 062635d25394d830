"""The proof of a backup: it is restored elsewhere, and the copy says what it found."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from folkmoot.foundation.errors import RecordBroken
from folkmoot.web.keeping.backup_services import Backup


def prove(backup: Backup, *, sealed: bool) -> list[str]:
    """Restore *backup* into a home that is gone afterwards, and say what was found there.

    The copy compares its rows and the heads of its chains with the archive's own account, checks
    the ledger and opens what its keys open. RecordBroken tells what does not hold.
    """
    with tempfile.TemporaryDirectory(prefix="folkmoot-proof-") as home:
        told = restored(backup, Path(home), sealed=sealed)
    return sentences(told, sealed=sealed)


def sentences(told: Mapping[str, int], *, sealed: bool = False) -> list[str]:
    """Say what a restored copy told of itself."""
    opened = f"{told['opened']} responses open there, {told['locked']} wait for whoever has the key"
    return [
        f"Proved: restored elsewhere, {told['rows']:,} rows and the heads of all chains the same.",
        "The keys are sealed and were not opened." if sealed else f"Proved: {opened}.",
    ]


def restored(backup: Backup, home: Path, *, sealed: bool = False) -> dict[str, int]:
    """Restore *backup* into *home*, on SQLite, by a program of its own; give what it found."""
    options = ["--without-keys"] if sealed else []
    archive = ["--archive", backup.archive.name]
    command = [str(backup.archive.parent), *archive, "--json", *options]
    done = run_in(home, "restore", *command)
    if done.returncode:
        raise RecordBroken(f"The backup could not be restored elsewhere: {done.stderr.strip()}")
    told: dict[str, int] = json.loads(done.stdout)
    return told


def run_in(home: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    """Run a command of the site in a home of its own, on SQLite, with nothing of this one's."""
    given = {name: value for name, value in os.environ.items() if _goes_along(name)}
    environment = given | {"FOLKMOOT_HOME": str(home)}
    program = [sys.executable, "-m", "folkmoot.web", *command]
    return subprocess.run(program, env=environment, capture_output=True, text=True, check=False)


def _goes_along(name: str) -> bool:
    return not name.startswith(("FOLKMOOT_", "DJANGO_")) or name == "FOLKMOOT_PACKS"
