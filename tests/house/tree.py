"""The files of this checkout, as the house rules read them."""

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "folkmoot"
WEB = SOURCE / "web"


@cache
def files() -> tuple[Path, ...]:
    """Give every file that is part of the checkout or may become so: none that git ignores."""
    git = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others"]
    listed = subprocess.run(
        [*git, "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    paths = (ROOT / name for name in sorted(set(listed.split("\0"))) if name)
    return tuple(path for path in paths if path.is_file())


def texts() -> Iterator[tuple[Path, str]]:
    """Give every file that is UTF-8, with its text."""
    for path in files():
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def code() -> list[Path]:
    """Give the files of Python that people write: migrations are written by Django."""
    ours = (path for path in files() if path.suffix == ".py" or path.name == "dev")
    return [path for path in ours if "migrations" not in path.parts]


def templates() -> list[Path]:
    """Give the templates of all web areas."""
    return [path for path in files() if path.is_relative_to(WEB) and path.suffix == ".html"]


def shown(path: Path) -> str:
    """Give a file's name within the checkout."""
    return str(path.relative_to(ROOT))
