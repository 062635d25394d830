"""What opens something once, or for one person, opens nothing in another section."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.utils import timezone

from folkmoot.consultation.invitations import mark_of
from folkmoot.consultation.notices import Notice
from folkmoot.consultation.receipts import new_code
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.models import RoundRow
from folkmoot.web.consultation.queries.keys import private_key_of
from folkmoot.web.consultation.services.custody import keep_for_a_while
from folkmoot.web.federation import services as federation
from folkmoot.web.federation.tickets import ticket
from folkmoot.web.intake import box_services
from folkmoot.web.intake import queries as intake
from folkmoot.web.intake.queries import Opens
from tests.builders import LONG_AGO, a_tree

pytestmark = pytest.mark.django_db

PACK = Path(__file__).parents[1] / "consultation" / "pack"
SECRETARIAT = Reference(Kind.BODY, "secretariat")
PASSPHRASE = "seven plain words that nobody else knows"


@pytest.fixture(autouse=True)
def two_rounds() -> None:
    """Hold a round of North and one of South, that only invited people answer."""
    now, day = timezone.now().replace(microsecond=0), timedelta(days=1)
    federation.set_up_bodies(a_tree().bodies.values())
    services.publish_pack(PACK, by=SECRETARIAT, at=now)
    for body in ("north", "south"):
        RoundRow.objects.create(
            id=f"{body}-now",
            pack_id="trial-2025",
            body=body,
            zone="UTC",
            opens=now - day,
            closes=now + day,
            announced=now - day,
            languages=["en"],
            who="invited",
        )
        services.keys_for(f"{body}-now")
        services.announce(f"{body}-now")


def notice_of(body: str) -> Notice:
    """Give what the intake face was told of a body's round."""
    found = intake.notice(f"{body}-now")
    assert found is not None
    return found


def opens(code: str, body: str) -> Opens:
    """Say what a code opens at the round of a body."""
    return intake.way_in(code, notice_of(body)).opens


def test_an_invitation_to_one_section_admits_to_no_other() -> None:
    token = new_code()
    box_services.post_tokens("north-now", [mark_of(token, "north-now")])
    assert opens(token, "north") is Opens.INVITATION
    assert opens(token, "south") is Opens.NOTHING


def test_the_codes_of_a_gathering_open_it_in_its_own_section_only() -> None:
    members, lead = box_services.open_gathering("north-now", "The Lamp Trust")
    assert (opens(members, "north"), opens(lead, "north")) == (Opens.GATHERING, Opens.LEAD)
    assert (opens(members, "south"), opens(lead, "south")) == (Opens.NOTHING, Opens.NOTHING)


def test_a_preview_of_one_section_s_round_shows_no_other_s() -> None:
    RoundRow.objects.update(announced=None)
    code = services.show_round("north-now")
    services.show_round("south-now")
    assert opens(code, "north") is Opens.PREVIEW
    assert opens(code, "south") is Opens.NOTHING


def test_an_invitation_is_no_receipt_and_a_receipt_is_no_invitation() -> None:
    token = new_code()
    box_services.post_tokens("north-now", [mark_of(token, "north-now")])
    assert intake.receipt(token) is None
    assert opens(new_code(), "north") is Opens.NOTHING


def test_what_one_person_unlocked_opens_for_nobody_else_and_in_no_other_section() -> None:
    at, bo = timezone.now(), Reference(Kind.PERSON, "bo")
    for person in ("bo", "eve"):
        mandate = Mandate(person, Role.COORDINATOR, "north", date(2020, 1, 1))
        federation.set_up_person(person, person, [mandate])
    private = private_key_of("north-now")
    code = keep_for_a_while("north-now", private, by=bo, until=at + timedelta(hours=1))
    assert set(queries.keyring(code, person="bo", at=at).private) == {"north-now"}
    assert queries.keyring(code, person="eve", at=at).private == {}
    assert queries.keyring(new_code(), person="bo", at=at).private == {}
    with pytest.raises(InputError, match="opens another round"):
        keep_for_a_while("south-now", private, by=bo, until=at + timedelta(hours=1))


def test_a_ticket_of_one_round_takes_nothing_out_of_another(client: Client) -> None:
    for person, body in (("bo", "north"), ("dag", "south")):
        held = Mandate(person, Role.COORDINATOR, body, LONG_AGO)
        federation.set_up_person(person, person, [held])
        federation.give_account(person, "secret")
    RoundRow.objects.update(closes=timezone.now() - timedelta(hours=1))
    client.post("/enter/", {"username": "bo", "password": "secret"})
    page = RequestFactory().get("/desk/round/north-now/send/")
    page.user, page.session = User.objects.get(username="bo"), client.session
    given = {"ticket": ticket(page)}
    elsewhere = Client()
    elsewhere.post("/enter/", {"username": "dag", "password": "secret"})
    for address in ("/desk/round/north-now/send/", "/desk/round/south-now/send/"):
        assert elsewhere.post(address, given).status_code == 403
    assert client.post("/desk/round/north-now/send/", given).status_code != 403
    assert client.post("/desk/round/north-now/send/", given).status_code == 403
