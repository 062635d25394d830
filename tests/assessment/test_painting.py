"""The world painted: colour is never the only sign, and law below a country is not lost."""

from datetime import date
from types import MappingProxyType

from django.utils.translation import override

from folkmoot.assessment.jurisdictions import Jurisdiction, Registry
from folkmoot.assessment.parsing import parse
from folkmoot.assessment.rows import Row
from folkmoot.assessment.schemes import Scheme
from folkmoot.web.assessment import painting
from folkmoot.web.assessment.bands import band
from folkmoot.web.assessment.drawing import drawn_map, drawn_tiles
from folkmoot.web.assessment.names import AREAS, area_name, model_name, place_name
from folkmoot.web.assessment.world_queries import PlacedLaw, World, settled_anew
from tests.assessment.laws import CODEBOOK, NEW_YEAR, a_law, an_answer, real_laws, real_measure

MODELS = MappingProxyType({"end_demand": "Buying.", "legalisation": "Rules."})
SWEDEN = Jurisdiction("SWE", "Sweden", "Europe", iso2="SE")
CHILE = Jurisdiction("CHL", "Chile", "Americas", iso2="CL")
AUSTRALIA = Jurisdiction("AUS", "Australia", "Oceania", iso2="AU")
VICTORIA = Jurisdiction("AU-VIC", "Victoria", "Oceania", parent="AUS")
LAWS = real_laws()


def a_world(*laws: PlacedLaw) -> World:
    """Give four places, with these laws."""
    places = (SWEDEN, CHILE, AUSTRALIA, VICTORIA)
    return World(NEW_YEAR, laws, Registry({one.id: one for one in places}), MODELS)


def a_placed_law(place: Jurisdiction, *possible: str) -> PlacedLaw:
    """Give the law of *place* under these models."""
    return PlacedLaw(place, possible, (), NEW_YEAR, date(2000, 1, 1))


def test_settled_unsettled_not_yet_coded_and_uncoded_are_told_apart() -> None:
    laws = (
        a_placed_law(SWEDEN, "end_demand"),
        a_placed_law(CHILE, "end_demand", "legalisation"),
        a_placed_law(VICTORIA),
    )
    found = painting.painted(a_world(*laws))
    assert [found[each].shade for each in ("SWE", "CHL", "AU-VIC")] == ["m1", "open", "early"]
    assert painting.painted(a_world())["SWE"].shade == "none"


def test_a_shade_is_said_in_words_too() -> None:
    found = painting.painted(a_world(a_placed_law(SWEDEN, "end_demand")))
    assert found["SWE"].title == "Sweden: end demand"
    assert found["CHL"].title == "Chile: not coded"


def test_law_made_within_a_place_is_shown_on_it_and_marked() -> None:
    found = painting.painted(a_world(a_placed_law(VICTORIA, "legalisation")))
    assert found["AUS"].shade == "split"
    assert found["AUS"].mixed
    assert found["AUS"].title == "Australia: law is made within it; Victoria: legalisation"


def test_a_place_is_marked_where_law_within_it_is_another() -> None:
    own, other = a_placed_law(AUSTRALIA, "end_demand"), a_placed_law(VICTORIA, "legalisation")
    same = a_placed_law(VICTORIA, "end_demand")
    assert painting.painted(a_world(own, other))["AUS"].mixed
    assert not painting.painted(a_world(own, same))["AUS"].mixed


def test_only_what_is_coded_leads_on() -> None:
    found = painting.painted(a_world(a_placed_law(SWEDEN, "end_demand")))
    assert found["SWE"].href == "/law/SWE/?on=2026-01-01"
    assert found["CHL"].href == ""


def test_every_place_has_a_tile_and_each_shade_its_shapes() -> None:
    world = a_world(a_placed_law(SWEDEN, "end_demand"))
    painted = painting.painted(world)
    tiles = [tile.id for block in drawn_tiles(painted, world.registry) for tile in block.tiles]
    assert sorted(tiles) == ["AU-VIC", "AUS", "CHL", "SWE"]
    shapes = drawn_map(painted).shapes
    assert [shape.id for shape in shapes["m1"]] == ["SWE"]
    assert sorted(shape.id for shape in shapes["none"]) == ["AUS", "CHL"]


def test_places_have_names_in_the_reader_s_language() -> None:
    with override("ar"):
        assert place_name(SWEDEN) == "السويد"
        assert place_name(LAWS.registry["AU-NSW"]) == "نيو ساوث ويلز"
        assert model_name("end_demand") == "إنهاء الطلب"
    with override("fr"):
        assert area_name("Northern Europe") == "Europe du Nord"
    assert place_name(SWEDEN) == "Sweden"


def test_every_part_of_the_world_has_a_name_in_every_language() -> None:
    areas = {area for one in LAWS.registry for area in (one.region, one.subregion)}
    assert areas <= set(AREAS)
    for language in ("fr", "es", "ar"):
        with override(language):
            assert all(area_name(area) for area in areas)


def test_every_place_below_a_country_has_a_name_in_arabic() -> None:
    with override("ar"):
        below = [one for one in LAWS.registry if one.parent]
        assert [one.id for one in below if place_name(one) == one.name] == []


def test_a_reform_is_dated_no_more_exactly_than_its_source_dates_it() -> None:
    rows = (Row("end_demand", parse("B1 == criminal")), Row("decriminalisation", parse("true")))
    scheme = Scheme("test", "Test", "", rows, {})
    before = an_answer("B1", "none", start="1990", end="1998")
    law = a_law(before, an_answer("B1", "criminal", start="1999"))
    ((day, since),) = settled_anew(law, CODEBOOK, scheme)
    assert (day, str(since)) == (date(1999, 12, 31), "1999")


def test_a_band_covers_the_years_without_a_gap() -> None:
    found = band(LAWS.law("SWE"), real_measure(LAWS), NEW_YEAR)
    ends = [period.x + period.width for period in found.periods]
    assert [period.x for period in found.periods] == [0, *ends[:-1]]
    assert ends[-1] == 1000
    assert [period.models for period in found.periods][-1] == ("end demand",)
    assert str(found.periods[-1].since) == "1999-01-01"
