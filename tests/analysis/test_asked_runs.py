"""A run asked for at the desk is made by the job consumer, and says how far it is."""

import pytest
from django.test import Client

from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis import asked_services, queries
from folkmoot.web.consultation import services as rounds
from folkmoot.web.federation import services as federation
from tests.analysis.test_site import BY, OPEN, PACK, names
from tests.builders import BO, a_mandate, a_tree

__all__ = ["names"]  # a fixture

pytestmark = pytest.mark.django_db


@pytest.fixture
def coder(client: Client) -> Client:
    """Enter as Bo, who codes for the secretariat."""
    federation.set_up_bodies(a_tree().bodies.values())
    federation.set_up_person(BO, "Bo", [a_mandate(BO, Role.CODER, "secretariat")])
    federation.give_account(BO, "a long enough one")
    assert client.login(username=BO, password="a long enough one")
    return client


def test_the_desk_asks_and_the_consumer_makes_the_run(names: list[str], coder: Client) -> None:
    page = coder.post("/desk/analysis/", {"consultation": "trial-2025"}, follow=True)
    (run,) = queries.runs_of("trial-2025")
    assert f"/desk/analysis/{run.id}/" in page.content.decode()
    assert queries.asked_runs("trial-2025") == []


def test_a_run_that_cannot_be_made_says_why(coder: Client) -> None:
    rounds.publish_pack(PACK, by=BY, at=OPEN)
    page = coder.post("/desk/analysis/", {"consultation": "trial-2025"}, follow=True)
    assert "has no responses to analyse yet" in page.content.decode()


def test_a_run_is_made_once_however_often_the_job_is_begun(names: list[str]) -> None:
    number = asked_services.ask_for_run("trial-2025", by=BY, at=OPEN)
    for _ in range(2):
        asked_services.make_asked_run(number, at=OPEN)
    assert len(queries.runs_of("trial-2025")) == 1


def test_nobody_asks_for_a_run_of_what_is_not_there() -> None:
    with pytest.raises(InputError, match="There is no consultation 'nothing'"):
        asked_services.ask_for_run("nothing", by=BY, at=OPEN)
