"""A site with the law of two lands taken in and judged, and people at its desk."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copy, copytree

import pytest
from django.contrib.auth.models import User
from django.test import Client

from folkmoot.federation.bodies import Body, BodyKind
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.packs import load_policy
from folkmoot.web.assessment import services
from folkmoot.web.federation import services as federation
from folkmoot.web.policy import services as policy

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
NEW_YEAR = date(2026, 1, 1)
SECRETARIAT = Reference(Kind.BODY, "secretariat")
RIGHTS = Reference.parse("policy:sex-work-rights@1")


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """Give packs with the law of New Zealand and of Sweden, and with every policy."""
    home, here = packs_home(), tmp_path / "packs"
    for name in ("policies", "laws/schemes", "laws/NZL", "laws/SWE"):
        copytree(home / name, here / name)
    for name in ("codebook.toml", "jurisdictions.toml"):
        copy(home / "laws" / name, here / "laws" / name)
    for coding in (here / "laws").glob("*/coding-*.toml"):
        coding.unlink()
    return here


@pytest.fixture
def law(packs: Path, db: None) -> Path:
    """Take the packs in, and judge the laws by the first version; give the packs."""
    services.import_laws(packs, by=SECRETARIAT, at=NOON)
    pack = load_policy(packs_home() / "policies" / "sex-work-rights")
    policy.import_pack(pack, by=SECRETARIAT, at=NOON)
    services.assess_all(RIGHTS, NEW_YEAR, by=SECRETARIAT, at=NOON)
    return packs


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
