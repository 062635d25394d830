"""`folkmoot law blocs`: regions and blocs by legal model on a day."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from folkmoot.assessment.comparing import GroupTally, members, regions, subregions, tally
from folkmoot.assessment.packs import DEFAULT_POLICY, load_laws, load_policy_rules
from folkmoot.cli.assess import JsonOption, OnOption, day_asked, words
from folkmoot.cli.output import print_json

SubregionsOption = Annotated[bool, typer.Option("--subregions", help="Smaller regions.")]


def register(law: typer.Typer) -> None:
    """Add the command."""
    law.command("blocs")(blocs_command)


def blocs_command(
    on: OnOption = "", smaller: SubregionsOption = False, as_document: JsonOption = False
) -> None:
    """Say which coded laws of each region and bloc have which legal model, and how few they are."""
    laws, day = load_laws(), day_asked(on)
    measure = laws.measure(load_policy_rules(DEFAULT_POLICY, laws.codebook))
    groups = (subregions if smaller else regions)(laws.registry) | members(laws.blocs, on=day)
    found = tally(laws.laws, measure, on=day, groups=groups)
    if as_document:
        print_json([each.as_json() for each in found])
    else:
        _show(found)


def _show(found: tuple[GroupTally, ...]) -> None:
    table = Table(pad_edge=False)
    for heading in ("", "coded, of all", "model", "jurisdictions"):
        table.add_column(heading, overflow="fold")
    for group in found:
        start = (group.name, f"{group.coded} of {group.size}")
        for model, ones in group.models.items():
            table.add_row(*start, words(model) or "not settled", ", ".join(ones))
            start = ("", "")
        if not group.models:
            table.add_row(*start)
    Console().print(table)
