"""The desk of those who read: each act by a plain form, each door only for its role."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from folkmoot.federation.mandates import Role
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.queries import moderation as reading
from folkmoot.web.consultation.queries.quotations import desk_quotations, published
from folkmoot.web.federation import services as federation
from tests.builders import a_mandate
from tests.consultation.moderation.rounds import BO, OPEN, ROUND, SAID, put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("trial")]

QUEUE = f"/desk/round/{ROUND}/moderate/"
QUOTATIONS = f"/desk/round/{ROUND}/quotations/"
GUARD = "/desk/safeguarding/north/"


def enter(person: str, role: Role, body: str = "north") -> Client:
    federation.set_up_person(person, person.title(), [a_mandate(person, role, body)])
    federation.give_account(person, "secret")
    client = Client()
    client.force_login(User.objects.get(username=person))
    return client


@pytest.fixture
def bo() -> Client:
    return enter("bo", Role.COORDINATOR)


def test_the_queue_leads_from_one_response_to_the_next(bo: Client) -> None:
    for name in ("north-a", "north-b"):
        put(name)
    assert f"{QUEUE}north-a/" in bo.get(QUEUE).content.decode()
    onward = bo.post(f"{QUEUE}north-a/", {"act": "read"})
    assert onward["Location"] == f"{QUEUE}north-b/"
    assert bo.post(f"{QUEUE}north-b/", {"act": "read"})["Location"] == QUEUE


def test_words_are_left_out_wherever_they_stand_and_what_stands_nowhere_is_refused(
    bo: Client,
) -> None:
    put("north-a", f"{SAID} Ask Mina Example.")
    sent = {"act": "redact", "words-0": "Mina Example", "why-0": "person"}
    assert bo.post(f"{QUEUE}north-a/", sent).status_code == 302
    redaction = reading.redaction_of("north-a")
    assert redaction is not None
    assert [span.start for span in redaction.spans] == [0, len(SAID) + 5]
    refused = bo.post(f"{QUEUE}north-a/", {**sent, "words-0": "Nobody"})
    assert refused.status_code == 422
    assert "Copy them from it" in refused.content.decode()


def test_two_people_of_the_section_publish_and_either_takes_back(bo: Client) -> None:
    put("north-a")
    chair = enter("ivo", Role.CHAIR)
    bo.post(f"{QUEUE}north-a/propose/", {"words": "she is no criminal"})
    ((waiting,), ()) = desk_quotations(ROUND)
    approval = f"{QUOTATIONS}{waiting.quoted.key}/approve/"
    assert bo.post(approval).status_code == 422  # whoever proposed it does not approve it
    assert published(names=["north-a"]) == ()
    assert chair.post(approval).status_code == 302
    assert "she is no criminal" in Client().get("/response/north-a/").content.decode()
    trace = {"ref": f"round:{ROUND}"}
    assert "/response/north-a/" in Client().get("/trace/", trace).content.decode()
    bo.post(QUOTATIONS, {"quotation": str(waiting.quoted.key)})
    assert "she is no criminal" not in Client().get("/response/north-a/").content.decode()
    assert "/response/north-a/" not in Client().get("/trace/", trace).content.decode()
    assert "/response/north-a/" in bo.get("/trace/", trace).content.decode()


def test_without_consent_the_desk_refuses_in_a_sentence(bo: Client) -> None:
    from folkmoot.consultation.responses import Consents

    put("north-a", consents=Consents())
    refused = bo.post(f"{QUEUE}north-a/propose/", {"words": "she is no criminal"})
    assert refused.status_code == 422
    assert "did not agree to be quoted" in refused.content.decode()


def test_a_disclosure_is_read_and_settled_only_by_those_who_safeguard(bo: Client) -> None:
    put("north-a")
    guard, other = enter("eva", Role.SAFEGUARDING), enter("uma", Role.SAFEGUARDING, "south")
    bo.post(f"{QUEUE}north-a/", {"act": "flag", "concern": "child"})
    for address in (f"{QUEUE}north-a/", "/desk/responses/north-a/", "/response/north-a/"):
        assert bo.get(address).status_code == 404
    for client in (bo, other):
        assert client.get(GUARD).status_code == 403
        assert client.get(f"{GUARD}north-a/").status_code == 403
    assert SAID in guard.get(f"{GUARD}north-a/").content.decode()
    assert guard.post(f"{GUARD}north-a/", {"outcome": "nonsense"}).status_code == 422
    assert guard.post(f"{GUARD}north-a/", {"outcome": "reported"}).status_code == 302
    assert guard.get(f"{GUARD}north-a/").status_code == 404
    assert bo.get(f"{QUEUE}north-a/").status_code == 200


def test_a_response_of_another_round_is_not_found_and_an_unknown_act_neither(bo: Client) -> None:
    put("north-a")
    assert bo.post(f"{QUEUE}north-a/", {"act": "publish"}).status_code == 404
    assert bo.get("/desk/round/south-2025/moderate/north-a/").status_code == 404


def test_the_round_says_on_which_day_words_are_destroyed() -> None:
    services.keep_words_for(ROUND, 30, by=BO, at=OPEN)
    page = Client().get(f"/round/{ROUND}/").content.decode()
    assert "The words of the responses are destroyed on" in page
    assert queries.round_of(ROUND) is not None
