"""The same votes give the same groups: in another order, under other names, on another day."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.analysis.cast_votes import cast_in
from folkmoot.analysis.groups import find_groups
from folkmoot.analysis.groups_document import groups_document
from folkmoot.analysis.votes import GAP, Votes, votes_from
from tests.analysis.groups.conversations import (
    STATEMENTS,
    changed,
    partition,
    planted,
    two_camps,
    without_a_pattern,
)

WHOLE = planted(3, people=60, asked=20)
FOUND = find_groups(WHOLE)


def test_the_order_of_rows_and_columns_changes_not_a_byte():
    rows = dict(reversed(two_camps().items()))
    backwards = {name: row[::-1] for name, row in rows.items()}
    document = groups_document(find_groups(votes_from(two_camps(), STATEMENTS)))
    assert groups_document(find_groups(votes_from(backwards, STATEMENTS[::-1]))) == document


@settings(max_examples=5, deadline=None)
@given(st.permutations(range(60)), st.permutations(range(20)), st.permutations(range(60)))
def test_names_have_no_part_in_the_groups(people_order, statement_order, new_names):
    people = [f"n{new_names[at]:02}" for at in range(60)]
    statements = [f"t{statement_order[at]:02}" for at in range(20)]
    again = find_groups(
        changed(
            WHOLE,
            people=people,
            statements=statements,
            people_order=people_order,
            statement_order=statement_order,
        )
    )
    former = dict(zip(people, WHOLE.participants, strict=True))
    assert {frozenset(former[one] for one in group) for group in partition(again)} == partition(
        FOUND
    )
    assert (again.tried, again.stability) == (FOUND.tried, FOUND.stability)
    where = {point.participant: (point.x, point.y) for point in FOUND.points}
    assert all((p.x, p.y) == where[former[p.participant]] for p in again.points)


def test_even_groups_that_are_not_stable_come_out_the_same_under_other_names():
    votes = without_a_pattern()
    turned = Votes(votes.participants, votes.statements, votes.matrix[::-1, ::-1].copy())
    mirrored = dict(zip(votes.participants[::-1], votes.participants, strict=True))
    again, found = find_groups(turned), find_groups(votes)
    renamed = {frozenset(mirrored[one] for one in group) for group in partition(again)}
    assert renamed == partition(found)


def test_every_row_twice_changes_no_group():
    rows = {name: row.tolist() for name, row in zip(WHOLE.participants, WHOLE.matrix, strict=True)}
    doubled = {**rows, **{f"{name}-again": row for name, row in rows.items()}}
    again = partition(find_groups(votes_from(doubled, WHOLE.statements)))
    assert {frozenset(m for m in group if m in rows) for group in again} == partition(FOUND)
    assert all(len(group) == 2 * sum(m in rows for m in group) for group in again)


def test_turning_every_vote_round_changes_no_group():
    turned = np.where(WHOLE.matrix == GAP, GAP, -WHOLE.matrix)
    again = find_groups(Votes(WHOLE.participants, WHOLE.statements, turned.astype(np.int8)))
    assert partition(again) == partition(FOUND)


@given(st.lists(st.lists(st.sampled_from([1, 0, -1, GAP]), min_size=4, max_size=4), max_size=9))
def test_votes_in_their_own_order_are_all_there(rows):
    matrix = np.array(rows, np.int8).reshape(len(rows), 4)
    cast = cast_in(matrix)
    assert matrix[cast.rows[cast.row], cast.columns[cast.column]].tolist() == cast.vote.tolist()
    assert len(cast.vote) == (matrix != GAP).sum()
    assert cast.row.tolist() == sorted(cast.row.tolist())
