"""Route by role by body by state by method: each cell is asked of the real views."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from folkmoot.federation.mandates import Role
from folkmoot.web.federation.asking import FRESH
from tests.permissions import asked
from tests.permissions.asked import (
    METHODS,
    Visit,
    Visitors,
    browser_of,
    fault,
    is_refused,
    may,
    undone,
)
from tests.permissions.scene import Person
from tests.permissions.table import Row, rows

pytestmark = pytest.mark.django_db

TABLE = rows("workbench").values()
GUARDED = [row for row in TABLE if not row.public]
OPEN = [row for row in TABLE if row.public]
PUBLIC_SAMPLE = ("", "north-coordinator")
PARTS = {"response", "quotation", "disclosure", "item", "scan", "page", "import"}
"""What is found by an address that names its round or its section as well."""
MIXED = re.compile(r"/north-(draft|announced|open|grace|closed|compiled|reported)/")


def named(row: Row) -> str:
    return row.name


def tried(person: Person, visit: Visit, *, is_first: bool) -> tuple[str, ...]:
    """Give the methods to ask by: both for whoever may, and for everybody in the first state.

    A door reads neither the method nor, before the mandate, the state. So of those elsewhere who
    have one role and may not, some look and the others send. In the other states whoever may not
    looks; and of those elsewhere, the one who has all their roles. PostgreSQL's walls hide rows and
    add none: there whoever may has to get through, and of those who may not the same few try once,
    in the first state.
    """
    behind_walls = connection.vendor == "postgresql"
    elsewhere = person.body in {"harbour", "secretariat"} and len(person.roles) == 1
    if may(person, visit) or (is_first and not behind_walls and not elsewhere):
        return METHODS
    if is_first and not behind_walls:
        return (METHODS[(list(Role).index(person.roles[0]) + (person.body == "harbour")) % 2],)
    return () if elsewhere or (behind_walls and not is_first) else METHODS[:1]


@pytest.mark.parametrize("row", GUARDED, ids=named)
def test_a_route_opens_to_those_in_the_table_and_to_nobody_else(
    row: Row, visitors: Visitors
) -> None:
    wrong = [
        told
        for place, visit in enumerate(visitors.visits(row))
        for person in visitors.scene.people
        for method in tried(person, visit, is_first=place == 0)
        if (told := fault(visitors, person, method, visit))
    ]
    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("row", OPEN, ids=named)
def test_a_public_route_is_open_to_everybody(row: Row, visitors: Visitors) -> None:
    people = [person for person in visitors.scene.people if person.id in PUBLIC_SAMPLE]
    wrong = [
        told
        for visit in visitors.visits(row)
        for person in people
        for method in {"GET", *row.methods}
        if (told := fault(visitors, person, method, visit))
    ]
    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("row", [row for row in TABLE if "POST" in row.methods], ids=named)
def test_a_post_without_its_csrf_token_is_refused(row: Row, visitors: Visitors) -> None:
    for visit in visitors.visits(row):
        for person in [each for each in visitors.scene.people if may(each, visit)][:1]:
            with undone():
                response = browser_of(person.id, guarded=True).post(visit.path, row.fields or {})
            assert response.status_code == 403, visit.path
            assert "CSRF" in response.content.decode(), visit.path


@pytest.mark.parametrize("row", [row for row in GUARDED if row.fresh], ids=named)
def test_what_matters_most_asks_for_the_password_again(row: Row, visitors: Visitors) -> None:
    too_long_ago = timezone.now() - FRESH - timedelta(seconds=1)
    asked = [(visit, each) for visit in visitors.visits(row) for each in visitors.scene.people]
    for visit, person in [(visit, each) for visit, each in asked if may(each, visit)]:
        client = visitors.browsers[person.id]
        visitors.confirm(person, too_long_ago)
        for ask in (client.get, client.post):
            with undone():
                answer = ask(visit.path)
            assert answer.headers.get("Location", "").startswith("/enter/again/"), visit.path


@pytest.mark.parametrize("row", [row for row in GUARDED if row.once], ids=named)
def test_what_is_taken_out_takes_a_ticket_of_ones_own(row: Row, visitors: Visitors) -> None:
    for visit in visitors.visits(row):
        people = [each for each in visitors.scene.people if may(each, visit)]
        for person in people:
            client, given = visitors.browsers[person.id], visitors.ticket(person, visit.path)
            visitors.confirm(person, timezone.now())
            with undone():
                assert is_refused(client.post(visit.path, row.fields or {})), visit.path
                assert is_refused(client.post(f"{visit.path}?ticket={given}")), visit.path
                spent = {**(row.fields or {}), "ticket": given}
                assert not is_refused(client.post(visit.path, spent)), visit.path
                assert is_refused(client.post(visit.path, spent)), visit.path


@pytest.mark.parametrize("row", [row for row in GUARDED if row.of in PARTS], ids=named)
def test_no_address_mixes_two_sections(row: Row, visitors: Visitors) -> None:
    """What is North's is not found under a round of Harbour's, by whoever may do all there."""
    harbour = next(each for each in visitors.scene.people if each.id == "harbour-everything")
    for visit in visitors.visits(row):
        mixed = MIXED.sub("/harbour-now/", visit.path).replace("/north/", "/harbour/")
        assert mixed != visit.path or "/responses/" in mixed
        for method in METHODS:
            answer = visitors.ask(harbour, method, replace(visit, path=mixed))
            assert is_refused(answer), f"{method} {mixed} was answered {answer.status_code}"


def test_a_wrong_door_is_seen(visitors: Visitors) -> None:
    """Where the table says that nobody may, and the door lets somebody in."""
    row = next(row for row in GUARDED if row.name == "desk-round")
    hole = replace(row, own=())
    visit = next(visitors.visits(hole))
    bo = next(each for each in visitors.scene.people if each.id == "north-coordinator")
    told = fault(visitors, bo, "GET", visit)
    assert "as north-coordinator was answered 200" in told
    assert told.endswith("by tests/permissions/routes.toml they may not.")


def test_a_page_that_writes_when_it_is_looked_at_is_seen(
    visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = next(row for row in GUARDED if row.name == "desk-round")
    visit = next(visitors.visits(row))
    bo = next(each for each in visitors.scene.people if each.id == "north-coordinator")
    assert fault(visitors, bo, "GET", visit) == ""
    monkeypatch.setattr(asked, "WRITES", ("SELECT",))
    assert "looking wrote: ['SELECT" in fault(visitors, bo, "GET", visit)
