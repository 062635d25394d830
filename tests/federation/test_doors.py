"""Doors: who is let in, for how long, with a password given how lately, and once or more often."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from folkmoot.federation.bodies import Body, BodyKind
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.foundation.errors import InputError
from folkmoot.web.federation import services
from folkmoot.web.federation.asking import CONFIRMED, ENTERED, FRESH, SHIFT

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.federation.door_urls")]

SINCE = date(2020, 1, 1)


@pytest.fixture(autouse=True)
def federation() -> None:
    services.set_up_bodies(
        [
            Body("lantern", "Lantern", BodyKind.FEDERATION),
            Body("north", "North", BodyKind.SECTION, parent="lantern"),
            Body("harbour", "Harbour", BodyKind.SECTION, parent="lantern"),
        ]
    )
    for person, body in (("bo", "north"), ("dag", "harbour")):
        services.set_up_person(
            person, person.title(), [Mandate(person, Role.COORDINATOR, body, SINCE)]
        )
        services.give_account(person, "lantern")


@pytest.fixture
def bo() -> Client:
    return entered("bo")


def entered(person: str) -> Client:
    client = Client()
    client.post("/enter/", {"username": person, "password": "lantern"})
    return client


def move_back(client: Client, what: str, by: timedelta) -> None:
    session = client.session
    session[what] = (timezone.now() - by).timestamp()
    session.save()


def test_who_may_is_let_in_and_nothing_is_kept_by_the_browser(bo: Client) -> None:
    response = bo.get("/round/")
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"


def test_a_coordinator_of_another_section_is_told_the_rule() -> None:
    response = entered("dag").get("/round/")
    assert response.status_code == 403
    assert "Your mandate is for another body. (Rule: no-mandate-here)" in response.text


def test_who_has_not_entered_is_asked_to() -> None:
    response = Client().get("/round/")
    assert (response.status_code, response["Location"]) == (302, "/enter/?next=/round/")


def test_entering_gives_a_new_session_key() -> None:
    """Whoever planted a session in somebody's browser doesn't share it once they enter."""
    client = Client()
    planted = client.session
    planted["planted"] = "yes"
    planted.save()
    client.cookies["folkmoot"] = planted.session_key or ""
    client.post("/enter/", {"username": "bo", "password": "lantern"})
    assert client.cookies["folkmoot"].value != planted.session_key
    other = Client()
    other.cookies["folkmoot"] = planted.session_key or ""
    assert other.get("/round/").status_code == 302


def test_a_shift_ends_however_busy_somebody_is(bo: Client) -> None:
    move_back(bo, ENTERED, SHIFT + timedelta(seconds=1))
    assert bo.get("/round/").status_code == 302
    assert "_auth_user_id" not in bo.session


def test_a_session_ends_with_the_browser_and_after_half_an_hour(bo: Client) -> None:
    bo.get("/round/")
    assert bo.cookies["folkmoot"]["expires"] == ""
    assert bo.session.get_expiry_age() <= 30 * 60


def test_sending_asks_for_the_password_again_after_five_minutes(bo: Client) -> None:
    assert bo.get("/send/").status_code == 200
    move_back(bo, CONFIRMED, FRESH + timedelta(seconds=1))
    response = bo.get("/send/")
    assert response["Location"] == "/enter/again/?next=%2Fsend%2F"
    assert bo.get("/round/").status_code == 200


def test_the_right_password_leads_on_under_a_new_session_key(bo: Client) -> None:
    move_back(bo, CONFIRMED, FRESH + timedelta(seconds=1))
    before = bo.cookies["folkmoot"].value
    response = bo.post("/enter/again/", {"password": "lantern", "next": "/send/"})
    assert response["Location"] == "/send/"
    assert bo.cookies["folkmoot"].value != before
    assert bo.get("/send/").status_code == 200


def test_a_wrong_password_leads_nowhere_and_the_fifth_one_out(bo: Client) -> None:
    move_back(bo, CONFIRMED, FRESH + timedelta(seconds=1))
    for _ in range(4):
        response = bo.post("/enter/again/", {"password": "guess", "next": "/send/"})
        assert response.status_code == 422
        assert "This is not your password" in response.text
    assert bo.get("/send/").status_code == 302
    assert bo.post("/enter/again/", {"password": "guess"})["Location"].startswith("/enter/?next=")
    assert bo.get("/round/").status_code == 302


def test_the_password_page_leads_to_no_other_site(bo: Client) -> None:
    for address in ("//elsewhere.example/", "https://elsewhere.example/", "javascript:alert(1)"):
        response = bo.post("/enter/again/", {"password": "lantern", "next": address})
        assert response["Location"] == "/desk/"


def test_a_confirmation_of_tomorrow_is_none(bo: Client) -> None:
    move_back(bo, CONFIRMED, -timedelta(days=1))
    assert bo.get("/send/").status_code == 302


def test_a_ticket_lets_one_post_in(bo: Client) -> None:
    given = {"ticket": bo.get("/round/").text}
    assert bo.post("/file/", given).status_code == 200
    again = bo.post("/file/", given)
    assert again.status_code == 403
    assert "ticket-is-used" in again.text


def test_a_post_without_a_ticket_or_with_a_forged_one_is_refused(bo: Client) -> None:
    assert bo.post("/file/").status_code == 403
    assert bo.post("/file/", {"ticket": "1:forged"}).status_code == 403


def test_a_ticket_opens_no_other_address(bo: Client) -> None:
    assert bo.post("/file/other/", {"ticket": bo.get("/round/").text}).status_code == 403


def test_a_ticket_is_of_one_person_and_one_entry(bo: Client) -> None:
    given = {"ticket": bo.get("/round/").text}
    services.set_up_person("eve", "Eve", [Mandate("eve", Role.COORDINATOR, "north", SINCE)])
    services.give_account("eve", "lantern")
    assert entered("eve").post("/file/", given).status_code == 403
    assert entered("bo").post("/file/", given).status_code == 403
    assert bo.post("/file/", given).status_code == 200


def test_a_ticket_in_an_address_opens_nothing(bo: Client) -> None:
    given = bo.get("/round/").text
    assert bo.post(f"/file/?ticket={given}").status_code == 403


def test_a_site_serves_one_federation_with_one_secretariat() -> None:
    with pytest.raises(InputError, match="A site serves one federation"):
        services.set_up_bodies([Body("zenith", "Zenith", BodyKind.FEDERATION)])
    first, second = (Body(id, id, BodyKind.SECRETARIAT, parent="lantern") for id in ("one", "two"))
    lantern = Body("lantern", "Lantern", BodyKind.FEDERATION)
    services.set_up_bodies([lantern, first])
    with pytest.raises(InputError, match="would be several: one, two"):
        services.set_up_bodies([lantern, second])


def test_who_asks_is_looked_up_once_for_a_request(bo: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        bo.get("/round/")
    tables = [query["sql"] for query in caught if "federation_" in query["sql"]]
    assert len(tables) == 3  # the person, their mandates, the tree
