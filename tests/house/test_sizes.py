"""Files, functions, nesting and parameters stay small enough to read."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, code, shown

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 40
NESTING = 3
POSITIONAL = 4
EXCEPTIONS: frozenset[str] = frozenset()
"""Files that may break these rules. It starts empty and only shrinks."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match, ast.AsyncFor, ast.AsyncWith)
MEASURED = [path for path in code() if shown(path) not in EXCEPTIONS]


@pytest.mark.parametrize("path", MEASURED, ids=shown)
def test_a_file_and_its_functions_are_small_enough_to_read(path: Path) -> None:
    assert list(faults(path.read_text(encoding="utf-8"), shown(path))) == []


def test_stylesheets_are_at_most_a_thousand_lines() -> None:
    sheets = [path for path in ROOT.glob("src/**/*.css") if path.is_file()]
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in sheets}
    assert {name: length for name, length in lengths.items() if length > 1000} == {}


@pytest.mark.parametrize(
    ("planted", "words"),
    [
        ("x = 1\n" * 401, "401 lines"),
        ("def f():\n" + "    x = 1\n" * 40, "f has 41 lines"),
        ("def f(a, b, c, d, e): ...", "f takes 5 positional"),
        (
            "def f():\n for a in b:\n  if a:\n   with a:\n    while a: pass",
            "f is nested 4 deep",
        ),
    ],
)
def test_what_is_too_large_is_seen(planted: str, words: str) -> None:
    assert [fault for fault in faults(planted, "planted.py") if words in fault]


def test_elif_is_no_deeper_than_if_and_self_is_no_parameter() -> None:
    chain = "def f(x):\n if x: pass\n elif x: pass\n elif x: pass\n elif x: pass\n else: pass"
    method = "class C:\n def f(self, a, b, c, d, *, e): ..."
    assert not list(faults(chain, "x.py"))
    assert not list(faults(method, "x.py"))


def faults(text: str, name: str) -> Iterator[str]:
    """Give what is too large in the code *text* of the file *name*."""
    length = len(text.splitlines())
    if length > LINES_OF_A_FILE:
        yield f"{name} has {length} lines; split it (at most {LINES_OF_A_FILE})"
    is_test = name.startswith("tests/")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, Function):
            yield from _faults_of(node, f"{name}:{node.lineno}: {node.name}", is_test=is_test)


def _faults_of(function: Function, name: str, *, is_test: bool) -> Iterator[str]:
    length = _length(function)
    if length > LINES_OF_A_FUNCTION:
        yield f"{name} has {length} lines without its docstring (at most {LINES_OF_A_FUNCTION})"
    if (depth := _depth(function)) > NESTING:
        yield f"{name} is nested {depth} deep (at most {NESTING})"
    parameters = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    own = [parameter for parameter in parameters if parameter not in ("self", "cls")]
    takes_fixtures = is_test and (function.name.startswith("test_") or function.decorator_list)
    if len(own) > POSITIONAL and not takes_fixtures:
        yield f"{name} takes {len(own)} positional parameters (at most {POSITIONAL})"


def _length(function: Function) -> int:
    length = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        length -= (first.end_lineno or first.lineno) - first.lineno + 1
    return length


def _depth(node: ast.AST) -> int:
    """Give how many blocks lie in one another below *node*; an elif is no deeper than its if."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        is_elif = isinstance(child, ast.If) and isinstance(node, ast.If) and node.orelse == [child]
        step = 1 if isinstance(child, BLOCKS) and not is_elif else 0
        deepest = max(deepest, step + _depth(child))
    return deepest
