"""`folkmoot law flips`: what a changed rule, scheme or codebook would make of every law."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from folkmoot.assessment.assessments import Reason
from folkmoot.assessment.flips import Flip, Said, flips
from folkmoot.assessment.pack_changes import place_of, with_changed
from folkmoot.assessment.packs import load_files, read_packs
from folkmoot.cli.assess import JsonOption, OnOption, day_asked, words
from folkmoot.cli.output import print_json, say
from folkmoot.foundation.errors import PackFaults
from folkmoot.foundation.packs import read_toml

FileArgument = Annotated[
    Path, typer.Argument(help="A changed rules.toml, scheme or codebook.", metavar="FILE")
]


def register(law: typer.Typer) -> None:
    """Add the command."""
    law.command("flips")(flips_command)


def flips_command(file: FileArgument, on: OnOption = "", as_document: JsonOption = False) -> None:
    """Say of which laws something else would be said with FILE in place of what the packs hold.

    Faults of FILE are told first, each with its line, and end with status 1.
    """
    day = day_asked(on)
    files, clauses = load_files()
    before = read_packs(files, clauses)
    try:
        changed = read_toml(file)
        after = with_changed(before, changed, clauses=clauses, files=lambda: files)
    except PackFaults as error:
        for fault in error.faults:
            typer.echo(str(fault))
        say(f"{len(error.faults)} to correct. Nothing was compared.")
        raise typer.Exit(1) from error
    found = flips(before, after, on=day)
    if as_document:
        print_json([flip.as_json() for flip in found])
        return
    _show(found)
    new = "" if place_of(changed) in files else ", which is new"
    say(f"{file} as {place_of(changed)}{new}: {len(found)} of {len(after.laws.laws)} laws flip.")


def _show(found: tuple[Flip, ...]) -> None:
    if not found:
        return
    table = Table(pad_edge=False)
    for heading in ("law", "what is said", "was", "would be", "because"):
        table.add_column(heading, overflow="fold")
    for flip in found:
        for position, one in enumerate(flip.turned):
            what, place = f"{one.said.name} ({one.said.of})", "" if position else flip.name
            because = "\n".join(map(_because, one.said.because))
            table.add_row(place, what, _possible(one.was), _possible(one.now), because)
        table.add_section()
    Console().print(table)


def _possible(said: Said | None) -> str:
    return " or ".join(map(words, said.possible)) if said else "not said"


def _because(reason: Reason) -> str:
    return f"{reason.question} {words(reason.value)}"
