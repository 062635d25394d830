"""A site with the law of two lands and a batch of both."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client

from folkmoot.assessment.gates import Gate
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment import coding_services, services
from tests.assessment.laws import two_lands

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
NEW_YEAR = date(2026, 1, 1)
SECRETARIAT = Reference(Kind.BODY, "secretariat")
QUESTIONS = ("S1", "S2", "S3", "S4", "B1", "B4")
BATCH = "pacific-2026"

Enter = Callable[..., Client]


@pytest.fixture
def law(tmp_path: Path, db: None) -> Path:
    """Take in the law of New Zealand and of Sweden with their second readings; give the packs."""
    here = two_lands(tmp_path / "packs")
    services.import_laws(here, by=SECRETARIAT, at=NOON)
    return here


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
