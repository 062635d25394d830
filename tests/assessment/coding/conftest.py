"""A site with the law of two lands and a batch of both, and people at its desk."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copy, copytree

import pytest
from django.contrib.auth.models import User
from django.test import Client

from folkmoot.assessment.gates import Gate
from folkmoot.federation.bodies import Body, BodyKind
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment import coding_services, services
from folkmoot.web.federation import services as federation

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
NEW_YEAR = date(2026, 1, 1)
SECRETARIAT = Reference(Kind.BODY, "secretariat")
QUESTIONS = ("S1", "S2", "S3", "S4", "B1", "B4")
BATCH = "pacific-2026"

Enter = Callable[..., Client]


@pytest.fixture
def law(tmp_path: Path, db: None) -> Path:
    """Take in the law of New Zealand and of Sweden with their second readings; give the packs."""
    home, here = packs_home(), tmp_path / "packs"
    for name in ("policies", "laws/schemes", "laws/NZL", "laws/SWE"):
        copytree(home / name, here / name)
    for name in ("codebook.toml", "jurisdictions.toml"):
        copy(home / "laws" / name, here / "laws" / name)
    services.import_laws(here, by=SECRETARIAT, at=NOON)
    return here


@pytest.fixture
def entered(db: None) -> Enter:
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


@pytest.fixture
def batch(law: Path) -> str:
    """Open a batch of both laws on some questions of selling and buying; give its name."""
    coding_services.open_batch(
        BATCH, NEW_YEAR, ("NZL", "SWE"), QUESTIONS, gate=Gate(), by=SECRETARIAT, at=NOON
    )
    return BATCH


def person(name: str) -> Reference:
    """Give the reference of somebody."""
    return Reference(Kind.PERSON, name)


def assigned(batch: str, *names: str, kind: str = "blind", law: str = "NZL") -> None:
    """Let people read one law of a batch."""
    for name in names:
        coding_services.assign(batch, (law,), person(name), kind=kind, by=SECRETARIAT, at=NOON)
