"""The pages of the law: the world by a slider, two standards, two laws, blocs, one clause."""

import gzip
import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Reference
from folkmoot.policy.packs import load_policy
from folkmoot.web.assessment import services, world_queries
from folkmoot.web.policy import services as policy

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
SECRETARIAT = Reference.parse("body:secretariat")
HEAVIEST = 120_000
"""Bytes of a page with its map, as it is sent."""


@pytest.fixture(scope="module", autouse=True)
def law(kept: None) -> None:
    services.import_laws(by=SECRETARIAT, at=NOON)
    for name in ("sex-work-rights", "equality-model"):
        pack = load_policy(packs_home() / "policies" / name)
        policy.import_pack(pack, by=SECRETARIAT, at=NOON)


def page(address: str, language: str = "en") -> str:
    """Give the page at *address*."""
    answer = Client(headers={"accept-language": language}).get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_world_works_by_forms_alone_and_steps_from_reform_to_reform() -> None:
    html = page("/law/?year=1999")
    assert '<input type="range" name="year"' in html
    assert '<option value="2003"' in html
    assert 'value="1999-12-31"' in html
    assert "Earlier reform:" in html
    assert "<script" not in html
    assert " style=" not in html
    forward = re.search(r'rel="next" href="\?on=([\d-]+)"', html)
    assert forward is not None
    assert "From this day on:" in page(f"/law/?on={forward[1]}")
    assert "From this day on:" not in page("/law/?on=1998-06-01")


def test_the_world_says_how_many_are_not_coded_and_hides_none() -> None:
    html = page("/law/")
    known = world_queries.world(date(2026, 1, 1))
    tiles = re.findall(r'<g class="tile ', html)
    assert len(tiles) == len(known.registry.jurisdictions)
    assert "places that nobody has coded" in html
    assert 'aria-label="Map of the world by legal model' in html


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_a_page_with_its_map_stays_light(language: str) -> None:
    html = page("/law/", language)
    assert len(gzip.compress(html.encode())) < HEAVIEST
    assert f'<html lang="{language}"' in html


def test_a_day_is_worked_out_once_for_as_long_as_no_law_turns() -> None:
    before = world_queries._world.cache_info().misses
    for day in (date(2025, 3, 1), date(2025, 3, 1), date(2025, 3, 2)):
        world_queries.world(day)
    assert world_queries._world.cache_info().misses - before <= 1


def test_a_law_passes_from_one_model_to_another_on_the_day_of_its_reform() -> None:
    turns = {
        (turn.day, one.id) for turn in world_queries.model_turns() for one in turn.jurisdictions
    }
    assert (date(1999, 1, 1), "SWE") in turns
    assert (date(2003, 6, 28), "NZL") in turns


def test_one_law_is_read_by_either_policy() -> None:
    first, second = page("/law/SWE/"), page("/law/SWE/?policy=equality-model")
    assert 'id="K2"' in first
    assert 'id="K2"' not in second
    assert 'id="E2"' in second
    assert "both side by side" in first


def test_two_standards_say_what_each_makes_of_one_answer() -> None:
    html = page("/law/SWE/policies/?on=2026-01-01")
    assert "One answer, read twice" in html
    row = next(row for row in html.split("<tr>") if "<small>B1" in row)
    assert '<span class="f breached">breached</span> <bdi>Buying is not punished' in row
    assert '<span class="f met">met</span> <bdi>Buying is a crime' in row


def test_a_country_page_tells_model_day_and_what_is_not_known_first() -> None:
    html = page("/law/SWE/?on=2026-01-01")
    told = (
        "<b>End demand</b>",
        "since 1 January 1999",
        "Why this model",
        "Not known:",
        'class="band"',
    )
    places = [html.index(each) for each in told]
    assert places == sorted(places)
    assert places[-1] < html.index('id="clauses"')
    assert "By several schemes" in html


def test_an_unsettled_model_says_which_question_would_settle_it() -> None:
    unsettled = next(
        law for law in world_queries.world(date(2026, 1, 1)).laws if len(law.possible) > 1
    )
    html = page(f"/law/{unsettled.id}/?on=2026-01-01")
    assert "The model is not settled." in html
    assert "What would settle it" in html


def test_a_place_without_coded_law_says_so_and_leads_to_what_lies_within_it() -> None:
    html = page("/law/USA/")
    assert "Nobody has coded this law as a whole." in html
    assert '<a href="/law/US-NV/' in html
    assert "Nobody has coded:" in html
    assert "Alabama" in html
    assert "Law that is made within it" not in page("/law/TUV/")


def test_two_laws_and_two_days_are_laid_beside_each_other() -> None:
    places = page("/law/compare/?a=SWE&b=NZL&on=2026-01-01")
    assert "Decriminalisation" in places
    assert "Brottsbalken 6 kap. 11 §" in places
    days = page("/law/compare/?a=SWE&on=2026-01-01&then=1998-12-31")
    assert "Partial criminalisation" in days
    assert "31 December 1998" in days
    other = page("/law/compare/?a=SWE&b=NZL&on=2026-01-01&policy=equality-model")
    assert "Buying is a crime" in other
    assert "Buying is a crime" not in places


def test_what_cannot_be_compared_is_said() -> None:
    assert "This cannot be compared" in page("/law/compare/?a=XXX&b=NZL")
    assert "This cannot be compared" not in page("/law/compare/")


def test_a_bloc_has_the_members_that_it_had_on_that_day() -> None:
    before, now = page("/law/blocs/?on=1994-12-31"), page("/law/blocs/?on=2026-01-01")
    assert "European Union" in now
    assert "of 27" in now
    assert "of 12" in before
    assert "no score" in now


def test_a_clause_shows_who_meets_it_on_a_chosen_day() -> None:
    clause = "/law/clause/sex-work-rights/1/2.2/"
    now, then = page(clause + "?on=2026-01-01"), page(clause + "?on=1998-12-31")
    breached = now.split('id="K2-breached"')[1]
    assert 'id="SWE"' in breached
    assert 'id="SWE"' not in then.partition('id="K2-breached"')[2].partition("<h3")[0]
    assert '<g class="tile breached">' in now


def test_a_clause_that_no_rule_judges_says_why() -> None:
    assert "No rule judges laws by this clause." in page("/law/clause/sex-work-rights/1/1.1/")


def test_a_reform_may_aim_at_a_model_and_says_that_it_is_hypothetical() -> None:
    html = page("/law/SWE/what-if/?until=model%3Ddecriminalisation&on=2026-01-01")
    assert html.count("ypothetical") > 1
    assert "Provisions touched" in html
    assert "No smaller change of the coded answers reaches it." in html
