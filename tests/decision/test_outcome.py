"""The truth table of majorities, quorums and ties, and the sentences said of them."""

from fractions import Fraction

import pytest

from folkmoot.decision.outcome import Verdict, decide_outcome
from folkmoot.decision.rules import (
    ABSOLUTE,
    HALF,
    SIMPLE,
    TWO_THIRDS,
    Attendance,
    Base,
    Majority,
    Rule,
    Tie,
)
from folkmoot.decision.tally import Choice, Sides, Tally
from folkmoot.foundation.errors import InputError

CARRIED, LOST = Verdict.CARRIED, Verdict.LOST


def a_tally(*sides: int, present: int = 100, entitled: int = 100) -> Tally:
    total = Sides(*sides)
    return Tally(total, {"north": total}, present, entitled)


def a_rule(majority: Majority = SIMPLE, **more: object) -> Rule:
    return Rule("ordinary", majority, **more)  # type: ignore[arg-type]  # keywords of a test


def verdict(majority: Majority, *sides: int) -> Verdict:
    return decide_outcome(a_rule(majority), a_tally(*sides)).verdict


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ((0, 0, 0), LOST),
        ((0, 0, 100), LOST),
        ((0, 1, 0), LOST),
        ((1, 0, 0), CARRIED),
        ((1, 0, 99), CARRIED),
        ((5, 5, 0), LOST),
        ((6, 5, 89), CARRIED),
    ],
)
def test_a_simple_majority_needs_more_for_than_against(
    sides: tuple[int, int, int], expected: Verdict
) -> None:
    assert verdict(SIMPLE, *sides) is expected


@pytest.mark.parametrize(
    ("sides", "expected"),
    [((50, 0, 0), LOST), ((51, 49, 0), CARRIED), ((51, 0, 49), CARRIED), ((0, 0, 100), LOST)],
)
def test_an_absolute_majority_is_of_all_entitled_votes(
    sides: tuple[int, int, int], expected: Verdict
) -> None:
    assert verdict(ABSOLUTE, *sides) is expected


@pytest.mark.parametrize(
    ("sides", "strict", "expected"),
    [
        ((4, 2, 0), False, CARRIED),
        ((4, 2, 0), True, LOST),
        ((5, 2, 0), True, CARRIED),
        ((66, 34, 0), False, LOST),
        ((67, 33, 0), False, CARRIED),
        ((0, 0, 0), False, LOST),
        ((0, 0, 9), False, LOST),
    ],
)
def test_exactly_at_the_threshold_only_suffices_where_the_rule_is_not_strict(
    sides: tuple[int, int, int], strict: bool, expected: Verdict
) -> None:
    majority = Majority(Fraction(2, 3), strict=strict, base=Base.FOR_AND_AGAINST)
    assert verdict(majority, *sides) is expected


def test_a_threshold_of_zero_does_not_carry_a_motion_that_nobody_wants() -> None:
    nothing = Majority(Fraction(0), strict=False, base=Base.CAST)
    assert verdict(nothing, 0, 10, 0) is LOST


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        (Base.FOR_AND_AGAINST, CARRIED),  # 40 of 70
        (Base.CAST, LOST),  # 40 of 80
        (Base.PRESENT, LOST),  # 40 of 90
        (Base.ENTITLED, LOST),  # 40 of 100
    ],
)
def test_the_base_says_what_abstentions_and_absences_do(base: Base, expected: Verdict) -> None:
    rule = a_rule(Majority(HALF, strict=True, base=base))
    assert decide_outcome(rule, a_tally(40, 30, 10, present=90)).verdict is expected


def test_a_quorum_can_be_of_votes_cast_or_of_votes_present() -> None:
    tally = a_tally(30, 10, 0, present=60)
    by_cast = a_rule(quorum=HALF, counts=Attendance.CAST)
    by_presence = a_rule(quorum=HALF, counts=Attendance.PRESENT)
    assert decide_outcome(by_cast, tally).verdict is Verdict.INQUORATE
    assert decide_outcome(by_presence, tally).verdict is CARRIED


def test_a_quorum_of_half_is_met_by_exactly_half_and_rounds_up() -> None:
    rule = a_rule(quorum=HALF)
    assert decide_outcome(rule, a_tally(50)).verdict is CARRIED
    assert decide_outcome(rule, a_tally(50, entitled=101)).verdict is Verdict.INQUORATE


def test_a_turnout_is_asked_for_beside_the_quorum() -> None:
    rule = a_rule(quorum=HALF, counts=Attendance.PRESENT, turnout=Fraction(1, 3))
    said = decide_outcome(rule, a_tally(30, 3, 0))
    assert said.verdict is Verdict.INQUORATE
    assert "the quorum of 50 is met" in said.sentence
    assert "the turnout of 34 is not met" in said.sentence


def test_a_tie_is_lost_unless_the_rule_gives_the_chair_a_casting_vote() -> None:
    tied, casting = a_tally(5, 5, 3), a_rule(tie=Tie.CHAIR)
    assert decide_outcome(a_rule(), tied).verdict is LOST
    assert decide_outcome(casting, tied).verdict is Verdict.TIED
    assert decide_outcome(casting, tied, chair=Choice.YES).verdict is CARRIED
    assert decide_outcome(casting, tied, chair=Choice.NO).verdict is LOST


@pytest.mark.parametrize(
    ("tie", "sides", "chair"),
    [
        (Tie.LOST, (5, 5, 0), Choice.YES),
        (Tie.CHAIR, (6, 5, 0), Choice.YES),
        (Tie.CHAIR, (0, 0, 9), Choice.YES),
        (Tie.CHAIR, (5, 5, 0), Choice.ABSTAIN),
    ],
)
def test_a_casting_vote_that_no_rule_asks_for_is_refused(
    tie: Tie, sides: tuple[int, int, int], chair: Choice
) -> None:
    with pytest.raises(InputError, match="casting vote"):
        decide_outcome(a_rule(tie=tie), a_tally(*sides), chair=chair)


def test_a_double_majority_needs_the_sections_too() -> None:
    large, small = Sides(100, 0), Sides(0, 10)
    tally = Tally(Sides(100, 20), {"a": large, "b": small, "c": small}, 120, 120)
    said = decide_outcome(a_rule(sections=SIMPLE), tally)
    assert said.verdict is LOST
    assert "Sections: 1 for and 2 against: 3 sections took a side" in said.sentence
    assert decide_outcome(a_rule(), tally).verdict is CARRIED


def test_a_section_that_is_divided_in_half_takes_no_side() -> None:
    tally = Tally(Sides(8, 3), {"a": Sides(6, 1), "b": Sides(2, 2), "c": Sides()}, 11, 11)
    entitled = Majority(HALF, strict=True, base=Base.ENTITLED)
    assert decide_outcome(a_rule(sections=SIMPLE), tally).verdict is CARRIED
    assert decide_outcome(a_rule(sections=entitled), tally).verdict is LOST


def test_the_arithmetic_is_spelled_out_in_sentences() -> None:
    rule = a_rule(TWO_THIRDS, quorum=HALF)
    said = decide_outcome(rule, a_tally(173, 58, 12, present=250, entitled=250))
    assert said.sentence == (
        "173 for and 58 against: 231 votes count; two thirds of 231 is 154; "
        "173 is at least 154. 12 abstained and do not count. "
        "243 of 250 entitled votes were cast; the quorum of 125 is met. It is carried."
    )


def test_a_lost_vote_says_what_was_missing_and_shows_fractions() -> None:
    said = decide_outcome(a_rule(TWO_THIRDS), a_tally(1, 0 + 1, 1)).sentence
    assert said == (
        "1 for and 1 against: 2 votes count; two thirds of 2 is 1 1/3; 1 is not at least 1 1/3. "
        "1 abstained and does not count. It is lost."
    )
