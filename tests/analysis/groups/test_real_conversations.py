"""Groups in five real conversations, beside those that their publisher found."""

import pytest

from folkmoot.analysis.clusters import likeness
from folkmoot.analysis.groups import find_groups
from folkmoot.analysis.sheets import read_table
from folkmoot.analysis.vote_files import read_votes
from tests.real_data import real_data


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
    import numpy as np

    path = real_data("opinions") / conversation / "participants-votes.csv"
    table = read_table(path)
    published = {row[0]: row[table.column("group-id")] for row in table.rows}
    found = find_groups(read_votes(path), len({group for group in published.values() if group}))
    known = [point for point in found.points if published[point.participant]]
    theirs = np.array([int(published[point.participant]) for point in known])
    ours = np.array(["ABCDE".index(point.group) for point in known])
    assert likeness(theirs, ours) >= least
