"""The law on the site, judged by a policy: findings, their links, and their pages."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from folkmoot.assessment.rules import Result
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Reference
from folkmoot.policy.packs import load_policy
from folkmoot.record.links import LinkKind
from folkmoot.web.assessment import queries, services
from folkmoot.web.assessment.models import FindingRow
from folkmoot.web.ledger import queries as ledger
from folkmoot.web.ledger.labels import labels
from folkmoot.web.policy import services as policy

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
NEW_YEAR = date(2026, 1, 1)
SECRETARIAT = Reference.parse("body:secretariat")
FIRST = Reference.parse("policy:sex-work-rights@1")
BUYING = FIRST.at("2.2")
ORGANISING = FIRST.at("2.3")


@pytest.fixture(scope="module", autouse=True)
def judged(kept: None) -> None:
    services.import_laws(by=SECRETARIAT, at=NOON)
    pack = load_policy(packs_home() / "policies" / "sex-work-rights")
    policy.import_pack(pack, by=SECRETARIAT, at=NOON)
    services.assess_all(FIRST, NEW_YEAR, by=SECRETARIAT, at=NOON)


def _page(address: str, status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_clause_knows_the_laws_that_it_judges() -> None:
    found = queries.laws_on(BUYING)
    assert found.on == NEW_YEAR
    assert sum(found.counts.values()) == len(found.rows)
    laws = {row.jurisdiction: row for row in found.rows}
    assert laws["New Zealand"].result is Result.MET
    sweden = laws["Sweden"]
    assert sweden.result is Result.BREACHED
    assert sweden.because == "B1 criminal: Brottsbalken 6 kap. 11 §"
    assert sweden.since == "1999-01-01"


def test_a_finding_is_dated_no_more_precisely_than_its_source_dates_it() -> None:
    laws = {row.jurisdiction: row for row in queries.laws_on(ORGANISING).rows}
    assert laws["Nevada"].since == "1913"
    assert laws["New Zealand"].since == "2003-06-28"
    assert all(bool(row.since) == (row.result is not Result.UNKNOWN) for row in laws.values())


def test_a_page_shows_a_year_where_only_the_year_is_known() -> None:
    page = _page("/law/clause/sex-work-rights/1/2.3/")
    assert "<td>1913</td>" in page
    assert "31 December 1913" not in page
    assert "31 December 1913" not in _page("/law/US-NV/?on=2026-01-01")


def test_an_assessment_is_linked_to_its_clause_and_to_the_law_it_reads() -> None:
    reference = Reference.parse("assessment:SWE@2026-01-01#K2")
    judges = ledger.links_from(reference, LinkKind.JUDGED_BY)
    reads = ledger.links_from(reference, LinkKind.READS)
    assert [str(link.target) for link in judges] == ["policy:sex-work-rights@1#2.2"]
    assert [str(link.target) for link in reads] == ["law:SWE/brb#k6-11"]
    assert labels([reads[0].target])[reads[0].target] == "Brottsbalken 6 kap. 11 § (Sweden)"
    assert labels([reference])[reference] == "Sweden on 2026-01-01, K2"


def test_judging_again_replaces_findings_and_doubles_nothing() -> None:
    before = FindingRow.objects.count()
    services.assess_all(FIRST, NEW_YEAR, by=SECRETARIAT, at=NOON)
    assert FindingRow.objects.count() == before
    assert ledger.breaks() == []


def test_the_second_version_is_judged_beside_the_first() -> None:
    second = Reference.parse("policy:sex-work-rights@2")
    services.assess_all(second, NEW_YEAR, by=SECRETARIAT, at=NOON)
    assert queries.laws_on(second.at("5.7")).counts
    assert queries.laws_on(FIRST.at("5.7")).counts == {}
    assert queries.laws_on(BUYING).on == NEW_YEAR


def test_a_law_not_yet_coded_on_a_day_is_left_out() -> None:
    then = date(1900, 1, 1)
    coded = [law for law in queries.laws().laws.values() if law.first_day <= then]
    assert services.assess_all(FIRST, then, by=SECRETARIAT, at=NOON) == len(coded)
    assert "NZL" not in {law.jurisdiction.id for law in coded}


def test_a_jurisdiction_s_page_tells_model_findings_turns_and_how_to_correct_it() -> None:
    page = _page("/law/SWE/?on=2026-01-01")
    for told in (
        "End demand",
        "Brottsbalken 6 kap. 11 §",
        "1 January 1999",
        "not legal advice",
        "packs/laws/SWE/answers.toml",
        "prohibitionism",
        'id="K2"',
        'id="brb-k6-11"',
    ):
        assert told in page, told


def test_a_clause_s_laws_have_a_page_of_their_own() -> None:
    page = _page("/law/clause/sex-work-rights/1/2.2/")
    assert "Brottsbalken 6 kap. 11 §" in page
    _page("/law/clause/sex-work-rights/1/99.9/", status=404)


def test_pages_ask_the_database_few_questions(django_assert_max_num_queries: object) -> None:
    clause = "/law/clause/sex-work-rights/1/2.2/"
    both = "/law/compare/?a=SWE&b=NZL"
    for address in ("/law/", "/law/SWE/", "/law/SWE/policies/", "/law/blocs/", clause, both):
        with django_assert_max_num_queries(20):  # type: ignore[operator]  # a pytest-django fixture
            _page(address)
