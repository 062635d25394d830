"""The invented federation's meetings, held again on the site: every decision can be recounted."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from folkmoot.decision.packs import load_meetings
from folkmoot.decision.recount import recount
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Reference
from folkmoot.policy.packs import load_policy
from folkmoot.record.links import LinkKind
from folkmoot.web.decision import queries
from folkmoot.web.decision.models import DecisionRow
from folkmoot.web.decision.retelling import retell
from folkmoot.web.ledger import queries as ledger
from folkmoot.web.ledger import services as record
from folkmoot.web.policy.services import import_pack
from tests.undone import undone

pytestmark = pytest.mark.django_db

SECRETARIAT = Reference.parse("body:secretariat")
BEFORE = datetime(2025, 9, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def all_meetings(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Hold them once for the tests of this file, each of which leaves them as they were."""
    policy = load_policy(packs_home() / "policies" / "sex-work-rights")
    with django_db_blocker.unblock(), undone():
        import_pack(policy, by=SECRETARIAT, at=BEFORE)
        for meeting in load_meetings(packs_home() / "federations" / "lantern"):
            assert retell(meeting)
        yield


def test_every_decision_of_lantern_is_recounted_from_its_bundle(tmp_path: Path) -> None:
    rows = DecisionRow.objects.select_related("poll__meeting__rules")
    assert len(rows) > 10
    for row in rows:
        path = tmp_path / f"{row.id}.zip"
        path.write_bytes(queries.bundle_of(row))
        assert any(f"it is {row.verdict}." in line for line in recount(str(path)))
    assert ledger.breaks() == []


def test_a_meeting_that_was_held_is_left_as_it_is() -> None:
    before = ledger.chains()
    for meeting in load_meetings(packs_home() / "federations" / "lantern"):
        assert not retell(meeting)
    assert ledger.chains() == before


def test_the_votes_behind_an_adopted_clause_reach_from_the_sections_to_the_board() -> None:
    clause = Reference.parse("policy:sex-work-rights@2#2.3")
    board = Reference.parse("decision:board-adoption")
    earlier = Reference.parse("policy:sex-work-rights@1#2.3")
    for kind, target in ((LinkKind.ADOPTED_BY, board), (LinkKind.SUCCEEDS, earlier)):
        record.link(clause, kind, target, by=SECRETARIAT, on=BEFORE.date())
    votes = {str(vote.put.on): vote.how for vote in queries.votes_on(clause).votes}
    assert votes["amendment:amend-2-3"] == "amends"
    assert votes["motion:council-resolution"] == "speaks_to"
    assert votes["motion:harbour-support"] == "mandated_by"
    last = queries.votes_on(clause).last
    assert last is not None
    assert (str(last.put.on), last.how) == ("motion:board-adoption", "adopted_by")
