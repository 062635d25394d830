"""A site with the law of two lands taken in and judged."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.packs import load_policy
from folkmoot.web.assessment import services
from folkmoot.web.policy import services as policy
from tests.assessment.laws import two_lands

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
NEW_YEAR = date(2026, 1, 1)
SECRETARIAT = Reference(Kind.BODY, "secretariat")
RIGHTS = Reference.parse("policy:sex-work-rights@1")


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """Give packs with the law of New Zealand and of Sweden, read once, and with every policy."""
    here = two_lands(tmp_path / "packs")
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
