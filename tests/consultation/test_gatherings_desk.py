"""Gatherings at the desk: two codes, shown once, and nothing of what members write."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from folkmoot.consultation.receipts import read_code
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation import services
from folkmoot.web.consultation.models import RoundRow
from folkmoot.web.federation.services import give_account, set_up_bodies, set_up_person
from folkmoot.web.intake.models import CollationRow
from folkmoot.web.ledger import queries as record
from tests.builders import LONG_AGO, a_tree

pytestmark = pytest.mark.django_db

PACK = Path(__file__).parent / "pack"
BY = Reference.parse("body:north")
PLACE = "/desk/round/north-2025/gatherings/"


@pytest.fixture
def bo(settings: Any, tmp_path: Path) -> Client:
    """Give the coordinator of a round that is open now."""
    settings.HOME = tmp_path
    set_up_bodies(a_tree().bodies.values())
    mandate = Mandate("bo", Role.COORDINATOR, "north", LONG_AGO)
    set_up_person("bo", "Bo", [mandate])
    give_account("bo", "lantern")
    at = datetime(2025, 11, 1, tzinfo=UTC)
    services.publish_pack(PACK, by=BY, at=at)
    services.open_round("trial-2025", "north-2025", by=BY, at=at)
    now = timezone.now()
    RoundRow.objects.update(opens=now - timedelta(days=1), closes=now + timedelta(days=9))
    browser = Client()
    browser.post("/enter/", {"username": "bo", "password": "lantern"})
    return browser


def codes_in(page: str) -> list[str]:
    return [read_code(found) for found in re.findall(r'<code dir="ltr">([^<]+)</code>', page)]


def test_the_two_codes_are_shown_once_and_kept_nowhere(bo: Client) -> None:
    page = bo.post(PLACE, {"organisation": " The  Harbour House "}).content.decode()
    members, lead = codes_in(page)
    assert members != lead
    assert codes_in(bo.get(PLACE).content.decode()) == []
    held = CollationRow.objects.get()
    stored = f"{held.mark} {held.lead_mark} {bytes(held.lead_key).hex()} {held.organisation}"
    assert members not in stored
    assert lead not in stored
    assert held.organisation == "The Harbour House"


def test_the_desk_sees_that_there_is_one_and_whether_it_was_sent(bo: Client) -> None:
    bo.post(PLACE, {"organisation": "The Harbour House"})
    page = bo.get(PLACE).content.decode()
    assert "The Harbour House" in page
    assert "not yet" in page
    CollationRow.objects.update(done=True)
    assert "not yet" not in bo.get(PLACE).content.decode()


def test_the_record_tells_of_a_gathering_without_a_name(bo: Client) -> None:
    bo.post(PLACE, {"organisation": "The Harbour House"})
    (last, _hash) = list(record.entries("trial-2025"))[-1]
    assert last.event == "gathering.opened"
    assert "Harbour" not in str(last.as_json())


@pytest.mark.parametrize("name", ["", "  ", "x" * 301])
def test_a_gathering_needs_a_name_that_can_be_one(bo: Client, name: str) -> None:
    refused = bo.post(PLACE, {"organisation": name})
    assert refused.status_code == 422
    assert not CollationRow.objects.exists()


def test_an_organisation_gathers_once_in_a_round(bo: Client) -> None:
    bo.post(PLACE, {"organisation": "The Harbour House"})
    assert bo.post(PLACE, {"organisation": "the harbour house"}).status_code == 422


def test_nothing_is_gathered_for_a_round_that_is_over(bo: Client) -> None:
    RoundRow.objects.update(closes=timezone.now() - timedelta(days=400))
    assert bo.post(PLACE, {"organisation": "The Harbour House"}).status_code == 422
    assert "nothing to gather for" in bo.get(PLACE).content.decode()


def test_another_s_markup_is_shown_as_words(bo: Client) -> None:
    bo.post(PLACE, {"organisation": "<script>alert(1)</script>"})
    assert "<script>alert" not in bo.get(PLACE).content.decode()
