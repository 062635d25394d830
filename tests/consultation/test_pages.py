"""Public pages and the desk: what they tell, what they hide, and from whom."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from folkmoot.consultation.responses import RespondentKind
from folkmoot.federation.mandates import Role
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.pages import rows_shown
from folkmoot.web.federation import services as federation
from tests.builders import a_mandate, a_tree
from tests.consultation.senders import send

pytestmark = pytest.mark.django_db

BY = Reference.parse("body:north")
OPEN = datetime(2025, 11, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def north() -> None:
    federation.set_up_bodies(a_tree().bodies.values())
    federation.set_up_person("bo", "Bo", [a_mandate("bo", Role.COORDINATOR, "north")])
    federation.set_up_person("dag", "Dag", [a_mandate("dag", Role.COORDINATOR, "south")])
    for person in ("bo", "dag"):
        federation.give_account(person, "secret")
    services.publish_pack(Path(__file__).parent / "pack", by=BY, at=OPEN)
    services.open_round("trial-2025", "north-2025", by=BY, at=OPEN)


def submitted(text: str = "Housing <b>first</b>.") -> str:
    """Send a response, collect it, and give its name."""
    before = {each.id for each in queries.responses_of("trial-2025")}
    send(text, kind=RespondentKind.ORGANISATION, organisation="The Lamp Trust")
    services.collect("north-2025", at=OPEN)
    (name,) = {each.id for each in queries.responses_of("trial-2025")} - before
    return name


def test_a_consultation_shows_what_is_asked_its_rounds_and_that_it_is_no_poll(
    client: Client,
) -> None:
    html = client.get("/consultation/trial-2025/").content.decode()
    assert "What protects people best?" in html
    assert "14 November 2025" in html
    assert "no opinion poll" in html
    assert "trial consultation" in client.get("/consultation/").content.decode()
    assert client.get("/consultation/none/").status_code == 404


def test_the_pack_is_shown_whole_with_the_views_against(client: Client) -> None:
    html = client.get("/consultation/trial-2025/pack/").content.decode()
    for words in ("Some hold the contrary.", "Some papers speak of violence.", "In part"):
        assert words in html
    assert "/policy/sex-work-rights/1/2.1/" in html


def test_a_round_hides_small_numbers(client: Client) -> None:
    submitted()
    html = client.get("/round/north-2025/").content.decode()
    assert html.count("&lt;10") >= 3
    assert client.get("/round/none-2025/").status_code == 404


def test_a_single_hidden_number_never_stands_alone() -> None:
    shown = rows_shown((("a", 40), ("b", 12), ("c", 3)), {}, hide=True)
    assert [row.shown for row in shown] == ["40", "·", "<10"]
    open_table = rows_shown((("a", 40), ("c", 3)), {}, hide=False)
    assert [row.shown for row in open_table] == ["40", "3"]


def test_words_are_public_only_where_two_people_published_them(client: Client) -> None:
    hidden = client.get(f"/response/{submitted()}/").content.decode()
    assert "Housing" not in hidden
    assert "Lamp" not in hidden


def test_of_a_response_of_which_nothing_was_published_the_public_sees_that_it_is_there(
    client: Client,
) -> None:
    name = submitted()
    html = client.get(f"/response/{name}/").content.decode()
    assert f"response:{name}" in html
    told = ("Section North", "rganisation", "form", "2025", "Answered", "quoted")
    main = html[html.index("<main") : html.index("</main>")].replace(name, "")
    assert [words for words in told if words in main] == []
    assert "/desk/responses/" not in main
    client.login(username="bo", password="secret")
    assert f"/desk/responses/{name}/" in client.get(f"/response/{name}/").content.decode()


@pytest.mark.parametrize("address", ["/desk/round/north-2025/", "/desk/responses/{name}/"])
def test_the_desk_is_open_to_the_rounds_own_coordinator_only(client: Client, address: str) -> None:
    address = address.format(name=submitted())
    assert client.get(address).status_code == 302
    client.login(username="dag", password="secret")
    assert client.get(address).status_code == 403
    client.login(username="bo", password="secret")
    html = client.get(address).content.decode()
    assert "<b>first" not in html
