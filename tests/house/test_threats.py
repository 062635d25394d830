"""Each threat names its tests, and they are there."""

import re

from tests.house.tree import ROOT

PAGE = ROOT / "docs" / "explanation" / "threats-and-tests.md"
LINES = re.findall(r"^\| (\d+) \|(.*)$", PAGE.read_text(encoding="utf-8"), flags=re.M)


def test_there_are_twenty_five_threats_and_each_names_a_test() -> None:
    assert [int(number) for number, _ in LINES] == list(range(1, 26))
    assert [number for number, line in LINES if not named_in(line)] == []


def test_every_test_that_is_named_is_there() -> None:
    named = {name for _, line in LINES for name in named_in(line)}
    assert sorted(name for name in named if not (ROOT / name).is_file()) == []


def named_in(line: str) -> list[str]:
    """Give the test files that a line names."""
    return re.findall(r"`(tests/[\w/]+\.py)`", line)
