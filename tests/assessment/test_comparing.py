"""Laws beside each other: two of them, two days of one, and groups by model."""

from datetime import date

from folkmoot.assessment.assessments import assess
from folkmoot.assessment.blocs import Bloc, Membership
from folkmoot.assessment.comparing import compare, members, regions, tally
from folkmoot.assessment.jurisdictions import Jurisdiction, Registry
from folkmoot.assessment.rules import Result
from folkmoot.foundation.dates import LooseDate
from tests.assessment.laws import NEW_YEAR, real_laws, real_measure

LAWS = real_laws()
MEASURE = real_measure(LAWS)


def test_one_law_on_two_days_parts_where_it_was_changed() -> None:
    law = LAWS.laws["SWE"]
    found = compare(*(assess(law, MEASURE, on=day) for day in (date(1998, 12, 31), NEW_YEAR)))
    assert found.models_differ
    buying = next(each for each in found.answers if each.first.question == "B1")
    assert (buying.first.value, buying.second.value) == ("none", "criminal")
    assert "Brottsbalken" in buying.second.provision
    (on_buying,) = (each for each in found.findings if each.rule == "K2")
    assert on_buying.second is Result.BREACHED


def test_a_law_beside_itself_differs_in_nothing() -> None:
    here = assess(LAWS.laws["NZL"], MEASURE, on=NEW_YEAR)
    found = compare(here, here)
    assert (found.answers, found.findings, found.models_differ) == ((), (), False)
    assert found.alike > 20


def test_findings_by_two_policies_are_not_laid_side_by_side() -> None:
    other = real_measure(LAWS, "equality-model")
    law = LAWS.laws["SWE"]
    found = compare(assess(law, MEASURE, on=NEW_YEAR), assess(law, other, on=NEW_YEAR))
    assert found.findings == ()


def test_a_state_counts_once_however_many_of_its_parts_are_coded() -> None:
    coded = {name: LAWS.laws[name] for name in ("GB-EAW", "FRA", "NZL")}
    groups = {"Europe": ("GBR", "FRA", "NOR"), "Nowhere": ("ATA",)}
    europe, nowhere = tally(coded, MEASURE, on=NEW_YEAR, groups=groups)
    assert (europe.size, europe.coded) == (3, 2)
    assert europe.models["end_demand"] == ("FRA",)
    assert europe.models["partial_criminalisation"] == ("GB-EAW",)
    assert (nowhere.coded, dict(nowhere.models)) == (0, {})


def test_before_it_is_coded_a_law_stands_in_no_tally() -> None:
    (group,) = tally(
        {"FRA": LAWS.laws["FRA"]}, MEASURE, on=date(1900, 1, 1), groups={"x": ("FRA",)}
    )
    assert group.coded == 0


def test_members_are_those_of_the_day() -> None:
    left = Membership("GBR", LooseDate.parse("1973-01-01"), LooseDate.parse("2020-01-31"))
    joined = Membership("HRV", LooseDate.parse("2013"))
    bloc = Bloc("eu", "Union", "its list", (left, joined))
    assert members([bloc], on=date(2013, 6, 1)) == {"Union": ("GBR",)}
    assert members([bloc], on=date(2020, 1, 31)) == {"Union": ("GBR", "HRV")}
    assert members([bloc], on=date(2020, 2, 1)) == {"Union": ("HRV",)}


def test_a_region_is_made_of_states_and_not_of_their_parts() -> None:
    both = (
        Jurisdiction("USA", "United States", "Americas"),
        Jurisdiction("US-NV", "Nevada", "Americas", parent="USA"),
    )
    assert regions(Registry({one.id: one for one in both})) == {"Americas": ("USA",)}


def test_the_blocs_that_travel_with_folkmoot_hold_their_members_of_today() -> None:
    now = members(LAWS.blocs, on=NEW_YEAR)
    assert len(now["European Union"]) == 27
    assert len(now["Council of Europe"]) == 46
    assert "GBR" not in now["European Union"]
