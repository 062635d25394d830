"""The intake face: looking writes nothing, and what changes something takes a token of its own."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from folkmoot.foundation.references import Reference
from folkmoot.web.consultation import services
from folkmoot.web.consultation.models import RoundRow
from folkmoot.web.site import intake_settings
from tests.permissions.table import FACES, Row, routes, rows

pytestmark = pytest.mark.django_db

PACK = Path(__file__).parents[1] / "consultation" / "pack"
TABLE = list(rows("intake").values())
PLAIN = ("ROOT_URLCONF", "MIDDLEWARE", "TEMPLATES", "CSRF_COOKIE_NAME", "LANGUAGE_COOKIE_NAME")
LEAVING = "leave"
"""Whoever leaves has no time for a token, and nothing but their own draft is ended by it."""


@pytest.fixture(autouse=True)
def face(settings) -> None:
    """Show the intake face, with one round that is open."""
    now, day = timezone.now().replace(microsecond=0), timedelta(days=1)
    services.publish_pack(PACK, by=Reference.parse("body:secretariat"), at=now)
    dates = {"opens": now - day, "closes": now + day, "announced": now - day}
    RoundRow.objects.create(
        id="open-now", pack_id="trial-2025", body="north", zone="UTC", languages=["en"], **dates
    )
    services.keys_for("open-now")
    services.announce("open-now")
    for name in PLAIN:
        setattr(settings, name, getattr(intake_settings, name))


def path_of(row: Row) -> str:
    wanted = routes(FACES["intake"])[row.name].pattern.converters
    given = {"round_id": "open-now", "name": "about", **row.at}
    named = {name: value for name, value in given.items() if name in wanted}
    return reverse(row.name, urlconf=FACES["intake"], kwargs=named)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_looking_changes_nothing_at_the_intake_face(row: Row, client: Client) -> None:
    here, there = (CaptureQueriesContext(connections[name]) for name in connections)
    with here, there:
        client.get(path_of(row))
    said = [query["sql"] for query in (*here, *there)]
    assert [one for one in said if one.startswith(("INSERT", "UPDATE", "DELETE"))] == []


@pytest.mark.parametrize(
    "row", [row for row in TABLE if "POST" in row.methods], ids=lambda row: row.name
)
def test_a_post_at_the_intake_face_takes_a_csrf_token(row: Row) -> None:
    answer = Client(enforce_csrf_checks=True).post(path_of(row))
    assert (answer.status_code == 403) is (row.name != LEAVING)
