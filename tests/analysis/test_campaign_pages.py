"""The pages of a letter: what varies, what people add, on which days, and how it is counted."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from folkmoot.federation.mandates import Role
from folkmoot.web.analysis import queries, services
from folkmoot.web.analysis.campaign_pages import LISTED
from folkmoot.web.analysis.frame_services import agree_on_frame
from folkmoot.web.analysis.queries import Campaign, Run
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.consultation.services.storing import store
from folkmoot.web.federation import services as federation
from tests.analysis.test_frame import two_themes
from tests.analysis.test_site import BY, OPEN, a_response, names, read
from tests.analysis.texts import LETTER
from tests.builders import BO, DAG, a_mandate

__all__ = ["names"]  # a fixture

pytestmark = pytest.mark.django_db

OWN = "I have worked nights for twelve years and was never safe."
RUSH = date(2025, 11, 20)


@pytest.fixture
def run(names: list[str]) -> Run:
    """Add sixty copies that came on one day, five of them with words of somebody's own."""
    said = [LETTER.replace("council", "board")] * 55 + [f"{LETTER} {OWN} {n}" for n in range(5)]
    sent = [
        replace(a_response(words), id=f"north-rush-{n:02}", received=RUSH)
        for n, words in enumerate(said)
    ]
    round_, pack = consultation.round_of("north-2025"), consultation.consultation("trial-2025")
    assert round_ is not None
    assert pack is not None
    store(sent, round_, pack)
    return services.run_analysis("trial-2025", by=BY, at=OPEN)


@pytest.fixture
def letter(run: Run) -> Campaign:
    """Give the one campaign of the run."""
    (found,) = queries.campaigns_of(run.id)
    return found


def coder(client: Client) -> Client:
    """Enter as Bo, who reads responses for the secretariat."""
    federation.set_up_person(BO, "Bo", [a_mandate(BO, Role.CODER, "secretariat")])
    federation.give_account(BO, "a long enough one")
    assert client.login(username=BO, password="a long enough one")
    return client


def test_words_that_people_added_are_read_first(client: Client, letter: Campaign) -> None:
    page = read(coder(client), f"/desk/campaign/{letter.id}/")
    assert OWN.rstrip(".") in page
    assert page.index("What people added") < page.index("The letter, and what varies")
    assert reverse("desk-response", args=["north-rush-55"]) in page


def test_each_change_opens_to_the_copies_that_have_it(client: Client, letter: Campaign) -> None:
    page = coder(client).get(f"/desk/campaign/{letter.id}/").context["page"]
    change = next(one for one in page.changes if "council" in one.new)
    opened = client.get(f"/desk/campaign/{letter.id}/?change={change.key}").context["page"]
    assert opened.listed.count == len(change.copies)
    assert {copy.response.name for copy in opened.copies} <= set(change.copies)


def test_a_large_campaign_is_listed_by_pages(client: Client, letter: Campaign) -> None:
    first = coder(client).get(f"/desk/campaign/{letter.id}/").context["page"]
    second = client.get(f"/desk/campaign/{letter.id}/?page=2").context["page"]
    assert len(first.copies) == LISTED
    assert len(first.copies) + len(second.copies) == first.listed.count == letter.size
    assert (second.start, second.listed.later) == (LISTED + 1, "")


@pytest.mark.parametrize("asked", ["page=x", "page=-1", "page=99999999999999999999", "change=no"])
def test_odd_addresses_give_a_page(client: Client, letter: Campaign, asked: str) -> None:
    assert coder(client).get(f"/desk/campaign/{letter.id}/?{asked}").status_code == 200


def test_a_rush_of_copies_is_told_at_the_desk_with_its_number(
    client: Client, letter: Campaign
) -> None:
    page = coder(client).get(f"/desk/campaign/{letter.id}/").context["page"]
    (burst,) = page.arrivals.bursts
    assert (burst.on, burst.copies) == (RUSH, 60)


def test_in_public_only_the_day_of_a_burst_is_told(
    client: Client, run: Run, letter: Campaign
) -> None:
    agree_on_frame(run, two_themes(run), by=BY, at=OPEN)
    page = client.get(f"/campaign/{letter.id}/")
    assert page.context["page"].bursts == (RUSH,)
    assert "20 November 2025" in page.content.decode()
    assert OWN not in page.content.decode()


def test_who_may_not_read_responses_does_not_see_the_copies(
    client: Client, letter: Campaign
) -> None:
    federation.set_up_person(DAG, "Dag", [])
    federation.give_account(DAG, "a long enough one")
    assert client.get(f"/desk/campaign/{letter.id}/").status_code == 302
    client.login(username=DAG, password="a long enough one")
    assert client.get(f"/desk/campaign/{letter.id}/").status_code == 403
