"""The opinion landscape as shapes on a sheet: one per participant, one form per group."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, EDGE = 720, 460, 24

FORMS = {
    "A": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
    "B": "M-4 -4h8v8h-8z",
    "C": "M0 -5l5 9h-10z",
    "D": "M0 -5l5 5l-5 5l-5 -5z",
    "E": "M-5 -1.5h3.5v-3.5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5z",
}
"""Circle, square, triangle, lozenge, cross: told apart without colour."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One participant on the sheet, without a name."""

    group: str
    form: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """All shapes, and the size of the sheet."""

    shapes: tuple[Shape, ...]
    width: int = WIDTH
    height: int = HEIGHT


def sheet(points: Sequence[tuple[str, float, float]]) -> Sheet:
    """Set *points* (group, x, y) on a sheet, in the order of their place."""
    if not points:
        return Sheet(())
    across = _scale([x for _, x, _ in points], WIDTH)
    down = _scale([y for *_, y in points], HEIGHT)
    shapes = [
        Shape(group, FORMS[group], x, y)
        for (group, *_), x, y in zip(points, across, down, strict=True)
    ]
    return Sheet(tuple(sorted(shapes, key=lambda shape: (shape.x, shape.y, shape.group))))


def _scale(values: list[float], room: int) -> list[int]:
    low, high = min(values), max(values)
    reach = (high - low) or 1.0
    return [round(EDGE + (value - low) / reach * (room - 2 * EDGE)) for value in values]
