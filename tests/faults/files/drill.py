"""Read hostile files by the thousand as the site does, and count how each item ended.

`python -m tests.faults.files.drill FOLDER [limits|wall]` reads what `made` wrote and prints the
figures as JSON; the last word takes that guard of the sandbox away, to see that it is missed.
"""

import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from folkmoot.consultation.intake.batch import Intake
from folkmoot.consultation.intake.items import Batch, ItemState
from folkmoot.consultation.pack import load_consultation
from folkmoot.consultation.sandbox.warden import PROGRAM, STOPPED, read_files

PIECE = 250
PACK = Path(__file__).parents[2] / "consultation" / "pack"
MAIN = "from folkmoot.consultation.sandbox.__main__ import main; main({}=False)"
WITHOUT = {
    "": PROGRAM,
    "limits": (sys.executable, "-c", MAIN.format("limited")),
    "wall": (sys.executable, "-c", MAIN.format("walled")),
}


def drill(folder: Path, without: str = "") -> dict[str, int | float]:
    """Read everything in *folder*; give the figures."""
    began, before = time.monotonic(), _peak()
    spoilt = _read(folder / "spoilt", WITHOUT[without])
    by_hand = _read(folder / "by-hand", WITHOUT[without])
    both = spoilt + by_hand
    return {
        "mutated": spoilt["files"],
        "by_hand": by_hand["files"],
        "items": both["items"],
        **{str(state): both[state] for state in ItemState},
        "files_without_an_item": both["lost"],
        "items_without_a_sentence": both["silent"],
        "mutated_that_stopped_the_sandbox": spoilt["stopped"],
        "by_hand_that_stopped_the_sandbox": by_hand["stopped"],
        "parent_grew_mb": _peak() - before,
        "sandbox_peak_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
        "seconds": round(time.monotonic() - began, 1),
    }


def _read(folder: Path, program: Sequence[str]) -> Counter[str]:
    """Read the files of *folder* piece by piece; count items by how they ended."""
    counts: Counter[str] = Counter()
    trial = load_consultation(PACK)
    for paths in _pieces(sorted(folder.glob("*/*"))):
        found = read_files(paths, program=program)
        at = datetime(2025, 11, 4, tzinfo=UTC)
        counts += _counted(Intake(trial, trial.round("north-2025"), at=at).take_found(found))
        counts["files"] += len(paths)
        counts["lost"] += len({path.name for path in paths} - {each.file for each in found})
    return counts


def _counted(batch: Batch) -> Counter[str]:
    counts = Counter(str(item.state) for item in batch.items)
    counts["items"] = batch.came_in
    for item in batch.items:
        counts["silent"] += item.state is not ItemState.ACCEPTED and not item.reason
        counts["stopped"] += STOPPED in item.reason
    return counts


def _pieces(paths: Sequence[Path]) -> Iterator[Sequence[Path]]:
    for begin in range(0, len(paths), PIECE):
        yield paths[begin : begin + PIECE]


def _peak() -> int:
    """Give the most that this process has held, in megabytes, whatever its parent held."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in told.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


if __name__ == "__main__":
    sys.stdout.write(json.dumps(drill(Path(sys.argv[1]), *sys.argv[2:]), indent=2) + "\n")
