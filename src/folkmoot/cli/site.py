"""The commands that need the site and its database; each is handed to `python -m folkmoot.web`."""

import importlib.util
import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from folkmoot.foundation.errors import InputError

HomeOption = Annotated[
    str, typer.Option("--home", help="The folder that the database and the files lie in.")
]
OnlyOption = Annotated[
    str, typer.Option("--only", help="Which face this host has: intake or workbench.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def delegate(command: str, arguments: list[str]) -> NoReturn:
    """Become the site's *command*: its exit status is ours, and signals reach it itself."""
    if importlib.util.find_spec("django") is None:
        raise InputError(
            f"'folkmoot {command}' needs the site. Install it: pip install 'folkmoot[site]'."
        )
    program = [sys.executable, "-m", "folkmoot.web", command, *arguments]
    os.execv(sys.executable, program)


def register(app: typer.Typer) -> None:
    """Add the commands of the site."""
    for command in (demo, serve, carry, trace, verify):
        app.command()(command)


def demo(
    home: HomeOption = "",
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="Stop when the report is written.")
    ] = False,
) -> None:
    """Run the whole life of one policy in the invented federation, then serve the site."""
    delegate("demo", [*home_named(home), *(["--no-serve"] if no_serve else [])])


def serve(
    home: HomeOption = "",
    port: Annotated[
        int, typer.Option(help="The workbench's port; the next one is intake's.")
    ] = 8000,
    only: OnlyOption = "",
) -> None:
    """Serve the workbench, the intake face on the next port, and the job consumer."""
    delegate("serve", [*home_named(home), "--port", str(port), *only_named(only)])


def carry(
    folder: Annotated[Path, typer.Argument(help="The folder that goes between the two hosts.")],
    home: HomeOption = "",
    only: OnlyOption = "",
) -> None:
    """Take in what the other host wrote into a folder, and write what this one has to tell."""
    delegate("carry", [str(folder.resolve()), *home_named(home), *only_named(only)])


def trace(reference: str, home: HomeOption = "", as_json: JsonOption = False) -> None:
    """Follow a reference back to evidence, voices and votes, and forward to laws."""
    delegate("trace", [reference, *home_named(home), *(["--json"] if as_json else [])])


def verify(home: HomeOption = "", as_json: JsonOption = False) -> None:
    """Check that nothing in the ledger was changed, dropped or put in between."""
    delegate("verify", [*home_named(home), *(["--json"] if as_json else [])])


def home_named(home: str) -> list[str]:
    """Give the arguments that name *home*, none where the default is meant."""
    return ["--home", home] if home else []


def only_named(only: str) -> list[str]:
    """Give the arguments that name the one face that is meant; refuse a name that is none."""
    if only not in {"", "intake", "workbench"}:
        raise InputError(f"'{only}' is no face. Write --only intake or --only workbench.")
    return ["--only", only] if only else []
