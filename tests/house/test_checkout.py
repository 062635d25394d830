"""What the checkout must not name, and what its locks must."""

import re
from itertools import pairwise
from pathlib import Path
from tempfile import gettempdir

import pytest

from tests.house.tree import ROOT, shown, texts

INDEX = re.compile(
    r"--(?:extra-)?index[-]url|\b(?:files|registry|deb|pypi)\.[a-z]+\.(?:org|com|io)\b"
)
"""An option that names a package index, or a host that looks like one."""
EVERYWHERE = {Path("/"), Path(gettempdir())}
HERE = tuple(f"{folder}/" for folder in (ROOT, Path.home()) if folder not in EVERYWHERE)
"""Folders that only this machine has: not those in which some machines let programs be at home."""
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")
PIN = re.compile(
    r"^([a-z0-9-]+)==([^\s;]+)([^\n]*)\n((?:    --hash=sha256:[0-9a-f]{64}.*\n)*)", re.M
)


def test_no_file_names_a_package_registry_or_a_folder_of_one_machine() -> None:
    assert [f"{shown(path)}: {word}" for path, text in texts() for word in named_in(text)] == []


def test_a_registry_or_a_folder_of_one_machine_is_seen() -> None:
    option, host = "--index" + "-url", ".".join(("files", "example", "org"))
    planted = f"{option} https://{host}/simple # in {HERE[0]}"
    assert {option, host, HERE[0]} <= set(named_in(planted))


def test_a_folder_below_another_is_not_taken_for_one_of_this_machine() -> None:
    assert named_in(f"docs{HERE[0]} ~{HERE[0]} {{home}}{HERE[0]} https:/{HERE[0]}") == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_of_a_lock_has_its_hashes(name: str) -> None:
    pins = PIN.findall((ROOT / name).read_text(encoding="utf-8"))
    assert pins
    assert [package for package, _, _, hashes in pins if not hashes] == []


@pytest.mark.parametrize(("less", "more"), [*pairwise(LOCKS)])
def test_each_lock_holds_what_the_one_before_holds(less: str, more: str) -> None:
    assert _pins(ROOT / less) - _pins(ROOT / more) == set()


def named_in(text: str) -> list[str]:
    """Give the registries and folders that *text* names."""
    here = [folder for folder in HERE if re.search(rf"(?<![\w.~{{}}/-]){re.escape(folder)}", text)]
    return [*INDEX.findall(text), *here]


def _pins(lock: Path) -> set[tuple[str, str]]:
    return {(name, version) for name, version, _, _ in PIN.findall(lock.read_text("utf-8"))}
