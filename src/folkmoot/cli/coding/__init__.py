"""The `folkmoot coding` commands: codebooks, agreement, trials, and other programs' projects."""

import importlib

import typer

COMMANDS = ("check", "agreement", "trial", "export", "take_in")
"""The modules of this package that add commands, in the order that help lists them."""

coding = typer.Typer(no_args_is_help=True, help="Code responses with people and machines.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for name in COMMANDS:
        importlib.import_module(f"folkmoot.cli.coding.{name}").register(coding)
    app.add_typer(coding, name="coding")


@coding.callback()
def coded() -> None:
    """Code responses with people and machines."""
