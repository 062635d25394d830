"""Where places are drawn: outlines that end where the map does, and one tile for each place."""

import re
from collections import Counter

import pytest

from folkmoot.web.assessment import geometry
from folkmoot.web.assessment.geometry import ELSEWHERE, Block, Tile
from tests.assessment.laws import real_laws

REGISTRY = real_laws().registry
TILES = {tile.id: (block, tile) for block in geometry.drawn_blocks() for tile in block.tiles}
NEIGHBOURS = (
    *(("NOR", "SWE"), ("ESP", "PRT"), ("DEU", "POL"), ("FRA", "BEL"), ("ARG", "CHL")),
    *(("USA", "CAN"), ("USA", "MEX"), ("CHN", "MNG"), ("IND", "LKA"), ("ZAF", "NAM")),
    *(("KEN", "UGA"), ("AU-NSW", "AU-VIC"), ("AU-NT", "AU-QLD"), ("US-CA", "US-NV")),
    *(("GB-NIR", "GB-EAW"), ("IRL", "GBR"), ("TUN", "LBY"), ("BRA", "GUY")),
)
WEST_OF = (("PRT", "RUS"), ("MAR", "EGY"), ("TUR", "JPN"), ("US-WA", "US-ME"), ("AU-WA", "AU-NSW"))
NORTH_OF = (("SWE", "ITA"), ("DZA", "ZAF"), ("CAN", "ARG"), ("KAZ", "IDN"), ("GB-SCT", "GB-EAW"))


def test_each_jurisdiction_has_one_tile_and_no_two_lie_on_one_place() -> None:
    placed = [tile.id for block in geometry.drawn_blocks() for tile in block.tiles]
    assert sorted(placed) == sorted(one.id for one in REGISTRY)
    assert [crowd(block) for block in geometry.drawn_blocks() if crowd(block)] == []


def test_two_tiles_on_one_place_are_seen() -> None:
    assert crowd(Block("x", (Tile("SWE", 1, 1), Tile("NOR", 1, 1)))) == [(1, 1)]


@pytest.mark.parametrize(("one", "other"), NEIGHBOURS)
def test_neighbours_lie_beside_each_other_or_nearly_so(one: str, other: str) -> None:
    (block, tile), (same, near) = TILES[one], TILES[other]
    assert block == same
    assert abs(tile.row - near.row) + abs(tile.column - near.column) <= 2


@pytest.mark.parametrize(("west", "east"), WEST_OF)
def test_what_lies_in_the_west_is_to_the_left(west: str, east: str) -> None:
    assert TILES[west][1].column < TILES[east][1].column


@pytest.mark.parametrize(("north", "south"), NORTH_OF)
def test_what_lies_in_the_north_is_above(north: str, south: str) -> None:
    assert TILES[north][1].row < TILES[south][1].row


def test_a_place_that_nobody_has_drawn_follows_at_the_end() -> None:
    *_, last = geometry.blocks(frozenset({"SWE", "X-1", "X-2"}))
    assert last == Block(ELSEWHERE, (Tile("X-1", 0, 0), Tile("X-2", 0, 1)))


def test_outlines_are_of_places_in_the_registry_and_of_nothing_twice() -> None:
    known = geometry.outlines()
    drawn = [*known.paths, *known.dots]
    assert len(drawn) == len(set(drawn))
    assert set(drawn) <= {one.id for one in REGISTRY}


def test_every_state_is_on_the_map_as_a_shape_or_as_a_dot() -> None:
    known = geometry.outlines()
    assert {"SWE", "NZL", "XKX", "TUV", "MLT", "FJI"} <= {*known.paths, *known.dots}
    assert set(known.dots) >= {"TUV", "MLT", "SGP"}


def test_no_outline_leaves_the_map_or_runs_across_it() -> None:
    known = geometry.outlines()
    for place, path in known.paths.items():
        for first, steps in rings(path):
            assert 0 <= first[0] <= known.width, place
            assert -1 <= first[1] <= known.height + 1, place
            assert max(abs(x) for x, _ in steps) < known.width / 5, place


def test_a_line_across_the_map_is_seen() -> None:
    ((_, steps),) = rings("M999 5l-998 .5 1-2z")
    assert max(abs(x) for x, _ in steps) == 998


def crowd(block: Block) -> list[tuple[int, int]]:
    """Give the places of *block* that more than one tile lies on."""
    places = Counter((tile.row, tile.column) for tile in block.tiles)
    return [place for place, count in places.items() if count > 1]


def rings(path: str) -> list[tuple[tuple[float, float], list[tuple[float, float]]]]:
    """Give each ring of *path*: where it begins, and its steps."""
    found = []
    for ring in path.removesuffix("z").split("z"):
        start, _, steps = ring.removeprefix("M").partition("l")
        ((x, y),) = pairs(start)
        found.append(((x, y), pairs(steps)))
    return found


def pairs(text: str) -> list[tuple[float, float]]:
    """Give the pairs of numbers in *text*, which has a space only where a minus does not part."""
    numbers = [float(each) for each in re.findall(r"-?(?:\d+\.\d|\.\d|\d+)", text)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))
