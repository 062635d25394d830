"""The table of campaigns: the same rows whether ids need care or not."""

import csv
from pathlib import Path

import pytest

from folkmoot.analysis.campaign_files import write_campaigns
from folkmoot.analysis.campaigns import Campaign, Member


def test_each_response_has_a_row_and_copies_their_campaign(tmp_path: Path) -> None:
    path = tmp_path / "campaigns.csv"
    letter = Campaign("c-0123456789", "Dear board", "b", (Member("b", 1.0), Member("c-2", 0.75)))
    write_campaigns(["a", "b", "c-2"], [letter], path)
    assert path.read_text().splitlines() == [
        "id,campaign,similarity",
        "a,,",
        "b,c-0123456789,1.0000",
        "c-2,c-0123456789,0.7500",
    ]


@pytest.mark.parametrize(
    ("id", "cell"),
    [
        ("a,b", "a,b"),
        ('say "b"', 'say "b"'),
        ("-1", "'-1"),
        ("=1", "'=1"),
        ("é", "é"),
        ("a\nb", "a\nb"),
    ],
)
def test_an_id_that_is_not_plain_comes_back_as_it_was(tmp_path: Path, id: str, cell: str) -> None:
    path = tmp_path / "campaigns.csv"
    letter = Campaign("c-0123456789", "Dear board", id, (Member(id, 1.0), Member("b", 0.9)))
    write_campaigns([id, "b", "c"], [letter], path)
    with path.open(newline="", encoding="utf-8") as file:
        assert [tuple(row) for row in csv.reader(file)] == [
            ("id", "campaign", "similarity"),
            (cell, "c-0123456789", "1.0000"),
            ("b", "c-0123456789", "0.9000"),
            ("c", "", ""),
        ]
