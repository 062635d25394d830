"""Properties are tried on the same examples, whatever else a worker did before."""

import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st


def tried() -> list[tuple[str, int]]:
    """Give the examples on which a property is tried now."""
    seen = []

    @given(st.text(), st.integers())
    def holds(words: str, number: int) -> None:
        seen.append((words, number))

    holds()
    return seen


def test_a_module_that_was_loaded_meanwhile_changes_no_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tried()
    path = tmp_path / "planted.py"
    path.write_text("".join(f'a{n} = "planted {n}", {n * 7919}\n' for n in range(99)))
    planted = ModuleType("planted")
    planted.__file__ = str(path)
    monkeypatch.setitem(sys.modules, "planted", planted)
    assert tried() == before
    assert len(before) == 100
