"""The `folkmoot` command: files and packs in, one answer out.

Exit status 0 means done, 1 that the thing checked does not hold, 2 that what came in cannot be
used, told in a sentence on stderr. Results go to stdout, prose and progress to stderr.
"""

import importlib
import importlib.util
import sys
from collections.abc import Iterable, Sequence

import typer

from folkmoot.cli.output import say
from folkmoot.foundation.errors import FolkmootError

COMMANDS = (
    "site",
    "bundles",
    "intake",
    "keeping",
    "analyse",
    "compare_runs",
    "campaigns",
    "match",
    "groups",
    "agreement",
    "coding",
    "count",
    "recount",
    "belenios",
    "assess",
    "timeline",
    "reform",
    "law",
    "packs",
)
"""The modules of this package that add commands, in the order that help lists them."""


def application(modules: Iterable[str] = COMMANDS) -> typer.Typer:
    """Give the whole command with all its parts, or with those that *modules* add."""
    app = typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        help="Make a policy together, and hold every country's law to it, clause by clause.",
    )
    app.callback()(lambda: None)  # so that a command is named even where it is the only one
    for name in modules:
        if importlib.util.find_spec(f"folkmoot.cli.{name}"):
            importlib.import_module(f"folkmoot.cli.{name}").register(app)
    return app


def run() -> None:
    """Run the command line; tell what cannot be used in a sentence and end with status 2."""
    try:
        application(_needed(sys.argv[1:2]))()
    except FolkmootError as error:
        say(str(error))
        raise SystemExit(2) from error
    except OSError as error:
        say(f"{error.filename or 'The system'}: {error.strerror or error}. Check the place.")
        raise SystemExit(2) from error


def _needed(words: Sequence[str]) -> Sequence[str]:
    """Give the one module that is named like the command, or all: to read all takes a while."""
    return [name for name in COMMANDS if name.replace("_", "-") in words] or COMMANDS
