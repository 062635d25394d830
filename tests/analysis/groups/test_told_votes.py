"""What follows from released numbers: never more than they say, and all where they say all."""

from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.statements import Statement, Support, dividing, holdings, uniting
from folkmoot.analysis.told_votes import (
    Reach,
    Told,
    ToldStatement,
    surely_dividing,
    surely_held,
    surely_uniting,
    told_table,
    told_whole,
)

SUPPORT = st.builds(Support, *[st.integers(0, 60)] * 3)
SUPPORTS = st.lists(SUPPORT, min_size=2, max_size=3)


def told_partly(supports, dice):
    """Tell *supports* as a release may: some counts left out, some small ones named so."""
    rows = [[one.agree, one.disagree, one.passed, one.voted] for one in supports]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    few, cells = set(), []
    for at, row in enumerate(rows):
        cells.append([None if dice.random() < 0.4 else count for count in row])
        small = [side for side in range(3) if cells[at][side] is None and row[side] < 10]
        few |= {(at, side) for side in small if at < len(supports) and dice.random() < 0.7}
    return rows, told_table(cells, few, max(rows[-1]))


@given(SUPPORTS, st.randoms(use_true_random=False))
def test_what_is_told_holds_the_truth_between_its_bounds(supports, dice):
    rows, told = told_partly(supports, dice)
    for row, one in zip(rows, told, strict=True):
        reaches = (one.agree, one.disagree, one.passed, one.base)
        for count, reach in zip(row, reaches, strict=True):
            assert reach.low <= count <= reach.high


@given(SUPPORTS, st.randoms(use_true_random=False))
def test_what_surely_holds_holds(supports, dice):
    whole = Statement("s", supports[0], tuple(supports))
    *groups, everybody = told_partly(supports, dice)[1]
    told = ToldStatement("s", everybody, tuple(groups))
    for agrees in (True, False):
        if surely_uniting([told], agrees):
            assert uniting([whole], agrees)
    if surely_dividing([told]):
        assert dividing([whole])
    for at in range(len(groups)):
        sides = {one.agrees for one in holdings([whole], at)}
        assert {agrees for _, agrees in surely_held([told], at)} <= sides


@given(st.lists(SUPPORT, min_size=2, max_size=3))
def test_where_all_is_told_everything_is_found(supports):
    whole = Statement("s", supports[0], tuple(supports))
    told = ToldStatement("s", None, tuple(map(told_whole, supports)))
    assert bool(surely_uniting([told])) == bool(uniting([whole]))
    assert bool(surely_dividing([told])) == bool(dividing([whole]))
    held = [one.agrees for one in holdings([whole], 0)]
    assert sorted(agrees for _, agrees in surely_held([told], 0)) == sorted(held)


def test_few_who_disagree_or_pass_leave_most_who_agree():
    row = [None, None, None, 92]
    told, _ = told_table([row, row], {(0, 1), (0, 2)}, 92)
    assert told.agree == Reach(74, 92)
    assert surely_uniting([ToldStatement("s", told)])


def test_what_a_group_must_hold_follows_from_the_others():
    rows: list[list[int | None]] = [
        [90, None, None, None],
        [None, None, None, 60],
        [None] * 4,
        [183, None, None, 196],
    ]
    told = told_table(rows, {(0, 1), (0, 2), (2, 1), (2, 2)}, 196)
    assert told[1].agree.low >= 41
    assert told[2].agree.low >= 33


def test_nothing_follows_of_a_difference_where_the_number_of_voters_is_left_out():
    blank = Reach(0, 90)
    told = ToldStatement("s", None, (Told(Reach(50, 50), blank, blank, blank), None))
    assert not surely_uniting([told])
    assert not surely_dividing([told])
    assert not surely_held([told], 0)
