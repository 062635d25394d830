"""`folkmoot recount`: one published decision, derived again from its bundle."""

from pathlib import Path
from typing import Annotated

import typer

from folkmoot.decision.recount import main


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(recount)


def recount(
    bundle: Annotated[Path, typer.Argument(help="The bundle of one decision.")],
    head: Annotated[str, typer.Option(help="The head of the ledger, as published elsewhere.")] = "",
    key: Annotated[str, typer.Option(help="The public key, as published elsewhere.")] = "",
    code: Annotated[str, typer.Option(help="Your code of a secret vote, or - to be asked.")] = "",
) -> None:
    """Derive a decision again from its bundle; name the first record that differs.

    The same file lies in the bundle: python3 recount.py BUNDLE.zip does the same without Folkmoot.
    """
    given = {"--head": head, "--key": key, "--code": code}
    options = [f"{name}={value}" for name, value in given.items() if value]
    raise typer.Exit(main([*options, "--", str(bundle)]))
