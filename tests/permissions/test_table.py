"""The table names every route, and says what the route's own door says."""

import pytest
from django.http import HttpResponse
from django.urls import path

from folkmoot.federation.rights import DOWNWARD, PUBLIC, ROLES, Action
from folkmoot.web.federation.doors import requires
from tests.permissions.table import FACES, hint, routes, rows


@pytest.mark.parametrize("face", FACES)
def test_every_route_is_in_the_table(face: str) -> None:
    told = rows(face)
    missing = [hint(name, one) for name, one in routes(FACES[face]).items() if name not in told]
    assert missing == [], "\n\n".join(missing)


@pytest.mark.parametrize("face", FACES)
def test_the_table_names_no_route_that_is_gone(face: str) -> None:
    gone = sorted(set(rows(face)) - set(routes(FACES[face])))
    assert gone == [], f"Take {', '.join(gone)} out of tests/permissions/routes.toml."


@pytest.mark.parametrize("face", FACES)
def test_the_table_says_what_the_doors_say(face: str) -> None:
    told = rows(face)
    for name, route in routes(FACES[face]).items():
        access, row = route.callback.access, told[name]  # type: ignore[attr-defined]
        assert row.public is (access.action in PUBLIC), f"{name}: its door asks {access.action}."
        if not row.public:
            carried = ROLES[access.action]
            assert set(row.own) == set(carried), f"{name}: {access.action} is of {set(carried)}."
            reaches = access.action in DOWNWARD and row.body != "secretariat"
            assert set(row.secretariat) == (set(carried) if reaches else set()), name
            assert (row.fresh, row.once) == (access.fresh, access.once), name


def test_a_route_without_a_line_is_told_with_what_to_write() -> None:
    left_open = path("desk/round/<slug:round_id>/spy/", lambda request: HttpResponse(), name="spy")
    told = hint("spy", left_open)
    assert "has no door" in told
    closed = requires(Action.EXPORT_RESPONSES, "north", once=True)(lambda request: HttpResponse())
    told = hint("spy", path("desk/round/<slug:round_id>/spy/", closed, name="spy"))
    assert "'spy' (desk/round/<slug:round_id>/spy/) is not in tests/permissions/routes.toml" in told
    assert "Its door asks for export_responses" in told
    assert 'spy = { of = "round", own = ["coordinator"], once = true, methods' in told
