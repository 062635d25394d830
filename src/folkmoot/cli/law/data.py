"""`folkmoot law data`: all coded law as open data, written to a folder."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from folkmoot.assessment.packs import load_packs
from folkmoot.cli.assess import JsonOption, OnOption, day_asked
from folkmoot.cli.output import print_json, say
from folkmoot.foundation.canonical import content_hash
from folkmoot.foundation.errors import InputError
from folkmoot.publication.law_data import law_data
from folkmoot.publication.opendata import write_open_data

FolderOption = Annotated[Path, typer.Option("-o", "--out", help="The folder to write to.")]


def register(law: typer.Typer) -> None:
    """Add the command."""
    law.command("data")(data_command)


def data_command(out: FolderOption, on: OnOption = "", as_document: JsonOption = False) -> None:
    """Write all coded law as CSV, JSON and JSON-LD, with findings as of a day; no score."""
    day = day_asked(on)
    written = _written(out, day)
    if as_document:
        print_json(
            {
                "on": day.isoformat(),
                "files": [
                    {"name": path.name, "sha256": content_hash(path.read_bytes())}
                    for path in written
                ],
            }
        )
    else:
        say(f"Wrote {len(written)} files to {out}. README.md says what they are.")


def _written(out: Path, day: date) -> tuple[Path, ...]:
    packs = load_packs()
    data = law_data(packs.laws, tuple(packs.rules.values()), on=day)
    try:
        return write_open_data(data, out)
    except OSError as error:
        raise InputError(f"{out} cannot be written to: {error.strerror}.") from error
