"""A run asked for at the desk is made by the job consumer, and says how far it is."""

import pytest
from django.test import Client

from folkmoot.analysis.progress import Cancelled
from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis import asked_queries, asked_services, queries
from folkmoot.web.analysis.asked_work_services import TOLD, telling
from folkmoot.web.analysis.models import AskedRunRow
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
    assert asked_queries.asked_runs("trial-2025") == ()


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


def an_asked_run(**how: object) -> int:
    """Ask for a run, and say how it stands."""
    rounds.publish_pack(PACK, by=BY, at=OPEN)
    number = asked_services.ask_for_run("trial-2025", by=BY, at=OPEN)
    AskedRunRow.objects.filter(pk=number).update(**how)
    return number


def the_asked_run() -> asked_queries.AskedWork:
    (asked,) = asked_queries.asked_runs("trial-2025")
    return asked


def test_a_run_tells_how_far_it_is_on_its_row() -> None:
    tell = telling(AskedRunRow.objects.filter(pk=an_asked_run(state="running")))
    tell("themes", 1, 4)
    assert (the_asked_run().doing, the_asked_run().done, the_asked_run().whole) == (
        "Gathering sentences into themes",
        1,
        4,
    )


def test_a_step_of_a_thousand_parts_writes_few_rows(django_assert_max_num_queries) -> None:
    tell = telling(AskedRunRow.objects.filter(pk=an_asked_run(state="running")))
    with django_assert_max_num_queries(TOLD + 1):
        for part in range(1000):
            tell("themes", part, 1000)


def test_a_run_that_is_being_made_stops_at_its_next_part() -> None:
    number = an_asked_run(state="running")
    tell = telling(AskedRunRow.objects.filter(pk=number))
    tell("themes", 0, 4)
    asked_services.cancel_run(number)
    assert the_asked_run().is_unwanted
    with pytest.raises(Cancelled):
        tell("themes", 1, 4)


def test_nothing_is_kept_of_a_cancelled_run(names: list[str], coder: Client) -> None:
    number = asked_services.ask_for_run("trial-2025", by=BY, at=OPEN)
    AskedRunRow.objects.filter(pk=number).update(is_unwanted=True)
    asked_services.make_asked_run(number, at=OPEN)
    assert the_asked_run().state == "cancelled"
    assert queries.runs_of("trial-2025") == []
    assert "nothing of it was kept" in coder.get("/desk/analysis/").content.decode()


def test_a_run_that_waits_is_cancelled_at_the_desk_and_never_made(coder: Client) -> None:
    number = an_asked_run()
    page = coder.post(f"/desk/analysis/asked/{number}/cancel/", follow=True)
    assert "was cancelled" in page.content.decode()
    asked_services.make_asked_run(number, at=OPEN)
    assert the_asked_run().state == "cancelled"


def test_what_is_cancelled_must_be_there_and_is_asked_by_post(coder: Client) -> None:
    assert coder.post("/desk/analysis/asked/9/cancel/").status_code == 404
    assert coder.get(f"/desk/analysis/asked/{an_asked_run()}/cancel/").status_code == 405


def test_a_run_whose_consumer_was_stopped_does_not_stay_running(coder: Client) -> None:
    an_asked_run(state="running", step="themes", done=1, whole=4)
    assert asked_services.give_up_interrupted() == 1
    page = coder.get("/desk/analysis/").content.decode()
    assert "The program was stopped while it was being made." in page


def test_the_desk_loads_itself_anew_only_when_asked_and_while_something_is_made(
    coder: Client,
) -> None:
    number = an_asked_run(state="running", step="themes", done=1, whole=4)
    refresh = 'http-equiv="refresh"'
    assert refresh not in coder.get("/desk/analysis/").content.decode()
    followed = coder.get("/desk/analysis/?follow=1").content.decode()
    assert refresh in followed
    assert '<progress max="4" value="1">' in followed
    AskedRunRow.objects.filter(pk=number).update(state="done")
    assert refresh not in coder.get("/desk/analysis/?follow=1").content.decode()
