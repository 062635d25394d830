"""What if: the law as it would be, and the smallest change that reaches a finding."""

import pytest

from folkmoot.assessment.law import Standing, stand
from folkmoot.assessment.reform import MODEL, aim_of, as_json, reform, smallest_reform
from folkmoot.assessment.rules import Result, find
from folkmoot.foundation.errors import InputError
from tests.assessment.laws import NEW_YEAR, real_laws, real_measure

LAWS = real_laws()
MEASURE = real_measure(LAWS)


def _standing(jurisdiction: str) -> Standing:
    return stand(LAWS.law(jurisdiction), LAWS.codebook, on=NEW_YEAR)


def test_punishing_buyers_turns_new_zealand_into_end_demand() -> None:
    made = reform(_standing("NZL"), MEASURE, {"B1": "criminal", "B5": "none"})
    assert made.before.model.possible == ("decriminalisation",)
    assert made.after.model.possible == ("end_demand",)
    assert made.after.findings[1].result is Result.BREACHED


def test_a_reform_names_the_provisions_it_touches_and_what_stays_unknown() -> None:
    made = reform(_standing("SWE"), MEASURE, {"B1": "none"})
    assert made.touched == ("Brottsbalken 6 kap. 11 §",)
    assert "G8" in made.missing
    assert as_json(made)["provenance"] == "hypothetical"


def test_the_smallest_reform_reaches_its_finding_and_no_smaller_one_does() -> None:
    for jurisdiction in LAWS.laws:
        for rule in MEASURE.rules.rules:
            standing = _standing(jurisdiction)
            made = smallest_reform(standing, MEASURE, [aim_of(MEASURE, rule.id, "met")])
            assert made is not None
            assert find(rule, made.after.standing).result is Result.MET
            for left_out in made.steps:
                fewer = {s.question: s.value for s in made.steps if s is not left_out}
                less = reform(standing, MEASURE, fewer).after.standing
                assert find(rule, less).result is not Result.MET


def test_what_is_met_already_needs_no_step() -> None:
    made = smallest_reform(_standing("NZL"), MEASURE, [aim_of(MEASURE, "2.2", "met")])
    assert made is not None
    assert made.steps == ()


def test_each_value_offered_instead_does_as_well() -> None:
    rule = MEASURE.rules.rule("K3")
    assert rule is not None
    made = smallest_reform(_standing("GB-EAW"), MEASURE, [aim_of(MEASURE, "K3", "met")])
    assert made is not None
    changes = {step.question: step.value for step in made.steps}
    for step in made.steps:
        for other in step.instead:
            after = reform(_standing("GB-EAW"), MEASURE, {**changes, step.question: other}).after
            assert find(rule, after.standing).result is Result.MET


def test_a_finding_that_no_law_can_reach_gives_none() -> None:
    assert smallest_reform(_standing("NZL"), MEASURE, [aim_of(MEASURE, "K11", "partly")]) is None


def test_several_aims_are_reached_at_once_by_fewer_steps_than_one_after_the_other() -> None:
    standing = _standing("US-NV")
    aims = [aim_of(MEASURE, name, "met") for name in ("K1", "K2", "K3")]
    aims.append(aim_of(MEASURE, MODEL, "decriminalisation"))
    made = smallest_reform(standing, MEASURE, aims)
    assert made is not None
    assert made.after.model.possible == ("decriminalisation",)
    assert [finding.result.value for finding in made.after.findings[:3]] == ["met"] * 3
    alone = [smallest_reform(standing, MEASURE, [aim]) for aim in aims]
    assert len(made.steps) < sum(len(one.steps) for one in alone if one)


def test_an_aim_that_is_not_there_is_told_with_what_there_is() -> None:
    with pytest.raises(InputError, match="Choose one of criminalisation"):
        aim_of(MEASURE, MODEL, "prohibition")
    with pytest.raises(InputError, match="nor 'model'"):
        aim_of(MEASURE, "K99", "met")
