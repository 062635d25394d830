"""`folkmoot law take-in`: let a site take the packs of law in again."""

import typer

from folkmoot.cli.site import HomeOption, delegate, home_named


def register(law: typer.Typer) -> None:
    """Add the command."""
    law.command("take-in")(take_in_command)


def take_in_command(home: HomeOption = "") -> None:
    """Take the packs in anew and judge every law; with faults, go on with the last good packs."""
    delegate("take_in_law", home_named(home))
