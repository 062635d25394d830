"""Opinion groups: found where they are, not drawn where they are not."""

import json

import pytest

from folkmoot.analysis.groups import MOST_GROUPS, find_groups
from folkmoot.analysis.groups_document import groups_document
from folkmoot.analysis.votes import GAP, PASS, votes_from
from folkmoot.foundation.errors import InputError
from tests.analysis.groups.conversations import (
    STATEMENTS,
    most_of_one_kind,
    planted,
    two_camps,
    without_a_pattern,
)


def test_two_camps_are_found_with_the_statements_that_set_them_apart():
    found = find_groups(votes_from(two_camps(), STATEMENTS), 2)
    camps = [{member[0] for member in group.members} for group in found.groups]
    assert sorted(map(sorted, camps)) == [["a"], ["b"]]
    assert found.is_stable
    assert all(group.holds for group in found.groups)


def test_left_to_choose_how_many_no_group_mixes_two_camps():
    found = find_groups(votes_from(two_camps(), STATEMENTS))
    assert all(len({member[0] for member in group.members}) == 1 for group in found.groups)


@pytest.mark.parametrize("groups", [2, 3])
def test_as_many_groups_as_were_planted_are_found_and_called_stable(groups):
    found = find_groups(planted(groups))
    assert all(most_of_one_kind(group) for group in found.groups)
    assert len(found.groups) == groups
    assert found.is_stable


def test_groups_among_votes_without_a_pattern_are_called_not_stable():
    found = find_groups(without_a_pattern())
    assert found.groups
    assert not found.is_stable


def test_each_number_of_groups_is_told_with_how_well_it_is_set_apart_and_how_far_it_comes_back():
    found = find_groups(planted(2))
    assert [one.count for one in found.tried] == list(range(2, MOST_GROUPS + 1))
    best = max(found.tried, key=lambda one: one.silhouette)
    assert (best.count, best.stability) == (2, found.stability)
    assert best.stability > max(one.stability for one in found.tried[1:])


def test_a_number_that_is_asked_for_is_kept_to():
    assert len(find_groups(planted(2), 3).groups) == 3


@pytest.mark.parametrize("count", [1, 6, -2])
def test_a_number_of_groups_that_cannot_be_is_refused(count):
    with pytest.raises(InputError, match=f"2 to 5 groups, not {count}"):
        find_groups(planted(2), count)


def test_every_vote_is_counted_once_and_every_participant_stands_in_one_place():
    rows = {**two_camps(), "quiet": [1] + [GAP] * 11}
    votes = votes_from(rows, STATEMENTS)
    found = find_groups(votes)
    cast = int((votes.matrix != GAP).sum())
    assert sum(one.all.voted for one in found.statements) == cast
    assert sum(part.voted for one in found.statements for part in one.support) == cast - 1
    members = [member for group in found.groups for member in group.members]
    assert sorted([*members, *found.set_aside]) == list(votes.participants)
    assert found.set_aside == ("quiet",)


def test_all_votes_pass_gives_a_sentence_and_no_group():
    found = find_groups(votes_from({f"p{n}": [PASS] * 12 for n in range(30)}, STATEMENTS))
    assert found.groups == ()
    assert "passed on every statement" in found.reason
    assert not found.is_stable


@pytest.mark.parametrize("people", [0, 1, 2, 9])
def test_too_few_participants_give_a_sentence_with_their_number(people):
    found = find_groups(votes_from({f"p{n}": [1, -1] * 6 for n in range(people)}, STATEMENTS))
    assert found.groups == ()
    assert f"({people}); groups are looked for from 10" in found.reason


def test_gaps_everywhere_give_a_sentence_and_nobody_is_placed():
    found = find_groups(votes_from({f"p{n}": [GAP] * 12 for n in range(30)}, STATEMENTS))
    assert "voted on enough statements (0)" in found.reason
    assert len(found.set_aside) == 30


def test_everybody_voting_the_same_gives_a_sentence():
    found = find_groups(votes_from({f"p{n}": [1, -1] * 6 for n in range(30)}, STATEMENTS))
    assert "too few different ways" in found.reason


def test_more_groups_than_there_are_ways_to_vote_give_a_sentence():
    rows = {f"p{n}": [1 if n % 2 else -1] * 12 for n in range(30)}
    assert len(find_groups(votes_from(rows, STATEMENTS)).groups) == 2
    assert "too few different ways" in find_groups(votes_from(rows, STATEMENTS), 4).reason


def test_one_statement_parts_those_who_agree_from_those_who_do_not():
    rows = {f"p{n:02}": [1 if n < 12 else -1] for n in range(20)}
    found = find_groups(votes_from(rows, ["only"]))
    assert [len(group.members) for group in found.groups] == [12, 8]


def test_the_document_says_all_of_it_and_can_be_read_again():
    document = groups_document(find_groups(planted(2)))
    assert document["stable"] is True
    assert json.loads(json.dumps(document)) == document
