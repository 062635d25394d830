"""A folder for files while they are read: its owner's alone, and gone when they were read.

Files that came in lie here in the clear for as long as the sandbox reads them. A folder whose
process was killed holds no lock any more, so the next one to need a folder removes it.
"""

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

LOCK = "lock"


@contextmanager
def private_folder() -> Iterator[Path]:
    """Give an empty folder that is removed when the block ends, or after a kill by the next one."""
    root = _root()
    with (root / LOCK).open("w") as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)
        _sweep(root)
        place = Path(tempfile.mkdtemp(dir=root))
        held = (place / LOCK).open("w")
        fcntl.flock(held, fcntl.LOCK_EX)
    try:
        with held:
            (place / "files").mkdir(mode=0o700)
            yield place / "files"
    finally:
        shutil.rmtree(place, ignore_errors=True)


def sweep() -> None:
    """Remove what killed processes left, and uploads that were never finished."""
    root = _root()
    with (root / LOCK).open("w") as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)
        _sweep(root)
    for upload in root.glob("*.upload*"):
        upload.unlink(missing_ok=True)


def _root() -> Path:
    root = Path(settings.FILE_UPLOAD_TEMP_DIR)
    root.mkdir(mode=0o700, exist_ok=True)
    return root


def _sweep(root: Path) -> None:
    for place in root.iterdir():
        if place.is_dir() and _is_left(place / LOCK):
            shutil.rmtree(place, ignore_errors=True)


def _is_left(lock: Path) -> bool:
    try:
        with lock.open("a") as file:  # made where its process was killed before it could
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def written(folder: Path, number: int, name: str, pieces: Iterator[bytes]) -> Path:
    """Write a file under its own name, in a folder of its own so that names may repeat."""
    place = folder / str(number)
    place.mkdir(mode=0o700)
    plain = "".join(letter for letter in name if letter.isprintable())
    path = place / (Path(plain.replace("\\", "/")).name[-80:] or "file")
    with path.open("wb") as out:
        out.writelines(pieces)
    return path
