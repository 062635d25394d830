"""The pages of keys: chosen before a round is announced, unlocked in one browser, recovered."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from folkmoot.consultation.custody import Custody
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.models import ResponseRow, UnlockRow
from folkmoot.web.consultation.unlocked import COOKIE
from folkmoot.web.federation import services as federation
from tests.builders import a_tree
from tests.consultation.senders import NORTH, PACK, TRIAL, send

NOW = datetime.now(UTC).replace(microsecond=0)
WORDS = "correct horse battery staple"
OWN = "an officer keeps these words"
ROUND = "north-2025"
KEYS = f"/desk/round/{ROUND}/keys/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def north(quick_locks: None) -> None:
    """Hold a draft of North's round, with Bo, and with Eve and Fay as recovery officers."""
    federation.set_up_bodies(a_tree().bodies.values())
    since = date(2020, 1, 1)
    for name, role in (
        ("bo", Role.COORDINATOR),
        ("bea", Role.COORDINATOR),
        ("eve", Role.RECOVERY),
        ("fay", Role.RECOVERY),
    ):
        federation.set_up_person(name, name.title(), [Mandate(name, role, "north", since)])
        federation.give_account(name, "lantern")
    pack = services.publish_pack(PACK, by=NORTH, at=NOW)
    held = replace(
        pack.round(ROUND),
        announced=None,
        opens=NOW - timedelta(days=1),
        closes=NOW + timedelta(days=9),
    )
    services.hold_round(held, by=NORTH, at=NOW)


def entered(name: str) -> Client:
    client = Client()
    assert client.login(username=name, password="lantern")
    client.post("/enter/", {"username": name, "password": "lantern"})
    return client


def protect(client: Client, **given: object) -> Any:
    fields = {
        "act": "protect",
        "passphrase": WORDS,
        "again": WORDS,
        "officers": ["eve", "fay"],
        **given,
    }
    return client.post(KEYS, fields)


@pytest.fixture
def protected() -> Client:
    """Let Eve and Fay make their keys, Bo protect the round and announce it; give Bo's browser."""
    for name in ("eve", "fay"):
        entered(name).post("/desk/officer/", {"make": "yes", "passphrase": OWN, "again": OWN})
    client = entered("bo")
    assert protect(client).status_code == 302
    services.announce_round(ROUND, by=NORTH, at=NOW)
    return client


def test_the_page_says_plainly_what_is_lost_with_the_passphrase() -> None:
    page = entered("bo").get(KEYS).content.decode()
    assert "everything that people sent is lost for ever" in page
    assert "No recovery officer of this body has made a key yet" in page
    assert 'autocomplete="new-password"' in page


def test_a_passphrase_that_is_short_or_typed_differently_is_refused_with_a_sentence() -> None:
    client = entered("bo")
    short = protect(client, passphrase="short", again="short", officers=[])
    other = protect(client, again=WORDS + "!", officers=[])
    assert "at least 15 characters" in short.content.decode()
    assert "differ" in other.content.decode()
    assert queries.custody_of(ROUND) is Custody.ORDINARY


def test_after_the_announcement_there_is_nothing_to_choose_and_a_post_is_refused() -> None:
    services.announce_round(ROUND, by=NORTH, at=NOW)
    client = entered("bo")
    assert "Protect this round" not in client.get(KEYS).content.decode()
    refused = protect(client, officers=[])
    assert refused.status_code == 422
    assert "settled when it was announced" in refused.content.decode()


def test_the_holder_unlocks_reads_and_locks_again(protected: Client) -> None:
    send("CANARY", at=NOW)
    services.collect(ROUND, at=NOW)
    (name,) = (each.id for each in _facts())
    address = f"/desk/responses/{name}/"
    assert "CANARY" not in protected.get(address).content.decode()
    protected.post(KEYS, {"act": "unlock", "passphrase": WORDS})
    held = protected.cookies[COOKIE]
    assert (held["httponly"], held["samesite"], held["path"]) == (True, "Strict", "/desk/")
    assert held["max-age"] == 1800
    assert "CANARY" in protected.get(address).content.decode()
    old = held.value
    protected.post(KEYS, {"act": "lock"})
    protected.cookies[COOKIE] = old  # replayed after leaving
    assert "CANARY" not in protected.get(address).content.decode()
    assert not UnlockRow.objects.exists()


def test_leaving_the_desk_locks_what_was_unlocked(protected: Client) -> None:
    protected.post(KEYS, {"act": "unlock", "passphrase": WORDS})
    assert UnlockRow.objects.count() == 1
    protected.post("/leave/")
    assert not UnlockRow.objects.exists()


def test_the_cookie_of_one_browser_opens_nothing_for_another_person(protected: Client) -> None:
    send("CANARY", at=NOW)
    services.collect(ROUND, at=NOW)
    (name,) = (each.id for each in _facts())
    protected.post(KEYS, {"act": "unlock", "passphrase": WORDS})
    other = entered("bea")
    other.cookies[COOKIE] = protected.cookies[COOKIE].value
    assert "CANARY" not in other.get(f"/desk/responses/{name}/").content.decode()


def test_a_wrong_passphrase_is_told_in_a_sentence_and_sets_no_cookie(protected: Client) -> None:
    page = protected.post(KEYS, {"act": "unlock", "passphrase": OWN})
    assert page.status_code == 422
    assert "That is not the passphrase" in page.content.decode()
    assert COOKIE not in protected.cookies
    assert OWN not in page.content.decode()


def test_an_officer_hands_over_and_somebody_else_holds_the_key_from_then_on(
    protected: Client,
) -> None:
    page = entered("eve").post("/desk/officer/", {"round": ROUND, "passphrase": OWN})
    found = re.search(r"<code[^>]*>([0-9A-Z ]{24})</code>", page.content.decode())
    assert found
    bea, new = entered("bea"), "a new sentence that nobody knows"
    taken = {"act": "take-over", "code": found[1].lower(), "passphrase": new, "again": new}
    assert bea.post(KEYS, taken).status_code == 302
    assert bea.post(KEYS, {"act": "unlock", "passphrase": new}).status_code == 302
    assert protected.post(KEYS, {"act": "unlock", "passphrase": WORDS}).status_code == 422
    assert "Bea" in bea.get(KEYS).content.decode()


def test_releasing_all_needs_that_somebody_read_it(protected: Client) -> None:
    send("Housing.", at=NOW)
    services.collect(ROUND, at=NOW)
    protected.post(KEYS, {"act": "unlock", "passphrase": WORDS})
    assert protected.post(KEYS, {"act": "release"}).status_code == 422
    assert queries.responses_of(TRIAL) == ()
    protected.post(KEYS, {"act": "release", "read": "on"})
    assert len(queries.responses_of(TRIAL)) == 1


def test_collecting_says_what_it_gives_away_and_taking_back_asks_first(protected: Client) -> None:
    send(at=NOW)
    address = f"/desk/round/{ROUND}/collect/"
    assert "that can tell who wrote" in protected.get(address).content.decode()
    protected.post(address)
    (found,) = _facts()
    asked = protected.get(f"/desk/responses/{found.id}/withdraw/").content.decode()
    assert "Its keys are destroyed" in asked
    protected.post(f"/desk/responses/{found.id}/withdraw/")
    assert queries.withdrawn_on(found.id) is not None


def _facts() -> list[Any]:
    return [queries.facts(name) for name in ResponseRow.objects.values_list("name", flat=True)]
