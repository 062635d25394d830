"""The table of campaigns: a row for each response."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from folkmoot.analysis.campaigns import Campaign
from folkmoot.analysis.sheets import write_csv


def write_campaigns(ids: Iterable[str], campaigns: Sequence[Campaign], path: Path) -> None:
    """Write a row for each of the responses *ids* with its campaign, if any, and its similarity."""
    copies = {
        member.response: (campaign.id, f"{member.similarity:.4f}")
        for campaign in campaigns
        for member in campaign.members
    }
    rows = ((id, *copies.get(id, ("", ""))) for id in ids)
    write_csv(path, ("id", "campaign", "similarity"), rows)
