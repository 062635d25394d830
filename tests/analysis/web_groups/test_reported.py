"""A report tells only of groups that last."""

from dataclasses import replace

import pytest

from folkmoot.analysis.groups import find_groups
from folkmoot.foundation.references import Kind
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.publication.gathering.findings import said
from tests.analysis.groups.conversations import planted
from tests.analysis.test_site import names
from tests.analysis.web_groups.test_landscape import keep

__all__ = ["names"]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("stability", "told"), [(0.9, 2), (0.4, 0)])
def test_a_report_tells_only_of_groups_that_come_back(
    names: list[str], stability: float, told: int
) -> None:
    keep(replace(find_groups(planted(2)), stability=stability), "trial-2025", planted(2))
    pack = consultation.consultation("trial-2025")
    assert pack is not None
    groups = [each for each in said(pack).findings if each.of.kind is Kind.GROUP]
    assert len(groups) == told
