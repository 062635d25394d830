"""The `folkmoot law` commands: what else can be asked of coded law."""

import importlib
import importlib.util

import typer

COMMANDS = (
    "compare",
    "settle",
    "blocs",
    "divergence",
    "checklist",
    "flips",
    "classifications",
    "brief",
    "data",
    "take_in",
)
"""The modules of this package that add commands, in the order that help lists them."""

law = typer.Typer(no_args_is_help=True, help="Ask more of coded law.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for name in COMMANDS:
        if importlib.util.find_spec(f"folkmoot.cli.law.{name}"):
            importlib.import_module(f"folkmoot.cli.law.{name}").register(law)
    app.add_typer(law, name="law")


@law.callback()
def asking() -> None:
    """Ask more of coded law."""
