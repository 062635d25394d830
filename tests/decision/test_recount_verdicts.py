"""The recount's own arithmetic comes to the same verdict as the library's, whatever the votes."""

from fractions import Fraction
from itertools import combinations_with_replacement
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.decision.decisions import Decision, Poll, Question, TextPut, decide
from folkmoot.decision.recount import recount
from folkmoot.decision.roll import Roll, Seat
from folkmoot.decision.rules import SIMPLE, Attendance, Base, Majority, Rule, RuleSet, Tie
from folkmoot.decision.tally import Choice, whole
from folkmoot.foundation.references import Reference
from tests.decision.builders import MORNING, TEXT, a_bundle

MOTION = Reference.parse("motion:m")
fractions = st.sampled_from([Fraction(n, 6) for n in range(7)])
majorities = st.builds(Majority, fractions, strict=st.booleans(), base=st.sampled_from(Base))
rules = st.one_of(
    st.builds(
        Rule,
        st.just("r"),
        majorities,
        quorum=fractions,
        counts=st.sampled_from(Attendance),
        turnout=fractions,
        sections=st.none() | majorities,
    ),
    st.just(Rule("r", SIMPLE, tie=Tie.CHAIR)),
)
seats = st.tuples(st.integers(1, 4), st.sampled_from("abc"), st.sampled_from([*Choice, None]))


def a_taken_decision(rule: Rule, cast: list[tuple[int, str, Choice | None]]) -> Decision:
    roll = Roll(tuple(Seat(f"s{n}", part, votes) for n, (votes, part, _) in enumerate(cast)))
    votes = tuple(
        whole(seat, choice) for seat, (_, _, choice) in zip(roll, cast, strict=True) if choice
    )
    rule_set = RuleSet("x", "council", "t", "2020", "s", "e", {}, (rule,))
    question = Question("T", "m", "council", rule_set, "r", roll, TextPut(MOTION, TEXT))
    opened, closed = MORNING.replace(hour=10), MORNING.replace(hour=11)
    return decide(question, Poll(MOTION, opened, closed, votes, present=roll.attendance))


@settings(max_examples=80, deadline=None)
@given(rules, st.lists(seats, min_size=1, max_size=12))
def test_the_recount_comes_to_the_librarys_verdict(
    tmp_path_factory: pytest.TempPathFactory, rule: Rule, cast: list[tuple[int, str, Choice | None]]
) -> None:
    decision = a_taken_decision(rule, cast)
    path = tmp_path_factory.getbasetemp() / "verdict.zip"
    path.write_bytes(a_bundle(decision))
    assert any(f"it is {decision.outcome.verdict}." in line for line in recount(str(path)))


SECTION = ("", "y", "n", "yn", "a")
"""What the two seats of one section may do: y, n, a, or nothing."""


@pytest.mark.parametrize("base", Base)
def test_the_recount_counts_sections_as_the_library_does(tmp_path: Path, base: Base) -> None:
    always = Majority(Fraction(0), strict=True, base=Base.CAST)
    rule = Rule("r", always, sections=Majority(Fraction(1, 2), strict=True, base=base))
    choice: dict[str, Choice | None] = {"y": Choice.YES, "n": Choice.NO, "a": Choice.ABSTAIN}
    path = tmp_path / "verdict.zip"
    for did in combinations_with_replacement(SECTION, 3):
        sheets = zip("abc", did, strict=True)
        cast = [(1, part, choice.get(one)) for part, all_ in sheets for one in all_.ljust(2)]
        decision = a_taken_decision(rule, cast)
        path.write_bytes(a_bundle(decision))
        assert any(f"it is {decision.outcome.verdict}." in line for line in recount(str(path)))
