"""The import contracts hold, and they name every area there is."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from tests.house.tree import ROOT, SOURCE

NUMBERS = {"analysis", "decision", "publication"}
"""The areas that may calculate with numpy and dataframes."""


def test_the_import_contracts_hold() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [command, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_area_of_the_library_is_kept_from_frameworks_databases_and_network() -> None:
    assert _sources("library") == _areas() - {"web"}


def test_every_other_area_is_kept_from_numpy_and_dataframes() -> None:
    assert _sources("numbers") == _areas() - NUMBERS


def test_no_import_is_excused_from_a_contract() -> None:
    assert [contract["id"] for contract in _contracts() if "ignore_imports" in contract] == []


def _areas() -> set[str]:
    return {path.parent.name for path in SOURCE.glob("*/__init__.py")}


def _sources(contract_id: str) -> set[str]:
    (contract,) = (found for found in _contracts() if found["id"] == contract_id)
    return {name.removeprefix("folkmoot.") for name in contract["source_modules"]}


def _contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found
