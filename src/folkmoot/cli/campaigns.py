"""`folkmoot campaigns`: which responses are copies of which."""

from pathlib import Path
from typing import Annotated

import typer

from folkmoot.cli.analyse import IdOption, TextOption
from folkmoot.cli.output import say


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
    from folkmoot.analysis.campaigns import find_campaigns
    from folkmoot.analysis.corpus import read_texts
    from folkmoot.analysis.files import write_campaigns

    texts = tuple(sorted(read_texts(file, text=text, id=id), key=lambda one: one.id))
    found = find_campaigns(texts)
    write_campaigns(texts, found, out)
    copies = sum(campaign.size for campaign in found)
    say(f"{copies:,} of {len(texts):,} responses are copies, in {len(found):,} campaigns: {out}.")
