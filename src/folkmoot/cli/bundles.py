"""`folkmoot send`, `receive` and `card`: a round's result as a signed file, up and back."""

from pathlib import Path
from typing import Annotated

import typer

from folkmoot.cli.site import HomeOption, JsonOption, delegate, home_named


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (send, receive, card):
        app.command()(command)


def send(
    round_reference: Annotated[str, typer.Argument(metavar="ROUND", help="Such as round:north.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The file to write.")],
    back: Annotated[
        bool, typer.Option("--back", help="As the secretariat: what changed because of it.")
    ] = False,
    home: HomeOption = "",
) -> None:
    """Write a round's result to a signed file for the secretariat, its words sealed to it."""
    way = ["--back"] if back else []
    delegate("send", [round_reference, "--out", str(out.resolve()), *way, *home_named(home)])


def receive(
    file: Annotated[Path, typer.Argument(help="The file that came.")],
    home: HomeOption = "",
    as_json: JsonOption = False,
) -> None:
    """Check a file that 'folkmoot send' wrote elsewhere, and take it in if all of it holds."""
    told = ["--json"] if as_json else []
    delegate("receive", [str(file.resolve()), *home_named(home), *told])


def card(
    body: Annotated[str, typer.Argument(help="The body whose card it is.")],
    register_file: Annotated[
        str, typer.Option("--register", metavar="FILE", help="Know the body by this card.")
    ] = "",
    home: HomeOption = "",
) -> None:
    """Print by which keys a body is known, or register the card of a body elsewhere."""
    way = ["--register", str(Path(register_file).resolve())] if register_file else []
    delegate("card", [body, *way, *home_named(home)])
