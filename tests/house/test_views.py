"""Views ask queries and services; they never reach for rows themselves."""

import ast
from pathlib import Path

import pytest

from tests.house.tree import WEB, code, shown

OUTSIDE = ("views", "urls", "forms", "templatetags")
"""What a file's or folder's name begins with where rows may not be reached for."""
REACHES = {"objects", "_default_manager", "_base_manager"}


def is_outside(path: Path) -> bool:
    parts = path.relative_to(WEB).parts[1:]
    return any(part.startswith(OUTSIDE) or part.split(".")[0].endswith("views") for part in parts)


VIEWS = [path for path in code() if path.is_relative_to(WEB) and is_outside(path)]


@pytest.mark.parametrize("path", VIEWS, ids=shown)
def test_rows_are_reached_for_only_by_queries_and_services(path: Path) -> None:
    assert reaches(path.read_text(encoding="utf-8")) == []


def test_a_view_that_reaches_for_rows_is_seen() -> None:
    assert reaches("def view(request):\n    return Motion.objects.all()") == [2]


def reaches(text: str) -> list[int]:
    """Give the lines of the code *text* that use a model's manager."""
    attributes = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute))
    return [node.lineno for node in attributes if node.attr in REACHES]
