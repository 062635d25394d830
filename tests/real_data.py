"""The way to real data that lies beside the checkout; a test without it is skipped by name."""

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"


def real_data(name: str) -> Path:
    """Give the file or folder *name* of the real data, or skip the test that asks for it.

    It is looked for in FOLKMOOT_REAL_DATA, else in shared/data beside the checkout.
    """
    return _found(_home() / name)


def source_documents() -> Path:
    """Give the folder of the documents that the packs retell: seeds, beside the real data."""
    return _found(_home().parent / "seeds")


def _home() -> Path:
    return Path(os.environ.get("FOLKMOOT_REAL_DATA") or BESIDE)


def _found(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"{path} is not here. Name the folder of real data in FOLKMOOT_REAL_DATA.")
    return path
