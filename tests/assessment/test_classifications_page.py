"""The page of published classifications: each source by itself, and never one number over all."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from folkmoot.foundation.references import Reference
from folkmoot.web.assessment import services

pytestmark = pytest.mark.django_db
ADDRESS = "/law/classifications/"
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def _page(address: str = ADDRESS) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def law() -> None:
    services.import_laws(by=Reference.parse("body:secretariat"), at=NOON)


@pytest.mark.usefixtures("law")
def test_each_source_is_held_beside_the_law_of_the_day_that_it_speaks_of() -> None:
    page = _page()
    for told in ("World Population Review", "Transcrime", "Map of Sex Work Law"):
        assert told in page
    assert "Beside the law of 30 September 2005" in page
    assert "Legalization" in page
    assert "To look into" in page
    assert "no number is drawn from all of them" in page
    assert "not legal advice" in page


@pytest.mark.usefixtures("law")
def test_all_may_be_held_beside_the_law_of_one_day() -> None:
    page = _page(f"{ADDRESS}?on=2026-01-01")
    assert "Beside the law of 30 September 2005" not in page
    assert page.count("Beside the law of 1 January 2026") > 5
    assert "/law/US-ME/?on=2026-01-01" in page
    assert "still to come" in _page(f"{ADDRESS}?on=9999-01-01")


@pytest.mark.usefixtures("law")
def test_the_world_leads_to_it() -> None:
    assert f'href="{ADDRESS}"' in _page("/law/")


@pytest.mark.usefixtures("law")
def test_a_country_s_page_lists_every_source_that_labels_its_law() -> None:
    page = _page("/law/SEN/")
    assert "Map of Sex Work Law" in page
    assert "World Population Review" in page
    assert f'href="{ADDRESS}"' in page


def test_it_stands_before_any_law_is_taken_in() -> None:
    assert "No classification is stored here." in _page()
