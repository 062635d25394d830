"""The import contracts hold, and they name every area there is."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from tests.house.tree import ROOT, SOURCE, WEB, code, shown

LAYERS = {"models": 0, "queries": 1, "services": 2, "forms": 3, "views": 4, "jobs": 4, "urls": 5}
NUMBERS = {"analysis", "decision", "publication", "foundation"}
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


def test_inside_a_web_area_no_module_imports_one_above_its_own_layer() -> None:
    wrong = [
        f"{shown(path)} imports {name}"
        for path in code()
        if path.is_relative_to(WEB) and layer_of(path.stem) is not None
        for name in imported(path.read_text(encoding="utf-8"), area_of(path))
        if (layer_of(name) or 0) > (layer_of(path.stem) or 0)
    ]
    assert wrong == []


def test_a_module_is_of_the_layer_that_its_name_ends_in() -> None:
    assert layer_of("evidence_queries") == layer_of("queries")
    assert layer_of("storing") is None
    text = "from folkmoot.web.policy.views import x\nfrom folkmoot.web.policy import clause_views"
    assert imported(text, "policy") == ["views", "clause_views"]


def layer_of(module: str) -> int | None:
    """Give the place of a web area's module in LAYERS, or None where its name tells none."""
    return LAYERS.get(module.rsplit("_", 1)[-1])


def area_of(path: Path) -> str:
    """Give the web area that a file belongs to."""
    return path.relative_to(WEB).parts[0]


def imported(text: str, area: str) -> list[str]:
    """Give the modules of its own web *area* that the code *text* imports."""
    here = f"folkmoot.web.{area}"
    froms = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)]
    modules = [node.module or "" for node in froms]
    inside = [name.removeprefix(f"{here}.") for name in modules if name.startswith(f"{here}.")]
    beside = [alias.name for node in froms if node.module == here for alias in node.names]
    return [*inside, *beside]


def _areas() -> set[str]:
    return {path.parent.name for path in SOURCE.glob("*/__init__.py")}


def _sources(contract_id: str) -> set[str]:
    (contract,) = (found for found in _contracts() if found["id"] == contract_id)
    return {name.removeprefix("folkmoot.") for name in contract["source_modules"]}


def _contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found
