"""The laws that travel with Folkmoot, as they stood on 1 January 2026."""

from datetime import date
from itertools import pairwise

import pytest

from folkmoot.assessment.answers import Confidence
from folkmoot.assessment.assessments import assess, reasons
from folkmoot.assessment.codebook import QuestionKind
from folkmoot.assessment.packs import load_policy_rules, unused_questions
from folkmoot.assessment.timeline import model_turns, result_since, timeline
from folkmoot.foundation.dates import exact
from folkmoot.foundation.packs import packs_home
from folkmoot.policy.packs import load_policy
from tests.assessment.laws import NEW_YEAR, real_laws, real_measure

LAWS = real_laws()
MEASURE = real_measure(LAWS)


@pytest.mark.parametrize(
    ("jurisdiction", "model"),
    [
        ("NZL", "decriminalisation"),
        ("SWE", "end_demand"),
        ("FRA", "end_demand"),
        ("DEU", "legalisation"),
        ("US-NV", "legalisation"),
        ("GB-EAW", "partial_criminalisation"),
    ],
)
def test_the_model_of_a_law_follows_from_its_answers(jurisdiction: str, model: str) -> None:
    assert assess(LAWS.law(jurisdiction), MEASURE, on=NEW_YEAR).model.possible == (model,)


@pytest.mark.parametrize(
    ("jurisdiction", "found"),
    [
        ("NZL", "partly met met unknown unknown met unknown met"),
        ("SWE", "partly breached breached unknown unknown met unknown unknown"),
        ("FRA", "partly breached breached unknown unknown met unknown not_applicable"),
        ("DEU", "partly unknown partly unknown unknown met unknown unknown"),
        ("US-NV", "breached breached breached unknown unknown met unknown breached"),
        ("GB-EAW", "partly partly breached unknown unknown unknown unknown not_applicable"),
    ],
)
def test_the_first_eight_rules_find_what_they_found(jurisdiction: str, found: str) -> None:
    findings = assess(LAWS.law(jurisdiction), MEASURE, on=NEW_YEAR).findings
    assert " ".join(finding.result for finding in findings[:8]) == found


def test_every_reason_of_every_settled_finding_says_where_the_law_says_so() -> None:
    for law in LAWS.laws.values():
        assessment = assess(law, MEASURE, on=NEW_YEAR)
        for finding in assessment.findings:
            for reason in reasons(assessment.standing, finding.because):
                assert reason.provision, (law.jurisdiction.id, finding.rule.id, reason)


def test_a_bought_act_in_sweden_is_found_by_the_provision_of_its_time() -> None:
    assessment = assess(LAWS.law("SWE"), MEASURE, on=date(2001, 1, 1))
    (found,) = reasons(assessment.standing, assessment.findings[1].because)
    assert (found.value, found.provision, found.since) == (
        "criminal",
        "Lag (1998:408) 1 §",
        "1999-01-01",
    )


def test_models_turn_on_the_day_of_the_reform() -> None:
    turns = {
        name: [(i.first.isoformat(), *i.model) for i in model_turns(timeline(law, MEASURE))]
        for name, law in LAWS.laws.items()
    }
    assert ("2003-06-28", "decriminalisation") in turns["NZL"]
    assert ("1999-01-01", "end_demand") in turns["SWE"]
    assert ("2016-04-15", "end_demand") in turns["FRA"]
    assert ("2002-01-01", "legalisation") in turns["DEU"]


def test_intervals_follow_each_other_without_a_gap() -> None:
    for law in LAWS.laws.values():
        intervals = timeline(law, MEASURE)
        for one, after in pairwise(intervals):
            assert one.last is not None
            assert (after.first - one.last).days == 1
        assert intervals[-1].last is None


def test_a_finding_knows_since_when_it_holds() -> None:
    rule = MEASURE.rules.rule("K2")
    assert rule is not None
    assert result_since(LAWS.law("SWE"), MEASURE, rule, on=NEW_YEAR) == exact(date(1999, 1, 1))


def test_a_finding_is_dated_as_loosely_as_the_answer_that_brought_it() -> None:
    rule = MEASURE.rules.rule("K3")
    assert rule is not None
    assert str(result_since(LAWS.law("US-NV"), MEASURE, rule, on=NEW_YEAR)) == "1913"


def test_an_absence_is_never_coded_with_high_confidence() -> None:
    for law in LAWS.laws.values():
        for answer in law.answers:
            assert answer.provisions or answer.confidence is not Confidence.HIGH


def test_practice_decides_no_model() -> None:
    practice = {q.id for q in LAWS.codebook if q.kind is QuestionKind.PRACTICE}
    assert practice
    assert not practice & set(MEASURE.scheme.questions)


def test_a_rule_speaks_for_a_clause_only_in_the_versions_that_have_it() -> None:
    rule = MEASURE.rules.rule("K14")
    assert rule is not None
    assert (rule.clauses("1"), rule.clauses("2")) == ((), ("5.7",))


def test_every_clause_of_the_first_version_has_a_rule_or_a_reason_for_none() -> None:
    version = load_policy(packs_home() / "policies" / "sex-work-rights").versions[0]
    clauses = [clause.id for clause in version.clauses]
    rules = load_policy_rules("sex-work-rights", LAWS.codebook, clauses=clauses)
    assert {clause for rule in rules.rules for clause in rule.clauses("1")} <= set(clauses)


def test_questions_that_nothing_reads_are_named() -> None:
    unused = unused_questions(LAWS.codebook, LAWS, MEASURE.rules)
    assert {"R10", "D2"} <= set(unused)
    assert "S1" not in unused
