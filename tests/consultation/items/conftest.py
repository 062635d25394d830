"""The round of North with Bo, who runs it, and Tomas, who types with them."""

import pytest
from django.test import Client

from folkmoot.federation.mandates import Role
from folkmoot.web.federation import services as federation
from tests.builders import a_mandate, a_tree
from tests.consultation.senders import hold_north


@pytest.fixture
def people(db: None) -> None:
    """Give Bo and Tomas of North an account each, and Dag of South one."""
    federation.set_up_bodies(a_tree().bodies.values())
    for person, role, body in (
        ("bo", Role.COORDINATOR, "north"),
        ("tomas", Role.CODER, "north"),
        ("dag", Role.COORDINATOR, "south"),
    ):
        federation.set_up_person(person, person.title(), [a_mandate(person, role, body)])
        federation.give_account(person, "secret")
    hold_north()


@pytest.fixture
def bo(people: None) -> Client:
    """Give Bo's browser."""
    return _entered("bo")


@pytest.fixture
def tomas(people: None) -> Client:
    """Give Tomas' browser."""
    return _entered("tomas")


def _entered(person: str) -> Client:
    client = Client()
    assert client.login(username=person, password="secret")
    return client
