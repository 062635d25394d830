"""`folkmoot law compare`: two laws, or one law on two days, beside each other."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from folkmoot.assessment.assessments import Assessment, Reason, assess
from folkmoot.assessment.comparing import Comparison, as_json, compare
from folkmoot.assessment.packs import DEFAULT_POLICY
from folkmoot.cli.assess import (
    MARKS,
    JsonOption,
    OnOption,
    PolicyOption,
    day_asked,
    law_and_measure,
    words,
)
from folkmoot.cli.output import print_json

LawArgument = Annotated[str, typer.Argument(help="A jurisdiction, with @DATE for another day.")]


def register(law: typer.Typer) -> None:
    """Add the command."""
    law.command("compare")(compare_command)


def compare_command(
    first: LawArgument,
    second: LawArgument,
    *,
    on: OnOption = "",
    policy: PolicyOption = DEFAULT_POLICY,
    as_document: JsonOption = False,
) -> None:
    """Say where two laws part: SWE NZL, or SWE@1998-12-31 SWE for two days of one."""
    found = compare(_assessed(first, policy, on), _assessed(second, policy, on))
    if as_document:
        print_json(as_json(found))
    else:
        _show(found)


def _assessed(text: str, policy: str, on: str) -> Assessment:
    jurisdiction, _, day = text.partition("@")
    law, measure = law_and_measure(jurisdiction, policy)
    return assess(law, measure, on=day_asked(day or on))


def _show(found: Comparison) -> None:
    console, table = Console(), Table(pad_edge=False)
    table.add_column("")
    for side in (found.first, found.second):
        where = f"{side.standing.law.jurisdiction.name}, {side.standing.on}"
        table.add_column(f"{where}: {' or '.join(map(words, side.model.possible))}")
    for finding in found.findings:
        name = f"{finding.rule} {finding.name}"
        table.add_row(name, MARKS[finding.first.value], MARKS[finding.second.value])
    table.add_section()
    for answer in found.answers:
        table.add_row(answer.question, _said(answer.first), _said(answer.second))
    console.print(table)
    console.print(f"{found.alike} answers are known of both and the same; not legal advice")


def _said(reason: Reason) -> str:
    return f"{words(reason.value)}: {reason.provision}" if reason.provision else words(reason.value)
