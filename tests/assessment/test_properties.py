"""What holds of every law, whatever is answered: a result always, and never a change of mind."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.assessment.assessments import assess_standing
from folkmoot.assessment.codebook import STANDARD, UNKNOWN
from folkmoot.assessment.law import Standing, imagine, stand
from folkmoot.assessment.rules import Result
from tests.assessment.laws import NEW_YEAR, a_law, an_answer, real_laws, real_measure

LAWS = real_laws()
MEASURE = real_measure(LAWS)
EMPTY = stand(a_law(an_answer("D2", "no")), LAWS.codebook, on=NEW_YEAR)
OPEN = st.fixed_dictionaries(
    {q.id: st.sampled_from((UNKNOWN, *q.answers, *STANDARD)) for q in LAWS.codebook}
)
FULL = st.fixed_dictionaries({q.id: st.sampled_from(q.answers) for q in LAWS.codebook})


def _standing(values: Mapping[str, str]) -> Standing:
    return imagine(EMPTY, LAWS.codebook, values)


@settings(max_examples=300, deadline=None)
@given(OPEN)
def test_every_law_gets_a_model_and_a_finding_for_every_rule(values: dict[str, str]) -> None:
    assessment = assess_standing(_standing(values), MEASURE)
    assert assessment.model.possible
    assert set(assessment.model.possible) <= set(MEASURE.scheme.meanings)
    for finding in assessment.findings:
        assert (finding.result is Result.UNKNOWN) == (len(finding.possible) > 1)
        assert bool(finding.missing) == (finding.result is Result.UNKNOWN)


@settings(max_examples=150, deadline=None)
@given(FULL)
def test_a_law_that_is_answered_in_full_leaves_nothing_unknown(values: dict[str, str]) -> None:
    assessment = assess_standing(_standing(values), MEASURE)
    assert len(assessment.model.possible) == 1
    assert all(finding.result is not Result.UNKNOWN for finding in assessment.findings)


@settings(max_examples=300, deadline=None)
@given(OPEN, FULL)
def test_answering_what_was_unknown_never_contradicts_what_was_settled(
    values: dict[str, str], more: dict[str, str]
) -> None:
    fuller = {q: more[q] if value == UNKNOWN else value for q, value in values.items()}
    before = assess_standing(_standing(values), MEASURE)
    after = assess_standing(_standing(fuller), MEASURE)
    assert set(after.model.possible) <= set(before.model.possible)
    for was, now in zip(before.findings, after.findings, strict=True):
        assert set(now.possible) <= set(was.possible)


@settings(max_examples=100, deadline=None)
@given(OPEN)
def test_only_an_unsettled_answer_is_ever_named_as_missing(values: dict[str, str]) -> None:
    standing = _standing(values)
    assessment = assess_standing(standing, MEASURE)
    for missing in (assessment.model.missing, *(f.missing for f in assessment.findings)):
        assert all(standing.value(question) in ("unknown", "contested") for question in missing)
