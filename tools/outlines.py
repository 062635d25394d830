"""Make the outlines of the world map, once, from files of two npm packages.

    npm pack world-atlas@2.0.2
    python tools/outlines.py FOLDER > src/folkmoot/web/assessment/outlines.json

world-atlas (ISC, Mike Bostock) is Natural Earth, which is in the public domain, as TopoJSON.
Arcs are projected by Equal Earth (Šavrič, Patterson and Jenny, 2018), which keeps areas, and then
simplified by Visvalingam's method, arc by arc, so that neighbours go on sharing their borders. What
would be smaller than a full stop is given as a dot. Nothing of this is read when the site runs.
"""

import json
import math
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, Final

from babel.core import get_global

Point = tuple[float, float]
Line = list[Point]

WIDTH: Final = 1000.0
HALF_TURN: Final = 180.0
SMALLEST: Final = 0.3
"""Corners that span a smaller triangle are left out, in square units of the map."""
A_DOT: Final = 4.0
"""What is neither wider nor higher than this becomes a dot."""
REGISTRY: Final = Path(__file__).parents[1] / "packs" / "laws" / "jurisdictions.toml"
LEFT_OUT: Final = frozenset({"ATA"})
WITHOUT_A_CODE: Final = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}
"""ISO 3166 has no code for these; the last two are drawn within the state that it has one for."""


def main(folder: Path) -> None:
    """Print the outlines as JSON."""
    paths = _shapes(_topology(folder / "countries-50m.json"))
    finest = _shapes(_topology(folder / "countries-10m.json"), lambda key: key not in paths)
    found = {**paths, **finest}
    dots = {key: _middle(rings) for key, rings in found.items() if _is_dot(rings)}
    drawn = {key: _path(rings) for key, rings in found.items() if key not in dots}
    made = {
        "made_by": "tools/outlines.py",
        "source": "Natural Earth, by world-atlas 2.0.2",
        "licence": "Natural Earth is in the public domain; world-atlas is ISC",
        "width": round(WIDTH),
        "height": round(WIDTH * _TOP / _RIGHT),
        "paths": dict(sorted(drawn.items())),
        "dots": dict(sorted(dots.items())),
    }
    sys.stdout.write(json.dumps(made, indent=0, ensure_ascii=False) + "\n")


def _topology(file: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return read


def _shapes(
    topology: dict[str, Any], wanted: Callable[[str], bool] = lambda _: True
) -> dict[str, list[Line]]:
    arcs = [_simple(_unrolled(_degrees(arc, topology))) for arc in topology["arcs"]]
    found: dict[str, list[Line]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        key = _jurisdiction(geometry)
        if key and key not in LEFT_OUT and wanted(key):
            found.setdefault(key, []).extend(_rings(geometry, arcs))
    return found


def _jurisdiction(geometry: dict[str, Any]) -> str:
    """Give the registry's id for a number of ISO 3166, by the aliases of the CLDR."""
    if "id" not in geometry:
        return WITHOUT_A_CODE.get(geometry["properties"]["name"], "")
    (two,) = get_global("territory_aliases")[geometry["id"]]
    return _registry()[two]


@cache
def _registry() -> dict[str, str]:
    read = tomllib.loads(REGISTRY.read_text(encoding="utf-8"))
    return {one["iso2"]: one["id"] for one in read["jurisdiction"] if "iso2" in one}


def _degrees(arc: list[list[int]], topology: dict[str, Any]) -> Iterator[Point]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * sx + tx, y * sy + ty


_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2


def _equal_earth(longitude: float, latitude: float) -> Point:
    theta = math.asin(_M * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = math.radians(longitude) * math.cos(theta) / (_M * slope)
    return x, theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))


_RIGHT = 2 * _equal_earth(180, 0)[0]
_NORTH, _SOUTH = _equal_earth(0, 84)[1], _equal_earth(0, -56)[1]
_TOP = _NORTH - _SOUTH


def _projected(point: Point) -> Point:
    x, y = _equal_earth(*point)
    scale = WIDTH / _RIGHT
    return (x + _RIGHT / 2) * scale, (_NORTH - y) * scale


def _unrolled(points: Iterable[Point]) -> Line:
    """Let longitudes run on beyond 180 where a line crosses the date line."""
    line: Line = []
    for longitude, latitude in points:
        turns = round((line[-1][0] - longitude) / 360) if line else 0
        line.append((longitude + 360 * turns, latitude))
    return line


def _simple(line: Line) -> Line:
    """Leave out the corner with the smallest triangle until none is smaller than SMALLEST."""
    kept, points = list(line), [_projected(point) for point in line]
    areas = [_area(*points[at - 1 : at + 2]) for at in range(1, len(points) - 1)]
    while areas and (smallest := min(areas)) < SMALLEST:
        at = areas.index(smallest) + 1
        del kept[at], points[at], areas[at - 1]
        for near in (at - 1, at):
            if 0 < near < len(points) - 1:
                areas[near - 1] = max(smallest, _area(*points[near - 1 : near + 2]))
    return kept


def _area(one: Point, two: Point, three: Point) -> float:
    (ax, ay), (bx, by), (cx, cy) = one, two, three
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2


def _rings(geometry: dict[str, Any], arcs: list[Line]) -> Iterator[Line]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for ring in chain.from_iterable(polygons):
        points = _unrolled(point for number in ring for point in _arc(arcs, number)[:-1])
        for part in _cut_at_the_date_line(points):
            yield [_projected(point) for point in part]


def _cut_at_the_date_line(ring: Line) -> Iterator[Line]:
    if all(abs(longitude) <= HALF_TURN for longitude, _ in ring):
        yield ring
        return
    for turn in (-360, 0, 360):
        moved = [(longitude + turn, latitude) for longitude, latitude in ring]
        if part := _cut(_cut(moved, -HALF_TURN, 1), HALF_TURN, -1):
            yield part


def _cut(ring: Line, edge: float, side: int) -> Line:
    """Keep what lies east (*side* 1) or west (-1) of the meridian *edge*."""
    kept: Line = []
    for (ax, ay), (bx, by) in pairwise([*ring, *ring[:1]]):
        if (ax - edge) * side >= 0:
            kept.append((ax, ay))
        if (ax - edge) * (bx - edge) < 0:
            kept.append((edge, ay + (by - ay) * (edge - ax) / (bx - ax)))
    return kept


def _arc(arcs: list[Line], number: int) -> Line:
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def _extent(rings: list[Line]) -> tuple[float, float, float, float]:
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _is_dot(rings: list[Line]) -> bool:
    largest = max(rings, key=_ring_area)
    left, top, right, bottom = _extent([largest])
    return max(right - left, bottom - top) < A_DOT


def _middle(rings: list[Line]) -> list[float]:
    left, top, right, bottom = _extent([max(rings, key=_ring_area)])
    return [round((left + right) / 2, 1), round((top + bottom) / 2, 1)]


def _ring_area(ring: Line) -> float:
    pairs = pairwise([*ring, ring[0]])
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def _path(rings: list[Line]) -> str:
    """Give a path in tenths of a unit, without islands that would be less than a speck."""
    largest = max(map(_ring_area, rings))
    kept = [ring for ring in rings if _ring_area(ring) >= min(SMALLEST, largest)]
    return "".join(map(_steps, kept))


def _steps(ring: Line) -> str:
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    corners = tenths[:1] + [at for before, at in pairwise(tenths) if at != before]
    moves = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(corners)]
    first = "M" + _pair(*corners[0])
    return first + "l" + _joined([_pair(*move) for move in moves]) + "z" if moves else ""


def _pair(x: int, y: int) -> str:
    return _joined([_number(x), _number(y)])


def _number(tenths: int) -> str:
    text = f"{abs(tenths) // 10}" if tenths % 10 == 0 else f"{abs(tenths) / 10:.1f}".lstrip("0")
    return f"-{text}" if tenths < 0 else text


def _joined(numbers: list[str]) -> str:
    """Put numbers side by side, with a space only where the next one has no minus."""
    return "".join(
        each if at == 0 or each.startswith("-") else f" {each}" for at, each in enumerate(numbers)
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
