"""`folkmoot campaigns`: which responses are copies of which."""

import gc
from pathlib import Path
from typing import Annotated

import typer

from folkmoot.cli.analyse import IdOption, TextOption
from folkmoot.cli.output import say
from folkmoot.cli.telling import telling


def register(app: typer.Typer) -> None:
    """Add `folkmoot campaigns`."""
    app.command()(campaigns)


def campaigns(
    file: Annotated[Path, typer.Argument(help="Responses as CSV, XLSX or Parquet.")],
    text: TextOption,
    out: Annotated[Path, typer.Option("-o", "--out", help="The CSV file to write.")],
    id: IdOption = "",
) -> None:
    """Group responses that are the same or nearly so; write id, campaign and similarity."""
    gc.disable()  # a million small objects come, and none of them in a circle
    from folkmoot.analysis.campaign_files import write_campaigns
    from folkmoot.analysis.campaigns import campaigns_among
    from folkmoot.analysis.columns import read_words
    from folkmoot.analysis.engine import chosen_engine

    ids, words = read_words(file, text=text, id=id)
    with chosen_engine() as engine, telling() as progress:
        found = campaigns_among(ids, words, engine=engine, progress=progress)
    write_campaigns(sorted(ids), found, out)
    copies = sum(campaign.size for campaign in found)
    say(f"{copies:,} of {len(ids):,} responses are copies, in {len(found):,} campaigns: {out}.")
