"""The second wall on PostgreSQL, as a role that it binds: none without a scope, none of others."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.core.checks import Tags, run_checks
from django.db import DatabaseError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from folkmoot.federation.bodies import Body, BodyKind, Tree
from folkmoot.federation.rights import Action
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation import services
from folkmoot.web.consultation.models import (
    QuarantinedItem,
    ResponseKeyRow,
    ResponseRow,
    RoundRow,
)
from folkmoot.web.federation import scopes
from folkmoot.web.federation.scopes import each_request_in_its_scope, let_in, reached
from tests.permissions.conftest import A_ROLE

ON_POSTGRES = connection.vendor == "postgresql"
WHY = "SQLite has no row-level security: there, one section in each file is the wall."
pytestmark = [pytest.mark.django_db, pytest.mark.skipif(not ON_POSTGRES, reason=WHY)]

PACK = Path(__file__).parents[1] / "consultation" / "pack"
TREE = Tree(
    [
        Body("lantern", "Lantern", BodyKind.FEDERATION),
        Body("secretariat", "Secretariat", BodyKind.SECRETARIAT, parent="lantern"),
        Body("north", "North", BodyKind.SECTION, parent="lantern"),
        Body("harbour", "Harbour", BodyKind.SECTION, parent="lantern"),
    ]
)
OPEN = {"": set(), "public": set(), "north": {"north"}, "all": {"north", "harbour"}}
"""By scope: whose keys and whose waiting items are seen."""


@pytest.fixture(autouse=True)
def two_sections() -> None:
    """Give each section a round with a response, its key and an item that waits."""
    now = timezone.now()
    services.publish_pack(PACK, by=Reference.parse("body:secretariat"), at=now)
    for body in ("north", "harbour"):
        row = RoundRow.objects.create(
            id=body,
            pack_id="trial-2025",
            body=body,
            zone="UTC",
            opens=now - timedelta(days=2),
            closes=now + timedelta(days=2),
        )
        a_response(row)
        QuarantinedItem.objects.create(hash=body, round=row, day=now.date(), channel="mail")


def a_response(row: RoundRow) -> None:
    name = f"{row.body}-{ResponseRow.objects.count()}"
    held = ResponseRow.objects.create(
        name=name, round=row, channel="form", received=timezone.localdate(), kind="member"
    )
    ResponseKeyRow.objects.create(response=held, lane="original", sealed=b"sealed")


@contextmanager
def as_a_plain_role(scope: str | None = None) -> Iterator[None]:
    """Act as a role that is neither superuser nor owner, until everything is put back."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {A_ROLE} NOLOGIN")
        cursor.execute(f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {A_ROLE}")
        cursor.execute(f"SET LOCAL ROLE {A_ROLE}")
        cursor.execute("SELECT set_config('folkmoot.scope', %s, true)", [scope or ""])
        yield
        transaction.set_rollback(True)


def seen() -> tuple[set[str], set[str]]:
    """Give whose keys and whose waiting items are seen."""
    keys = ResponseKeyRow.objects.values_list("response__round__body", flat=True)
    return set(keys), set(QuarantinedItem.objects.values_list("round__body", flat=True))


@pytest.mark.parametrize("scope", OPEN)
def test_a_scope_shows_the_rows_of_its_bodies_and_no_others(scope: str) -> None:
    with as_a_plain_role(scope):
        assert seen() == (OPEN[scope], OPEN[scope])


def test_without_a_scope_there_is_no_row_in_any_table_behind_the_wall() -> None:
    with as_a_plain_role():
        assert [table for table in walled() if count(table)] == []
    assert {"consultation_responsekeyrow", "consultation_quarantineditem"} <= set(walled())


def test_every_table_of_consultation_is_behind_the_wall_or_known_to_be_outside() -> None:
    """A new table has to be thought of: whatever names a response, a round's item or a person."""
    tables = {model._meta.db_table for model in apps.get_app_config("consultation").get_models()}
    assert {table.removeprefix("consultation_") for table in tables - set(walled())} == OUTSIDE


OUTSIDE = {
    "packrow", "addedanswerrow", "roundrow", "roundkeyrow", "officerrow", "unlockrow", "fetchedrow",
    "themeanswerrow", "retentionrow", "resultrow", "positionrow", "cardrow", "sentrow",
    "receivedrow", "refusedrow", "passedrow",
}  # fmt: skip
"""Packs, rounds, public keys, what bodies wrote to be read, and hashes: for all sections; and what
is unlocked, which has to be forgotten by whoever leaves, and opens with a browser's code only."""


def test_the_public_counts_responses_and_opens_none() -> None:
    with as_a_plain_role("public"):
        assert ResponseRow.objects.count() == 2
        assert ResponseKeyRow.objects.count() == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            a_response(RoundRow.objects.get(id="north"))


def test_a_row_of_another_section_is_refused() -> None:
    with as_a_plain_role("north"):
        a_response(RoundRow.objects.get(id="north"))
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            a_response(RoundRow.objects.get(id="harbour"))


def test_a_row_of_another_section_is_neither_changed_nor_deleted() -> None:
    with as_a_plain_role("north"):
        assert QuarantinedItem.objects.update(why="spam") == 1
        assert QuarantinedItem.objects.all().delete()[0] == 1
    assert QuarantinedItem.objects.count() == 2


def test_a_request_sees_what_is_public_and_through_a_door_its_section() -> None:
    found: list[tuple[set[str], set[str]]] = []

    def answer(request: HttpRequest) -> HttpResponse:
        found.append(seen())
        let_in(reached(Action.RUN_ROUND, "north", TREE))
        found.append(seen())
        return HttpResponse()

    with as_a_plain_role():
        for method in ("get", "post"):
            each_request_in_its_scope(answer)(getattr(RequestFactory(), method)("/"))
    assert found == [(set(), set()), ({"north"}, {"north"})] * 2


def test_the_secretariat_reaches_sections_only_where_its_rights_do() -> None:
    assert set(reached(Action.CODE_RESPONSES, "secretariat", TREE)) == set(TREE.bodies)
    assert list(reached(Action.EDIT_POLICY, "secretariat", TREE)) == ["secretariat"]
    assert list(reached(Action.CODE_RESPONSES, "north", TREE)) == ["north"]


def test_a_superuser_is_warned_of() -> None:
    assert [each.id for each in run_checks(tags=[Tags.database], databases=["default"])] == [
        "folkmoot.W001"
    ]
    with as_a_plain_role():
        assert run_checks(tags=[Tags.database], databases=["default"]) == []


def walled() -> list[str]:
    """Give the tables that have row-level security, and force it on their owner."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        return sorted(name for (name,) in cursor.fetchall())


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # a table of ours
        found = cursor.fetchone()
    return int(found[0]) if found else 0


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_pooled_connection_has_no_scope_after_the_request_even_where_that_failed(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a connection outside the test's transaction, as the server has it."""
    pooled = connection.copy()
    pooled.connect()
    monkeypatch.setattr(scopes, "connection", pooled)
    during = []

    def answer(request: HttpRequest) -> HttpResponse:
        during.append(scope_of(pooled))
        let_in(reached(Action.RUN_ROUND, "north", TREE))
        during.append(scope_of(pooled))
        raise LookupError

    scope_of(pooled, set_to="")
    try:
        with pytest.raises(LookupError):
            each_request_in_its_scope(answer)(getattr(RequestFactory(), method)("/"))
        assert during == ["public", "public,north"]
        assert scope_of(pooled) == ""
    finally:
        pooled.close()


def scope_of(held: BaseDatabaseWrapper, *, set_to: str | None = None) -> str:
    with held.cursor() as cursor:
        if set_to is not None:
            cursor.execute("SELECT set_config('folkmoot.scope', %s, false)", [set_to])
        cursor.execute("SELECT current_setting('folkmoot.scope', true)")
        found = cursor.fetchone()
    return str(found[0]) if found else ""
