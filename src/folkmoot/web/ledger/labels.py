"""What references are called by people: each area says it for its own kinds."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from folkmoot.foundation.references import Kind, Reference

Names = Callable[[Collection[Reference]], Mapping[Reference, str]]

_names: dict[Kind, Names] = {}


def register(kind: Kind, names: Names) -> None:
    """Let *names* say what references of *kind* are called; it may leave some out."""
    _names[kind] = names


def labels(references: Iterable[Reference]) -> dict[Reference, str]:
    """Give what each of *references* is called; those that nobody names keep their own text."""
    by_kind: dict[Kind, set[Reference]] = defaultdict(set)
    for reference in references:
        by_kind[reference.kind].add(reference)
    found = {reference: str(reference) for group in by_kind.values() for reference in group}
    for kind, group in by_kind.items():
        if kind in _names:
            found.update(_names[kind](group))
    return found
