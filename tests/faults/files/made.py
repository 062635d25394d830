"""Write the hostile files to a folder, each in a folder of its own so that names may repeat.

`python -m tests.faults.files.made FOLDER COUNT SEED full|short`: COUNT spoilt ones under
FOLDER/spoilt, and those made by hand under FOLDER/by-hand. It is a process of its own, so that
what it takes to make a bomb is not counted among what it takes to read one.
"""

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.faults.files.good import good_files
from tests.faults.files.hostile import hostile_files
from tests.faults.files.mutations import mutated

SLOW = frozenset({"swollen.pdf"})
"""Those that are stopped only by the clock, and so are left to the full drill."""


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write *files* in their order."""
    for number, (name, data) in enumerate(files):
        place = folder / f"{number:06}"
        place.mkdir(parents=True)
        (place / name).write_bytes(data)


def main(folder: Path, count: int, seed: int, how: str) -> None:
    """Write all of them."""
    with tempfile.TemporaryDirectory() as bench:
        write(folder / "spoilt", mutated(good_files(Path(bench)), count, seed))
        made = hostile_files(Path(bench)).items()
        write(folder / "by-hand", (each for each in made if how == "full" or each[0] not in SLOW))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
