"""The table of campaigns: a row for each response."""

from collections.abc import Sequence
from pathlib import Path
from string import ascii_letters, digits
from typing import Final

from folkmoot.analysis.campaigns import Campaign
from folkmoot.analysis.sheets import write_csv

HEADING: Final = ("id", "campaign", "similarity")
_BARE: Final = frozenset(ascii_letters + digits + "._:/-\n")
"""Letters of ids that stand in a table as they are, wherever but a hyphen in front."""


def write_campaigns(ids: Sequence[str], campaigns: Sequence[Campaign], path: Path) -> None:
    """Write a row for each of the responses *ids* with its campaign, if any, and its similarity."""
    ends = {
        member.response: f"{campaign.id},{member.similarity:.4f}"
        for campaign in campaigns
        for member in campaign.members
    }
    rows = dict.fromkeys(ids, ",") | ends
    if not _bare(ids):
        write_csv(path, HEADING, ((id, *end.split(",")) for id, end in rows.items()))
        return
    lines = [",".join(HEADING), *map(",".join, rows.items()), ""]
    path.write_text("\n".join(lines), encoding="utf-8", newline="")


def _bare(ids: Sequence[str]) -> bool:
    """Say whether each of *ids* is written as it is, without quotes or an apostrophe."""
    every = "\n".join(["", *ids, ""])
    return every.count("\n") == len(ids) + 1 and _BARE.issuperset(every) and "\n-" not in every
