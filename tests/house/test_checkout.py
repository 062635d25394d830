"""What the checkout must not name, and what its locks must."""

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, shown, texts

REGISTRIES = ("pypi" + ".org", "python" + "hosted", "npm" + "js", "deb." + "debian.org")
ELSEWHERE = ("/work/" + "main", "/work/" + "shared", "/root" + "/", ".pyenv" + "/")
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(
    r"^([a-z0-9-]+)==([^\s;]+)([^\n]*)\n((?:    --hash=sha256:[0-9a-f]{64}.*\n)*)", re.M
)


def test_no_file_names_a_package_registry_or_a_folder_of_one_machine() -> None:
    assert [f"{shown(path)}: {word}" for path, text in texts() for word in named_in(text)] == []


def test_a_registry_or_a_folder_of_one_machine_is_seen() -> None:
    planted = f"index = https://{REGISTRIES[0]}/simple # in {ELSEWHERE[0]}"
    assert named_in(planted) == [REGISTRIES[0], ELSEWHERE[0]]


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_of_a_lock_has_its_hashes(name: str) -> None:
    pins = PIN.findall((ROOT / name).read_text(encoding="utf-8"))
    assert pins
    assert [package for package, _, _, hashes in pins if not hashes] == []


def test_the_test_lock_holds_what_the_run_lock_holds() -> None:
    run, test = (_pins(ROOT / name) for name in LOCKS)
    assert run - test == set()


def named_in(text: str) -> list[str]:
    """Give the registries and folders that *text* names."""
    return [word for word in (*REGISTRIES, *ELSEWHERE) if word in text]


def _pins(lock: Path) -> set[tuple[str, str]]:
    return {(name, version) for name, version, _, _ in PIN.findall(lock.read_text("utf-8"))}
