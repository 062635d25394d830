"""What groups hold: counted exactly, and said only where it is more than chance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.statements import (
    Statement,
    Support,
    dividing,
    holdings,
    statements_of,
    uniting,
)
from folkmoot.analysis.votes import AGREE, DISAGREE, GAP, PASS, Votes

VOTE = st.sampled_from([AGREE, PASS, DISAGREE, GAP])


def a_statement(*support, id="s"):
    """A statement with each group's votes as (agree, disagree, passed)."""
    parts = tuple(Support(*one) for one in support)
    whole = Support(*(sum(column) for column in zip(*support, strict=True)))
    return Statement(id, whole, parts)


@given(st.lists(st.tuples(st.integers(-1, 2), VOTE, VOTE), max_size=20))
def test_every_vote_is_counted_in_its_group_and_nowhere_else(rows):
    matrix = np.array([row[1:] for row in rows], np.int8).reshape(len(rows), 2)
    labels = np.array([row[0] for row in rows], np.int64)
    votes = Votes(tuple(map(str, range(len(rows)))), ("a", "b"), matrix)
    for column, statement in enumerate(statements_of(votes, labels, 3)):
        for group, support in enumerate(statement.support):
            cast = [row[column + 1] for row in rows if row[0] == group]
            counted = (support.agree, support.disagree, support.passed)
            assert counted == (cast.count(AGREE), cast.count(DISAGREE), cast.count(PASS))
        assert statement.all.voted == sum(row[column + 1] != GAP for row in rows)


def test_a_group_is_known_by_what_it_holds_unlike_the_others_and_unlike_a_coin():
    own = a_statement((20, 0, 0), (2, 18, 0), id="own")
    shared = a_statement((20, 0, 0), (20, 0, 0), id="shared")
    torn = a_statement((11, 9, 0), (0, 20, 0), id="torn")
    first = holdings([own, shared, torn], 0)
    assert [(one.statement, one.agrees) for one in first] == [("own", True)]
    second = holdings([own, shared, torn], 1)
    assert {(one.statement, one.agrees) for one in second} == {("own", False), ("torn", False)}


def test_one_vote_is_not_enough_to_know_a_group_by():
    assert holdings([a_statement((1, 0, 0), (0, 1, 0))], 0) == ()


def test_what_unites_is_held_by_more_than_half_of_every_group():
    wide = a_statement((9, 1, 0), (9, 0, 1), id="wide")
    narrow = a_statement((6, 4, 0), (8, 2, 0), id="narrow")
    half = a_statement((5, 5, 0), (10, 0, 0), id="half")
    against = a_statement((1, 9, 0), (0, 8, 2), id="against")
    nobody = a_statement((0, 0, 0), (10, 0, 0), id="nobody")
    all_of_them = [narrow, wide, half, against, nobody]
    assert [one.id for one in uniting(all_of_them)] == ["wide", "narrow"]
    assert [one.id for one in uniting(all_of_them, agrees=False)] == ["against"]


def test_what_divides_is_more_than_chance_and_the_widest_difference_comes_first():
    torn = a_statement((20, 0, 0), (0, 20, 0), (10, 10, 0), id="torn")
    apart = a_statement((20, 0, 0), (10, 10, 0), (15, 5, 0), id="apart")
    luck = a_statement((2, 0, 0), (1, 1, 0), (1, 1, 0), id="luck")
    assert [one.id for one in dividing([luck, apart, torn])] == ["torn", "apart"]


def test_consensus_is_the_product_of_shares_drawn_towards_a_half():
    held = a_statement((9, 1, 0), (0, 0, 0))
    assert held.consensus == pytest.approx(10 / 12 * 1 / 2, abs=5e-5)
    assert held.dissent == pytest.approx(2 / 12 * 1 / 2, abs=5e-5)


def test_statements_without_groups_neither_unite_nor_divide():
    alone = Statement("s", Support(9, 0, 0), ())
    assert uniting([alone]) == dividing([alone]) == ()
    assert alone.division == 0.0
