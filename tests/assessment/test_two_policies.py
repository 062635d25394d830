"""Two policies, one law: each pack whole, each rule sourced, and neither in the other's way."""

from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree

import pytest

from folkmoot.assessment.assessments import Measure, assess
from folkmoot.assessment.packs import load_packs, load_policy_rules, policies_with_rules
from folkmoot.assessment.rules import Result, RuleSet
from folkmoot.foundation.errors import InputError, PackFaults
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Reference
from folkmoot.policy.packs import PolicyPack, load_policy
from folkmoot.record.links import LinkKind
from folkmoot.web.assessment import queries, services
from folkmoot.web.ledger import queries as ledger
from folkmoot.web.policy import services as policy
from tests.assessment.laws import NEW_YEAR

PACKS = load_packs()
LAWS, RULES = PACKS.laws, PACKS.rules
MEASURES = {name: LAWS.measure(rules) for name, rules in RULES.items()}
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
SECRETARIAT = Reference.parse("body:secretariat")
RIGHTS, EQUALITY = "sex-work-rights", "equality-model"


def _pack(name: str) -> PolicyPack:
    return load_policy(packs_home() / "policies" / name)


def _result(jurisdiction: str, rule: str, measure: Measure, on: date = NEW_YEAR) -> Result:
    findings = assess(LAWS.law(jurisdiction), measure, on=on).findings
    return next(finding.result for finding in findings if finding.rule.id == rule)


def test_law_can_be_read_by_either_policy() -> None:
    assert {RIGHTS, EQUALITY} <= set(policies_with_rules())


@pytest.mark.parametrize("name", policies_with_rules())
def test_every_clause_has_a_rule_or_a_reason_for_none(name: str) -> None:
    for version in _pack(name).versions:
        clauses = [clause.id for clause in version.clauses]
        rules = load_policy_rules(f"{name}@{version.number}", LAWS.codebook, clauses=clauses)
        assert not {one for r in rules.rules for one in r.clauses(version.number)} - set(clauses)


@pytest.mark.parametrize("rules", RULES.values(), ids=lambda rules: str(rules.policy))
def test_every_rule_says_where_it_comes_from_and_what_it_asks_of_a_state(rules: RuleSet) -> None:
    for rule in rules.rules:
        assert rule.source
        assert rule.obligations, rule.id


@pytest.mark.parametrize("name", policies_with_rules())
def test_every_rule_has_a_check_in_its_own_file(name: str) -> None:
    text = (packs_home() / "policies" / name / "rules.toml").read_text()
    assert all(f'of = "{rule.id}"' in text for rule in RULES[name].rules)


def test_each_clause_of_the_opposing_standard_names_its_sources() -> None:
    pack = _pack(EQUALITY)
    assert all(clause.sources for version in pack.versions for clause in version.clauses)
    assert all(source.note or source.id == "consultation-pack" for source in pack.sources)
    assert "takes no side" in pack.summary


def test_the_standards_judge_buying_the_other_way_round() -> None:
    rights, equality = MEASURES[RIGHTS], MEASURES[EQUALITY]
    assert (_result("SWE", "K2", rights), _result("SWE", "E2", equality)) == ("breached", "met")
    assert (_result("NZL", "K2", rights), _result("NZL", "E2", equality)) == ("met", "breached")


def test_both_standards_agree_that_selling_is_not_to_be_punished() -> None:
    for jurisdiction in ("NZL", "SWE", "US-NV"):
        found = (_result(jurisdiction, "K1", MEASURES[RIGHTS]),)
        assert found == (_result(jurisdiction, "E1", MEASURES[EQUALITY]),)


def test_an_id_of_a_rule_that_another_policy_gave_is_a_fault(tmp_path: Path) -> None:
    packs = copytree(packs_home(), tmp_path / "packs")
    rules = packs / "policies" / EQUALITY / "rules.toml"
    rules.write_text(rules.read_text().replace('"E1"', '"K1"'))
    with pytest.raises(PackFaults, match=rf"rules.toml:\d+: Rule K1 is in {EQUALITY} too"):
        load_packs(packs)


@pytest.mark.django_db
def test_the_rules_of_every_policy_are_taken_in_and_judge_side_by_side() -> None:
    services.import_laws(by=SECRETARIAT, at=NOON)
    assert {RIGHTS, EQUALITY} <= set(queries.policies())
    for name in (RIGHTS, EQUALITY):
        policy.import_pack(_pack(name), by=SECRETARIAT, at=NOON)
        version = Reference.parse(f"policy:{name}@1")
        assert services.assess_all(version, NEW_YEAR, by=SECRETARIAT, at=NOON)
    for name, result in ((RIGHTS, "breached"), (EQUALITY, "met")):
        found = queries.laws_on(Reference.parse(f"policy:{name}@1#2.2")).rows
        assert {row.jurisdiction: row.result for row in found}["Sweden"] == result


@pytest.mark.django_db
def test_a_finding_is_linked_to_the_clause_of_its_own_policy_only() -> None:
    services.import_laws(by=SECRETARIAT, at=NOON)
    for name in (RIGHTS, EQUALITY):
        version = Reference.parse(f"policy:{name}@1")
        services.assess_all(version, NEW_YEAR, by=SECRETARIAT, at=NOON)
    found = ledger.links_from(Reference.parse("assessment:SWE@2026-01-01#E2"), LinkKind.JUDGED_BY)
    assert [str(link.target) for link in found] == [f"policy:{EQUALITY}@1#2.2"]


@pytest.mark.django_db
def test_a_policy_without_stored_rules_measures_nothing() -> None:
    services.import_laws(by=SECRETARIAT, at=NOON)
    assert queries.measure(policy=EQUALITY).rules.policy == EQUALITY
    with pytest.raises(InputError, match="No rules of law are stored for the policy 'none-such'"):
        queries.measure(policy="none-such")
