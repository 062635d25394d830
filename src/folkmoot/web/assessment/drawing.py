"""Jurisdictions as drawn: shapes of a map and tiles of one size, shaded by whatever was found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from folkmoot.assessment.jurisdictions import Registry
from folkmoot.web.assessment import geometry
from folkmoot.web.assessment.names import place_name

CELL: Final = 34
TILE: Final = 31
LINE: Final = 20
NOT_CODED: Final = "none"


@dataclass(frozen=True, slots=True)
class Painted:
    """How one jurisdiction is shown: its shade, what is said of it, and where a click leads.

    *mixed* marks one within which law differs.
    """

    shade: str
    title: str
    href: str = ""
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """One jurisdiction on the map: a path, or the middle of a dot."""

    id: str
    painted: Painted
    path: str
    dot: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """A map, its shapes by shade."""

    width: int
    height: int
    shapes: Mapping[str, tuple[Shape, ...]]


@dataclass(frozen=True, slots=True)
class DrawnTile:
    """One tile with its few letters; *x* and *y* are its corner."""

    id: str
    painted: Painted
    letters: str
    x: int
    y: int

    @property
    def middle(self) -> int:
        """Where its letters have their middle."""
        return self.x + TILE // 2

    @property
    def line(self) -> int:
        """The line that its letters stand on."""
        return self.y + LINE


@dataclass(frozen=True, slots=True)
class DrawnBlock:
    """The tiles of one part of the world, under its name."""

    id: str
    name: str
    width: int
    height: int
    tiles: tuple[DrawnTile, ...]


def drawn_map(painted: Mapping[str, Painted]) -> DrawnMap:
    """Give the map of the jurisdictions in *painted*; the others are left white."""
    known, shapes = geometry.outlines(), list(_shapes(painted))
    shades = dict.fromkeys(shape.painted.shade for shape in shapes)
    by_shade = {
        shade: tuple(shape for shape in shapes if shape.painted.shade == shade) for shade in shades
    }
    return DrawnMap(known.width, known.height, by_shade)


def drawn_tiles(painted: Mapping[str, Painted], registry: Registry) -> tuple[DrawnBlock, ...]:
    """Give every jurisdiction in *painted* as a tile, in the blocks of the world."""
    return tuple(
        DrawnBlock(
            block.id,
            _block_name(block.id, registry),
            block.columns * CELL,
            block.rows * CELL,
            tuple(_tile(tile, painted[tile.id]) for tile in block.tiles),
        )
        for block in geometry.blocks(frozenset(painted))
    )


def _shapes(painted: Mapping[str, Painted]) -> Iterator[Shape]:
    known = geometry.outlines()
    for key, path in known.paths.items():
        if key in painted:
            yield Shape(key, painted[key], path, None)
    for key, dot in known.dots.items():
        if key in painted:
            yield Shape(key, painted[key], "", (str(dot[0]), str(dot[1])))


def _tile(tile: geometry.Tile, painted: Painted) -> DrawnTile:
    letters = tile.id.rpartition("-")[2][:3]
    return DrawnTile(tile.id, painted, letters, tile.column * CELL, tile.row * CELL)


def _block_name(block: str, registry: Registry) -> str:
    parts = {
        "europe": _("Europe"),
        "asia": _("Asia"),
        "africa": _("Africa"),
        "americas": _("The Americas and the Caribbean"),
        "oceania": _("Oceania and Antarctica"),
        geometry.ELSEWHERE: _("Elsewhere"),
    }
    return parts.get(block) or place_name(registry[block])
