"""The pages of decisions: what anybody reads, what the chair does, what a delegate casts."""

import io
import zipfile
from datetime import date

import pytest
from django.test import Client

from folkmoot.decision.tally import Choice, whole
from folkmoot.federation.bodies import Body, BodyKind
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import queries, services
from folkmoot.web.federation import services as federation
from folkmoot.web.ledger.labels import labels
from tests.builders import LONG_AGO
from tests.decision.builders import CHAIR, MORNING, SEATED
from tests.decision.web.test_voting import (
    MOTION,
    NOON,
    a_meeting,
    a_motion,
    an_open_vote,
)

pytestmark = pytest.mark.django_db

VOTE = "/desk/vote/council-position/"
CONDUCT = "/desk/meeting/council-2026/"


def entered(person: str, role: Role) -> Client:
    """Give the browser of somebody mandated in the council."""
    federation.set_up_bodies(
        [
            Body("lantern", "Lantern", BodyKind.FEDERATION),
            Body("council", "Council", BodyKind.COUNCIL, "lantern"),
        ]
    )
    federation.set_up_person(person, person.title(), [Mandate(person, role, "council", LONG_AGO)])
    federation.give_account(person, "secret")
    client = Client()
    assert client.login(username=person, password="secret")
    return client


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_anybody_reads_the_list_the_meeting_the_motion_and_its_votes(client: Client) -> None:
    an_open_vote("special")
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    assert "Council 2026" in text(client.get("/decisions/"))
    assert "Frozen on 23 May 2026" in text(client.get("/meeting/council-2026/"))
    page = text(client.get("/motion/council-position/"))
    assert "How it goes is told to nobody before it is closed." in page
    assert "5 for" not in page


def test_a_decision_is_shown_with_its_arithmetic_and_a_bundle_to_recount(client: Client) -> None:
    an_open_vote()
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    services.close_vote(MOTION, by=CHAIR, at=NOON)
    page = text(client.get("/decision/council-position/"))
    assert "Carried, 5 : 0" in page
    assert "half of 5 is 2 1/2" in page
    assert "python3 recount.py council-position.zip" in page
    response = client.get("/decision/council-position/bundle.zip")
    assert response["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        assert {"recount.py", "minutes.txt", "ledger.jsonl"} <= set(archive.namelist())


@pytest.mark.parametrize(
    "path", ["/meeting/x/", "/motion/x/", "/decision/x/", "/decision/x/bundle.zip"]
)
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_somebody_who_has_entered_finds_their_meetings(client: Client) -> None:
    a_meeting()
    assert client.get("/desk/meetings/").status_code == 302
    assert "Council 2026" in text(entered("amina", Role.DELEGATE).get("/desk/meetings/"))


def test_the_list_of_decisions_asks_the_database_a_fixed_number_of_times(
    django_assert_max_num_queries,
) -> None:
    an_open_vote()
    for number in range(6):
        services.hold_meeting(
            f"m{number}",
            "council",
            title="M",
            day=date(2026, 6, 1),
            rules="council-2020",
            chair=CHAIR,
        )
        services.table_motion(f"m{number}", a_motion(f"motion-{number}"), at=MORNING)
    with django_assert_max_num_queries(7):
        assert len(queries.meetings()) == 7


def test_labels_say_what_motions_decisions_and_meetings_are_called() -> None:
    an_open_vote()
    asked = [MOTION, Reference.parse("event:council-2026")]
    assert list(labels(asked).values()) == ["The council's position", "Council 2026"]
