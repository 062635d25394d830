"""`folkmoot belenios`: a vote taken to Belenios, its archive brought back, or only looked at."""

from pathlib import Path
from typing import Annotated

import typer

from folkmoot.cli.site import HomeOption, delegate, home_named

VoteArgument = Annotated[str, typer.Argument(help="The vote, as MEETING/VOTE.")]
ArchiveArgument = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, help="The archive that Belenios made.")
]


def register(app: typer.Typer) -> None:
    """Add the three commands under one name."""
    commands = typer.Typer(no_args_is_help=True, help="Hold a vote with Belenios.")
    commands.command("export")(export)
    commands.command("import")(bring_back)
    commands.command("check")(check)
    app.add_typer(commands, name="belenios")


def export(
    vote: VoteArgument,
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write to.")],
    home: HomeOption = "",
) -> None:
    """Write the voters with their weights and the question, for Belenios to hold the vote with."""
    delegate("belenios", ["export", vote, str(out.resolve()), *home_named(home)])


def bring_back(vote: VoteArgument, archive: ArchiveArgument, home: HomeOption = "") -> None:
    """Take the archive of a vote back, check it, close the vote and count it."""
    delegate("belenios", ["import", vote, str(archive.resolve()), *home_named(home)])


def check(vote: VoteArgument, archive: ArchiveArgument, home: HomeOption = "") -> None:
    """Only look whether an archive is of this vote, this text and this roll, and holds."""
    delegate("belenios", ["check", vote, str(archive.resolve()), *home_named(home)])
