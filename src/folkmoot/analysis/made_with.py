"""With what a result was made: our version and code, and the libraries that calculate."""

import hashlib
import platform
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

import folkmoot

CALCULATE: Final = ("numpy", "scipy", "scikit-learn")
DECIDE: Final = ("analysis", "foundation")
"""The areas whose code decides what an analysis finds."""


@cache
def made_with() -> tuple[tuple[str, str], ...]:
    """Give each program that a result may depend on, with its version, and a hash of our code.

    It stands beside a run and not in it: the same bytes by another numpy are the same result, and
    where the bytes differ this says what may have made the difference.
    """
    libraries = ((name, version(name)) for name in CALCULATE)
    own = (("folkmoot", folkmoot.__version__), ("python", platform.python_version()))
    return (*own, ("code", _code()), *libraries)


def _code() -> str:
    package = Path(folkmoot.__file__).parent
    found = hashlib.sha256()
    for path in sorted(path for area in DECIDE for path in (package / area).rglob("*.py")):
        found.update(f"{path.relative_to(package).as_posix()}\n".encode() + path.read_bytes())
    return found.hexdigest()[:12]
