"""The table of campaigns: a row for each response."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from folkmoot.analysis.campaigns import Campaign
from folkmoot.analysis.sheets import written


def write_campaigns(ids: Iterable[str], campaigns: Sequence[Campaign], path: Path) -> None:
    """Write a row for each of the responses *ids* with its campaign, if any, and its similarity."""
    copies = {
        member.response: (campaign.id, f"{member.similarity:.4f}")
        for campaign in campaigns
        for member in campaign.members
    }
    none = ("", "")
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("id", "campaign", "similarity"))
        table.writerows((written(id), *copies.get(id, none)) for id in ids)
