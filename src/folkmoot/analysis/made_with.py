"""With what a result was made: our version, and those of the libraries that calculate."""

import platform
from functools import cache
from importlib.metadata import version
from typing import Final

import folkmoot

CALCULATE: Final = ("numpy", "scipy", "scikit-learn")


@cache
def made_with() -> tuple[tuple[str, str], ...]:
    """Give each program that a result may depend on, with its version.

    It stands beside a run and not in it: the same bytes by another numpy are the same result, and
    where the bytes differ this says what may have made the difference.
    """
    libraries = ((name, version(name)) for name in CALCULATE)
    own = (("folkmoot", folkmoot.__version__), ("python", platform.python_version()))
    return (*own, *libraries)
