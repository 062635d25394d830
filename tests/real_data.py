"""The way to real data that lies beside the checkout; a test without it is skipped by name."""

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"


def real_data(name: str) -> Path:
    """Give the file or folder *name* of the real data, or skip the test that asks for it.

    It is looked for in FOLKMOOT_REAL_DATA, else in shared/data beside the checkout.
    """
    home = Path(os.environ.get("FOLKMOOT_REAL_DATA") or BESIDE)
    path = home / name
    if not path.exists():
        pytest.skip(f"Real data '{name}' is not in {home}. Name its folder in FOLKMOOT_REAL_DATA.")
    return path
