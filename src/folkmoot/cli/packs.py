"""The `folkmoot packs` commands: every fault of every pack, with its file and line."""

from pathlib import Path
from typing import Annotated

import typer

from folkmoot.cli.output import Printable, print_json, say
from folkmoot.cli.packs_found import Finding, check_packs
from folkmoot.foundation.errors import Fault

packs = typer.Typer(no_args_is_help=True, help="Look after packs: folders of facts and prose.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(packs, name="packs")


@packs.callback()
def looking_after() -> None:
    """Look after packs: folders of facts and prose."""


@packs.command()
def check(
    path: Annotated[
        Path | None,
        typer.Argument(help="A folder of packs, or one pack in it; default: all that are here."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Tell every fault of the packs with its file and line; status 1 where there is any.

    Warnings, such as a question that nothing reads, are told as well and are no faults.
    """
    finding = check_packs(path)
    if as_json:
        print_json(_as_json(finding))
    else:
        for fault in finding.faults:
            typer.echo(str(fault))
        for warning in finding.warnings:
            say(f"Warning: {warning}")
    say(_summary(finding))
    if finding.faults:
        raise typer.Exit(1)


def _as_json(finding: Finding) -> Printable:
    return {
        "packs": list(finding.checked),
        "faults": [_told(fault) for fault in finding.faults],
        "warnings": [_told(warning) for warning in finding.warnings],
    }


def _told(fault: Fault) -> Printable:
    return {"file": fault.file, "line": fault.line, "message": fault.message}


def _summary(finding: Finding) -> str:
    packs_seen = f"{len(finding.checked)} pack{'s' if len(finding.checked) != 1 else ''}"
    if not finding.faults:
        return f"Looked through {packs_seen}: no faults."
    return f"Looked through {packs_seen}: {len(finding.faults)} to correct."
