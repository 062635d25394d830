"""Opinion groups: found where they are, not drawn where they are not."""

import pytest

from folkmoot.analysis.clusters import choose
from folkmoot.analysis.groups import find_groups
from folkmoot.analysis.groups_document import groups_document
from folkmoot.analysis.sheets import Table, read_table
from folkmoot.analysis.votes import votes_from, votes_of
from folkmoot.foundation.errors import InputError
from tests.real_data import real_data

STATEMENTS = [f"s{n}" for n in range(12)]
GAP = float("nan")


def two_camps(size=20):
    """Two camps that answer every statement the other way round, each with its few doubts."""
    rows = {}
    for camp, sign in (("a", 1.0), ("b", -1.0)):
        for n in range(size):
            row = [sign if s % 2 else -sign for s in range(len(STATEMENTS))]
            row[n % len(row)] = 0.0
            row[(n * 5 + 1) % len(row)] = GAP
            rows[f"{camp}{n:02}"] = row
    return rows


def test_two_camps_are_found_with_the_statements_that_set_them_apart():
    found = find_groups(votes_from(two_camps(), STATEMENTS), 2)
    camps = [{member[0] for member in group.members} for group in found.groups]
    assert sorted(map(sorted, camps)) == [["a"], ["b"]]
    assert found.is_stable
    assert all(group.holds for group in found.groups)


def test_left_to_choose_how_many_no_group_mixes_two_camps():
    found = find_groups(votes_from(two_camps(), STATEMENTS))
    assert all(len({member[0] for member in group.members}) == 1 for group in found.groups)


def test_row_order_does_not_matter():
    rows = two_camps()
    forwards = groups_document(find_groups(votes_from(rows, STATEMENTS)))
    backwards = dict(reversed(rows.items()))
    assert groups_document(find_groups(votes_from(backwards, STATEMENTS))) == forwards


def test_groups_among_votes_without_a_pattern_are_called_not_stable():
    rows = {
        f"p{n:03}": [float((n * n * 7 + s * s * 13 + n * s * 5) % 97 % 3 - 1) for s in range(30)]
        for n in range(120)
    }
    found = find_groups(votes_from(rows, [str(s) for s in range(30)]))
    assert not found.is_stable


def test_all_votes_pass_gives_a_sentence_and_no_group():
    found = find_groups(votes_from({f"p{n}": [0.0] * 12 for n in range(30)}, STATEMENTS))
    assert found.groups == ()
    assert "passed on every statement" in found.reason
    assert not found.is_stable


def test_one_participant_gives_a_sentence_and_no_group():
    found = find_groups(votes_from({"p": [1.0] * 12}, STATEMENTS))
    assert found.groups == ()
    assert "looked for from 10" in found.reason


def test_those_who_voted_too_little_are_set_aside_and_named():
    rows = {**two_camps(), "quiet": [1.0] + [GAP] * 11}
    assert find_groups(votes_from(rows, STATEMENTS)).set_aside == ("quiet",)


def test_a_value_that_is_no_vote_is_refused_with_its_place():
    table = Table("v.csv", ("participant", "1"), (("p", "2"),))
    with pytest.raises(InputError, match=r"v.csv, row 2, column 1: '2' is no vote"):
        votes_of(table)


@pytest.mark.parametrize(
    ("conversation", "least"),
    [
        ("15-per-hour-seattle", 0.7),
        ("american-assembly.bowling-green", 0.7),
        ("brexit-consensus", 0.8),
        ("canadian-electoral-reform", 0.8),
        ("vtaiwan.uberx", 0.7),
    ],
)
def test_real_conversations_come_out_much_like_their_publishers_groups(conversation, least):
    from sklearn.metrics import adjusted_rand_score

    from folkmoot.analysis.landscape import place, plane_of

    table = read_table(real_data("opinions") / conversation / "participants-votes.csv")
    published = {row[0]: row[table.column("group-id")] for row in table.rows}
    votes = votes_of(table)
    voted = (votes.matrix == votes.matrix).sum(axis=1) >= 7
    matrix = votes.matrix[voted]
    names = [name for name, enough in zip(votes.participants, voted, strict=True) if enough]
    count = len({group for group in published.values() if group})
    best, _ = choose(place(matrix, plane_of(matrix)), [count])
    known = [n for n, name in enumerate(names) if published[name]]
    theirs = [published[names[n]] for n in known]
    assert adjusted_rand_score(theirs, best.labels[known]) >= least
