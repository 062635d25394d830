"""The five-part test: two people's judgement, and nobody else's."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.assessment.codebook import Question, QuestionKind
from folkmoot.assessment.restrictions import (
    Judged,
    Judgement,
    Part,
    Verdict,
    disagreements,
    may_restrict,
    outcome,
)

VERDICTS = st.fixed_dictionaries({part: st.sampled_from(Verdict) for part in Part})


def a_judgement(
    assessor: str, verdicts: Mapping[Part, Verdict] | None = None, **said: Verdict
) -> Judgement:
    """Give a judgement that passes every part but those *said* otherwise."""
    given_ = dict.fromkeys(Part, Verdict.PASSES) | dict(verdicts or {})
    given_ |= {Part(part): verdict for part, verdict in said.items()}
    return Judgement(assessor, {part: Judged(verdict, "Why.") for part, verdict in given_.items()})


def test_a_restriction_passes_only_if_both_pass_all_parts() -> None:
    assert outcome([a_judgement("a"), a_judgement("b")]) is Verdict.PASSES
    doubtful = a_judgement("b", necessity=Verdict.DOUBTFUL)
    assert outcome([a_judgement("a"), doubtful]) is Verdict.UNASSESSED


@pytest.mark.parametrize("part", list(Part))
def test_it_fails_if_either_fails_it_in_any_part(part: Part) -> None:
    failed = a_judgement("b", {part: Verdict.FAILS})
    assert outcome([a_judgement("a"), failed]) is Verdict.FAILS
    assert outcome([failed, a_judgement("a")]) is Verdict.FAILS


def test_nothing_is_said_before_two_have_judged() -> None:
    failed = a_judgement("a", law=Verdict.FAILS)
    assert outcome([]) is Verdict.UNASSESSED
    assert outcome([failed]) is Verdict.UNASSESSED
    assert outcome([failed, failed]) is Verdict.UNASSESSED
    assert disagreements([failed]) == ()


def test_a_part_that_is_left_out_is_unassessed() -> None:
    assert outcome([a_judgement("a"), Judgement("b", {})]) is Verdict.UNASSESSED


@given(VERDICTS, VERDICTS)
def test_the_outcome_does_not_hang_on_who_is_first(
    one: dict[Part, Verdict], other: dict[Part, Verdict]
) -> None:
    both = [a_judgement("a", one), a_judgement("b", other)]
    assert outcome(both) is outcome(both[::-1])
    assert set(disagreements(both)) == {part for part in Part if one[part] is not other[part]}
    said = {*one.values(), *other.values()}
    assert (outcome(both) is Verdict.FAILS) is (Verdict.FAILS in said)
    assert (outcome(both) is Verdict.PASSES) is (said == {Verdict.PASSES})


def test_only_a_known_answer_about_law_is_put_to_the_test() -> None:
    law = Question("S7", "selling", "Sanction?", ("none", "criminal"))
    practice = Question("G1", "practice", "Raids?", ("none", "documented"), QuestionKind.PRACTICE)
    assert may_restrict(law, "criminal")
    assert [
        v for v in ("none", "unknown", "contested", "not_applicable") if may_restrict(law, v)
    ] == []
    assert not may_restrict(practice, "documented")
