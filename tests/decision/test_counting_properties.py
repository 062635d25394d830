"""What holds for all votes: order, one more in favour, scale, proxies, and a recount by hand."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.decision.outcome import Verdict, decide_outcome
from folkmoot.decision.roll import Proxy, Roll, Seat
from folkmoot.decision.rules import Attendance, Base, Majority, Rule
from folkmoot.decision.tally import Choice, Sides, Vote, tally, whole
from folkmoot.foundation.references import Reference

ON = Reference.parse("motion:support")
fractions = st.sampled_from([Fraction(n, 12) for n in range(13)])
majorities = st.builds(Majority, fractions, strict=st.booleans(), base=st.sampled_from(Base))
rules = st.builds(
    Rule,
    st.just("r"),
    majorities,
    quorum=fractions,
    counts=st.sampled_from(Attendance),
    turnout=fractions,
    sections=st.none() | majorities,
)
seats = st.tuples(st.integers(1, 9), st.sampled_from("abc"), st.sampled_from([*Choice, None]))
meetings = st.lists(seats, min_size=1, max_size=12)
Meeting = list[tuple[int, str, Choice | None]]


def a_roll(meeting: Meeting, *, scale: int = 1) -> Roll:
    return Roll(tuple(Seat(f"s{n}", part, v * scale) for n, (v, part, _) in enumerate(meeting)))


def votes_of(roll: Roll, meeting: Meeting) -> list[Vote]:
    return [whole(seat, said) for seat, (_, _, said) in zip(roll, meeting, strict=True) if said]


def verdict(rule: Rule, meeting: Meeting, *, scale: int = 1) -> Verdict:
    roll = a_roll(meeting, scale=scale)
    return decide_outcome(rule, tally(roll, votes_of(roll, meeting), on=ON)).verdict


@settings(deadline=None)
@given(meetings, st.randoms())
def test_the_order_of_votes_never_matters(meeting: Meeting, random: object) -> None:
    roll = a_roll(meeting)
    votes = votes_of(roll, meeting)
    shuffled = sorted(votes, key=lambda vote: random.random())  # type: ignore[attr-defined]
    assert tally(roll, shuffled, on=ON) == tally(roll, votes, on=ON)


@settings(deadline=None)
@given(rules, meetings, st.integers(0, 11))
def test_one_more_vote_in_favour_never_loses_what_was_carried(
    rule: Rule, meeting: Meeting, place: int
) -> None:
    place %= len(meeting)
    votes, part, _ = meeting[place]
    silent = [*meeting[:place], (votes, part, None), *meeting[place + 1 :]]
    voting = [*meeting[:place], (votes, part, Choice.YES), *meeting[place + 1 :]]
    if verdict(rule, silent) is Verdict.CARRIED:
        assert verdict(rule, voting) is Verdict.CARRIED


@settings(deadline=None)
@given(rules, meetings, st.integers(0, 11))
def test_to_turn_from_against_to_in_favour_never_loses_what_was_carried(
    rule: Rule, meeting: Meeting, place: int
) -> None:
    place %= len(meeting)
    votes, part, _ = meeting[place]
    against = [*meeting[:place], (votes, part, Choice.NO), *meeting[place + 1 :]]
    turned = [*meeting[:place], (votes, part, Choice.YES), *meeting[place + 1 :]]
    if verdict(rule, against) is Verdict.CARRIED:
        assert verdict(rule, turned) is Verdict.CARRIED


@settings(deadline=None)
@given(rules, meetings, st.integers(2, 1000))
def test_to_scale_all_weights_changes_no_verdict(rule: Rule, meeting: Meeting, scale: int) -> None:
    assert verdict(rule, meeting, scale=scale) is verdict(rule, meeting)


@settings(deadline=None)
@given(meetings)
def test_votes_by_proxy_count_as_those_of_their_givers(meeting: Meeting) -> None:
    roll = a_roll(meeting)
    holder = Seat("holder", "a", 1)
    given_away = tuple(Proxy(seat.id, "holder") for seat in roll)
    with_proxies = Roll((*roll, holder), given_away)
    votes = votes_of(roll, meeting)
    own = tally(with_proxies, votes, on=ON)
    held = tally(with_proxies, [replace(vote, by="holder") for vote in votes], on=ON)
    assert held.by_proxy == held.total.cast == own.total.cast
    assert replace(held, by_proxy=0) == own


@settings(deadline=None)
@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(1, 30))
def test_a_delegation_splits_its_votes_as_many_single_seats_would_vote(
    yes: int, no: int, abstain: int, votes: int
) -> None:
    sides = Sides(yes, no, abstain)
    if not 0 < sides.cast <= votes:
        return
    whole_delegation = Roll((Seat("d", "north", votes, may_split=True),))
    singles = Roll(tuple(Seat(f"d{n}", "north", 1) for n in range(votes)))
    said = [Choice.YES] * yes + [Choice.NO] * no + [Choice.ABSTAIN] * abstain
    one_by_one = [whole(seat, choice) for seat, choice in zip(singles, said, strict=False)]
    assert tally(whole_delegation, [Vote("d", sides)], on=ON) == tally(singles, one_by_one, on=ON)
