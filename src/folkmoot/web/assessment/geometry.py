"""Where places are drawn: outlines of the world map, and the tiles that show what maps hide."""

import json
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
NO_TILE: Final = "."
ELSEWHERE: Final = "elsewhere"
A_ROW: Final = 12


@dataclass(frozen=True, slots=True)
class Outlines:
    """Paths by jurisdiction in a box of *width* and *height*, and dots for what is too small."""

    width: int
    height: int
    paths: Mapping[str, str]
    dots: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Tile:
    """The place of one jurisdiction's tile within its block, counted from 0."""

    id: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """The tiles of one part of the world; *id* names the part, or the state they lie in."""

    id: str
    tiles: tuple[Tile, ...]

    @property
    def rows(self) -> int:
        """How many rows it takes."""
        return 1 + max(tile.row for tile in self.tiles)

    @property
    def columns(self) -> int:
        """How many columns it takes."""
        return 1 + max(tile.column for tile in self.tiles)


@cache
def outlines() -> Outlines:
    """Give the outlines that tools/outlines.py made of Natural Earth."""
    read = json.loads((HERE / "outlines.json").read_text(encoding="utf-8"))
    dots = {key: (x, y) for key, (x, y) in read["dots"].items()}
    return Outlines(read["width"], read["height"], read["paths"], dots)


@cache
def drawn_blocks() -> tuple[Block, ...]:
    """Give the blocks as tiles.toml draws them."""
    read = tomllib.loads((HERE / "tiles.toml").read_text(encoding="utf-8"))
    return tuple(Block(one["id"], tuple(_tiles(one["rows"]))) for one in read["block"])


@lru_cache(maxsize=4)
def blocks(jurisdictions: frozenset[str]) -> tuple[Block, ...]:
    """Give the blocks for *jurisdictions*; those that no block draws follow in one of their own."""
    kept = [_only(block, jurisdictions) for block in drawn_blocks()]
    drawn = {tile.id for block in kept for tile in block.tiles}
    if rest := sorted(jurisdictions - drawn):
        kept.append(Block(ELSEWHERE, tuple(_in_rows(rest))))
    return tuple(block for block in kept if block.tiles)


def _only(block: Block, jurisdictions: Collection[str]) -> Block:
    return Block(block.id, tuple(tile for tile in block.tiles if tile.id in jurisdictions))


def _tiles(rows: str) -> Iterator[Tile]:
    for row, line in enumerate(rows.strip("\n").splitlines()):
        for column, name in enumerate(line.split()):
            if name != NO_TILE:
                yield Tile(name, row, column)


def _in_rows(names: list[str]) -> Iterator[Tile]:
    for at, name in enumerate(names):
        yield Tile(name, at // A_ROW, at % A_ROW)
