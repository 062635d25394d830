"""The assembly: the modules of the recount put together as the one file that lies in a bundle."""

import ast
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

PACKAGE: Final = "folkmoot.decision.recount"
ORDER: Final = (
    "reading",
    "signatures",
    "chain",
    "heads",
    "roots",
    "rulings",
    "sides",
    "seats",
    "recorded",
    "secret",
    "elsewhere",
    "sums",
    "table",
    "ranked",
    "verdict",
    "rankings",
    "text",
    "main",
)
"""The modules in the order in which a stranger reads them; the last one's docstring heads all."""


@cache
def assembled() -> str:
    """Give the file `recount.py`: the same text each time, in need of nothing but Python.

    Each module begins with its docstring and one block of imports. What they import of one another
    is left out, what they import of Python comes once, at the top.
    """
    sources = {name: Path(__file__).with_name(f"{name}.py").read_text("utf-8") for name in ORDER}
    trees = {name: ast.parse(source) for name, source in sources.items()}
    sections = [
        f"# {_title(tree)}\n\n\n{_body(sources[name], tree)}" for name, tree in trees.items()
    ]
    head = ast.get_docstring(trees[ORDER[-1]], clean=False)
    return f'"""{head}"""\n\n{_imports(trees.values())}\n\n' + "\n\n\n".join(sections) + "\n"


def _title(tree: ast.Module) -> str:
    return (ast.get_docstring(tree) or "").splitlines()[0]


def _body(source: str, tree: ast.Module) -> str:
    """Give what follows the imports."""
    last = max(node.end_lineno or 0 for node in tree.body[:1] + _imported(tree))
    return "\n".join(source.splitlines()[last:]).strip("\n")


def _imported(tree: ast.Module) -> list[ast.Import | ast.ImportFrom]:
    return [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]


def _imports(trees: Iterable[ast.Module]) -> str:
    whole, parts = set[str](), defaultdict[str, set[str]](set)
    for node in (node for tree in trees for node in _imported(tree)):
        names = {name.name for name in node.names}
        if isinstance(node, ast.Import):
            whole |= names
        elif node.module and not node.module.startswith(PACKAGE):
            parts[node.module] |= names
    lines = [f"import {name}" for name in sorted(whole)]
    lines += [f"from {module} import {_listed(names)}" for module, names in sorted(parts.items())]
    return "\n".join(lines)


def _listed(names: set[str]) -> str:
    """List names as isort does: constants, classes, functions."""
    return ", ".join(sorted(names, key=lambda n: (not n.isupper(), not n[0].isupper(), n)))
