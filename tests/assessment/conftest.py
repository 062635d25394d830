"""People at the desk of a site."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client

from folkmoot.federation.bodies import Body, BodyKind
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.web.federation import services as federation

NEW_YEAR = date(2026, 1, 1)


@pytest.fixture
def entered(db: None) -> Callable[..., Client]:
    """Let somebody with a role in a body enter; the secretariat's researcher where none is said."""
    bodies = [
        Body("lantern", "Lantern", BodyKind.FEDERATION),
        Body("secretariat", "Secretariat", BodyKind.SECRETARIAT, "lantern"),
        Body("north", "North", BodyKind.SECTION, "lantern"),
    ]
    federation.set_up_bodies(bodies, invented=True)

    def enter(person: str, role: Role = Role.RESEARCHER, body: str = "secretariat") -> Client:
        federation.set_up_person(person, person.title(), [Mandate(person, role, body, NEW_YEAR)])
        federation.give_accounts([person], "lantern")
        client = Client()
        client.force_login(User.objects.get(username=person))
        return client

    return enter
