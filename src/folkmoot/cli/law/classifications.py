"""`folkmoot law classifications`: what others call laws, source by source, beside our models."""

from datetime import UTC, date, datetime

import typer
from rich.console import Console
from rich.table import Table

from folkmoot.assessment.classifications import (
    Reading,
    SourceAgreement,
    agreement_with,
    day_of,
)
from folkmoot.assessment.packs import DEFAULT_POLICY, load_packs
from folkmoot.cli.assess import JsonOption, OnOption, day_asked, words
from folkmoot.cli.output import print_json


def register(law: typer.Typer) -> None:
    """Add the command."""
    law.command("classifications")(classifications_command)


def classifications_command(on: OnOption = "", as_document: JsonOption = False) -> None:
    """Say for each source how far it agrees, and which laws to look into; never one number.

    Without --on each source is held beside the law of the day that it speaks of.
    """
    found = _agreements(day_asked(on) if on else None)
    if as_document:
        print_json([one.as_json() for one in found])
        return
    for one in found:
        _show(one)


def _agreements(on: date | None) -> tuple[SourceAgreement, ...]:
    packs, today = load_packs(), datetime.now(UTC).date()
    rules = packs.rules[DEFAULT_POLICY]
    return tuple(
        agreement_with(
            each, packs.laws, packs.laws.measure(rules, each.scheme), on=on or day_of(each, today)
        )
        for each in packs.laws.classifications
    )


def _show(found: SourceAgreement) -> None:
    console, source = Console(), found.classification
    kappa = "kappa cannot be told" if found.kappa is None else f"kappa {found.kappa:.2f}"
    console.print(f"[bold]{source.source}[/bold] ({source.year})")
    console.print(
        f"  law of {found.on}: {found.agreed} of {found.units} agree, {kappa}; "
        f"{found.uncoded} labels of laws that are not coded then"
    )
    if not found.to_look_into:
        return
    table = Table(pad_edge=False)
    for heading in ("law", "their label", "our model", "because"):
        table.add_column(heading, overflow="fold")
    for one in found.to_look_into:
        ours = " or ".join(map(words, one.ours)) + (" (open)" if one.agrees is None else "")
        table.add_row(one.name, one.label, ours, _because(one))
    console.print(table)


def _because(reading: Reading) -> str:
    return "\n".join(
        f"{one.question} {words(one.value)}" + (f": {one.provision}" if one.provision else "")
        for one in reading.because
    )
