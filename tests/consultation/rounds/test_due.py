"""What is due by a round's dates is done once, on its day, where the round is held."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.core import mail

from folkmoot.consultation.invitation_lists import Invited
from folkmoot.consultation.rounds import Who
from folkmoot.web.consultation import queries, services
from folkmoot.web.federation import services as federation
from tests.builders import a_tree
from tests.consultation.senders import NORTH as BY
from tests.consultation.senders import OPEN, PACK, ROUND

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def held() -> Iterator[None]:
    federation.set_up_bodies(a_tree().bodies.values())
    pack = services.publish_pack(PACK, by=BY, at=OPEN)
    told = replace(pack.round(ROUND), who=Who.INVITED, reminders=(3,))
    services.hold_round(told, by=BY, at=OPEN)
    yield
    mail.outbox.clear()


def due(*instants: str) -> list[str]:
    """Do what is due at each instant, and give the subjects of what was sent."""
    for each in instants:
        services.do_what_is_due(at=datetime.fromisoformat(each))
    return [str(sent.subject) for sent in mail.outbox]


def test_the_contact_hears_once_that_the_round_opened_closes_soon_and_closed() -> None:
    assert due("2025-09-15T06:59:00+00:00") == []
    assert due("2025-09-15T07:07:00+00:00", "2025-09-15T08:07:00+00:00") == ["Your round is open"]
    assert due("2025-11-10T22:00:00+00:00")[1:] == []
    soon = due("2025-11-11T00:07:00+00:00", "2025-11-11T20:07:00+00:00")[1:]
    assert soon == ["Your round closes soon"]
    assert due("2025-11-14T23:07:00+00:00", "2025-11-15T10:07:00+00:00")[2:] == [
        "Your round is closed"
    ]
    assert {tuple(sent.to) for sent in mail.outbox} == {("consultation@north.example",)}


def test_what_is_long_past_is_told_no_more() -> None:
    assert due("2025-10-20T12:00:00+00:00", "2026-01-20T12:00:00+00:00") == []


def test_reminders_go_out_by_themselves_on_their_day_in_the_rounds_own_zone() -> None:
    services.invite(ROUND, (Invited("", "a@x.example", "en"),), by=BY, at=OPEN)
    services.send_invitations(ROUND, at=OPEN)
    mail.outbox.clear()
    assert "The survey is still open" not in due("2025-11-10T22:30:00+00:00")
    found = due("2025-11-10T23:30:00+00:00", "2025-11-11T12:00:00+00:00")
    assert found.count("The survey is still open") == 1
    assert [each.what for each in queries.mailed(ROUND)].count("reminder") == 1


def test_a_contact_that_is_no_address_is_written_to_by_nobody() -> None:
    found = queries.round_of(ROUND)
    assert found is not None
    services.change_round(replace(found, contact="+47 22 00 00 00"), by=BY, at=OPEN)
    assert due("2025-09-15T07:07:00+00:00") == []


def test_a_round_that_is_compiled_is_left_alone() -> None:
    services.compile_round(ROUND, by=BY, at=datetime(2025, 11, 15, 1, tzinfo=UTC))
    assert due("2025-11-15T02:00:00+00:00") == []
