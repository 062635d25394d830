"""Every vote is counted once, by the frozen roll, or refused with the reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.decision.roll import Roll, Seat
from folkmoot.decision.tally import Choice, Sides, Vote, tally, whole
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference

AMINA = Seat("amina", "north", 3)
BO = Seat("bo", "north", 2)
CHLOE = Seat("chloe", "rive", 10, may_split=True)
ON = Reference.parse("motion:support")
DAG = Seat("dag", "rive", 1, is_present=False)
ROLL = Roll((AMINA, BO, CHLOE, DAG))


def test_votes_are_summed_with_their_weights_and_by_section() -> None:
    votes = [whole(AMINA, Choice.YES), whole(BO, Choice.NO), Vote("chloe", Sides(6, 3, 1))]
    found = tally(ROLL, votes, on=ON)
    assert found.total == Sides(9, 5, 1)
    assert found.by_section == {"north": Sides(3, 2, 0), "rive": Sides(6, 3, 1)}
    assert (found.present, found.entitled) == (15, 16)


@pytest.mark.parametrize(
    ("vote", "said"),
    [
        (Vote("nobody", Sides(1)), "not on the frozen roll"),
        (whole(DAG, Choice.YES), "marked absent"),
        (Vote("amina", Sides(4)), "has 3 votes and cast 4"),
        (Vote("amina", Sides(0)), "has 3 votes and cast 0"),
        (Vote("amina", Sides(4, -1)), "has 3 votes and cast 3"),
        (Vote("amina", Sides(2, 1)), "may not split"),
        (Vote("amina", Sides(2)), "may not split"),
    ],
)
def test_a_vote_that_the_roll_does_not_bear_is_refused(vote: Vote, said: str) -> None:
    with pytest.raises(InputError, match=said):
        tally(ROLL, [vote], on=ON)


def test_a_seat_that_votes_twice_is_refused() -> None:
    with pytest.raises(InputError, match="voted twice"):
        tally(ROLL, [whole(BO, Choice.YES)] * 2, on=ON)


def test_a_roll_with_a_seat_twice_or_without_votes_is_refused() -> None:
    with pytest.raises(InputError, match="twice"):
        Roll((AMINA, AMINA))
    with pytest.raises(InputError, match="no votes"):
        Roll((Seat("amina", "north", 0),))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 50), st.sampled_from(list(Choice))), max_size=30))
def test_every_vote_is_counted_once(cast: list[tuple[int, Choice]]) -> None:
    seats = [Seat(f"s{n}", f"b{n % 3}", weight) for n, (weight, _) in enumerate(cast)]
    votes = [whole(seat, choice) for seat, (_, choice) in zip(seats, cast, strict=True)]
    found = tally(Roll(tuple(seats)), votes, on=ON)
    assert found.total.cast == sum(weight for weight, _ in cast)
    assert sum(found.by_section.values(), Sides()) == found.total
