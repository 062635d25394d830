"""What changed because of a section: along links, on its page, and as a file from elsewhere."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from folkmoot.consultation.cards import Card
from folkmoot.consultation.signing import signer_of
from folkmoot.decision.packs import load_meetings
from folkmoot.federation.packs import load_federation
from folkmoot.foundation.errors import InputError, RecordBroken
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Reference
from folkmoot.policy.packs import load_continuation, load_policy
from folkmoot.policy.versions import render_version
from folkmoot.web.consultation import services
from folkmoot.web.consultation.queries.bundles import latest_return
from folkmoot.web.consultation.services import receiving, sending
from folkmoot.web.decision.retelling import retell
from folkmoot.web.federation.services import set_up_bodies, set_up_person
from folkmoot.web.ledger import queries as record
from folkmoot.web.policy import services as policy
from folkmoot.web.publication import round_services
from tests.undone import undone

pytestmark = pytest.mark.django_db

LANTERN = packs_home() / "federations" / "lantern"
POLICY = packs_home() / "policies" / "sex-work-rights"
BY = Reference.parse("body:secretariat")
AT = datetime(2026, 6, 21, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def home(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Give the tests of this file a home and databases in which nothing stays of them."""
    settings = override_settings(HOME=tmp_path_factory.mktemp("home"))
    with settings, django_db_blocker.unblock(), undone():
        yield


@pytest.fixture(scope="module")
def lantern(home: None) -> None:
    """Set up Lantern with its draft and the rounds on it, before any meeting.

    Tests of that state stand above those for which a version was adopted.
    """
    told = load_federation(LANTERN)
    set_up_bodies(told.bodies, invented=True)
    for person in told.people:
        held = [mandate for mandate in told.mandates if mandate.person == person.id]
        set_up_person(person.id, person.name, held)
    early = datetime(2025, 9, 1, tzinfo=UTC)
    policy.import_pack(load_policy(POLICY), by=BY, at=early)
    pack = services.publish_pack(LANTERN / "consultation", by=BY, at=early)
    for each in pack.rounds:
        services.open_round(pack.id, each.id, by=BY, at=early)


@pytest.fixture(scope="module")
def adopted(lantern: None) -> None:
    """Hold the meetings, and adopt the version that came of them."""
    for meeting in load_meetings(LANTERN):
        retell(meeting)
    told = load_continuation(LANTERN / "policies" / "sex-work-rights", load_policy(POLICY))
    for version in told.versions:
        policy.adopt_version(
            "sex-work-rights",
            render_version(version),
            decision=Reference.parse("decision:board-adoption"),
            by=Reference.parse("body:board"),
            at=AT,
        )


def test_before_a_version_is_adopted_nothing_can_be_said(lantern: None) -> None:
    with pytest.raises(InputError, match="No later version"):
        round_services.send_changes("north-2025", by=BY, at=AT)


def test_a_card_is_printed_and_registered_for_its_own_body_alone(
    lantern: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("card", "north")
    printed = capsys.readouterr().out
    card = sending.own_card("north")
    assert json.loads(printed) == card.as_json()
    theirs = tmp_path / "rive.card"
    theirs.write_text(json.dumps(replace(card, body="rive").as_json()))
    call_command("card", "rive", "--register", str(theirs))
    with pytest.raises(InputError, match="the card of 'rive'"):
        call_command("card", "harbour", "--register", str(theirs))
    with pytest.raises(InputError, match="no body"):
        call_command("card", "atlantis")


def test_each_section_learns_which_clause_changed_because_of_it(adopted: None) -> None:
    because = {}
    for body in ("north", "harbour", "meseta", "rive"):
        round_services.send_changes(f"{body}-2025", by=BY, at=AT)
        found = latest_return(f"{body}-2025")
        assert found is not None
        because[body] = [each.clause for each in found.because_of_it]
    assert because == {"north": ["2.3"], "harbour": ["4.5"], "meseta": ["5.7"], "rive": []}
    assert not record.breaks()


def test_the_page_tells_what_changed_and_what_lost(adopted: None) -> None:
    round_services.send_changes("rive-2025", by=BY, at=AT)
    page = Client().get("/round/rive-2025/changes/").content.decode()
    assert "What changed because of Section de la Rive" in page
    assert "Amendment of clause 2.2" in page
    assert "(Lost)" in page


def test_what_came_back_is_received_from_the_secretariat_and_from_nobody_else(
    adopted: None,
) -> None:
    parcel, outcome = round_services.send_changes("north-2025", by=BY, at=AT)
    assert outcome is not None
    assert outcome.is_new
    assert not receiving.receive_back(parcel.data, name="b.zip", by=BY, at=AT).is_new
    sending.register_card(Card("secretariat", signer_of(b"\x05" * 32), "0" * 64), by=BY, at=AT)
    with pytest.raises(RecordBroken, match="not known as that of 'secretariat'"):
        receiving.receive_back(parcel.data, name="b.zip", by=BY, at=AT)


def test_an_older_return_cannot_take_the_place_of_a_newer(adopted: None) -> None:
    first, _ = round_services.send_changes("north-2025", by=BY, at=AT)
    round_services.send_changes("north-2025", by=BY, at=AT)
    with pytest.raises(RecordBroken, match="older one cannot take the place"):
        receiving.receive_back(first.data, name="b.zip", by=BY, at=AT)


def test_the_commands_write_a_file_and_say_that_it_was_received_before(
    adopted: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "back.zip"
    call_command("send", "round:north-2025", "--back", "--out", str(out))
    call_command("receive", str(out), "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["round"], told["is_new"]) == ("north-2025", False)
    with pytest.raises(InputError, match="has no result yet"):
        call_command("send", "round:north-2025", "--out", str(out))
    with pytest.raises(InputError, match="no folder"):
        call_command("send", "round:north-2025", "--back", "--out", "/nowhere/at/all.zip")
    with pytest.raises(InputError, match="cannot be read"):
        call_command("receive", str(tmp_path / "none.zip"))
