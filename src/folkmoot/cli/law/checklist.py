"""`folkmoot law checklist`: what to look at before a coded law is done."""

import typer
from rich.console import Console
from rich.table import Table

from folkmoot.assessment.checklists import SENTENCES, Check, Checklist, law_checklist
from folkmoot.assessment.packs import MODEL_SCHEME, load_laws
from folkmoot.cli.assess import JsonOption, JurisdictionArgument, OnOption, day_asked
from folkmoot.cli.output import print_json


def register(law: typer.Typer) -> None:
    """Add the command."""
    law.command("checklist")(checklist_command)


def checklist_command(
    jurisdiction: JurisdictionArgument, on: OnOption = "", as_document: JsonOption = False
) -> None:
    """List what a coded law leaves open, rests on memory, or was not looked at for a year."""
    laws, day = load_laws(), day_asked(on)
    found = law_checklist(
        laws.law(jurisdiction),
        laws.codebook,
        laws.schemes[MODEL_SCHEME],
        on=day,
        codings=laws.codings.get(jurisdiction, ()),
    )
    if as_document:
        _print_document(jurisdiction, found)
    else:
        _show(jurisdiction, found)


def _print_document(jurisdiction: str, found: Checklist) -> None:
    print_json(
        {
            "jurisdiction": jurisdiction,
            "asked": found.asked,
            "answered": found.answered,
            "items": [
                {"check": item.check.value, "about": item.about, "words": item.words}
                for item in found.items
            ],
        }
    )


def _show(jurisdiction: str, found: Checklist) -> None:
    table = Table(pad_edge=False)
    for heading in ("what", "about", "words"):
        table.add_column(heading, overflow="fold")
    for check in Check:
        items = found.of(check)
        for place, item in enumerate(items):
            what = f"{SENTENCES[check]} ({len(items)})" if place == 0 else ""
            table.add_row(what, item.about, item.words)
    console = Console()
    console.print(f"{jurisdiction}: {found.answered} of {found.asked} questions are answered")
    console.print(table)
