"""`folkmoot law settle`: which one unanswered question would settle a model or a finding."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from folkmoot.assessment.assessments import Measure
from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.law import stand
from folkmoot.assessment.packs import DEFAULT_POLICY
from folkmoot.assessment.rows import Row
from folkmoot.assessment.settling import Settler, settlers
from folkmoot.cli.assess import (
    JsonOption,
    JurisdictionArgument,
    OnOption,
    PolicyOption,
    day_asked,
    law_and_measure,
    words,
)
from folkmoot.cli.output import print_json, say
from folkmoot.foundation.errors import InputError

RuleOption = Annotated[str, typer.Option("--rule", help="A rule such as K3, instead of the model.")]


def register(law: typer.Typer) -> None:
    """Add the command."""
    law.command("settle")(settle_command)


def settle_command(
    jurisdiction: JurisdictionArgument,
    *,
    on: OnOption = "",
    rule: RuleOption = "",
    policy: PolicyOption = DEFAULT_POLICY,
    as_document: JsonOption = False,
) -> None:
    """Say which one unanswered question would settle the model, the most telling first."""
    law, measure = law_and_measure(jurisdiction, policy)
    standing = stand(law, measure.codebook, on=day_asked(on))
    found = settlers(standing, measure.codebook, _rows(measure, rule))
    if as_document:
        print_json([settler.as_json() for settler in found])
    elif not found:
        say(f"{rule or 'The model'} of {law.jurisdiction.name} is settled on {standing.on}.")
    else:
        _show(found, measure.codebook)


def _rows(measure: Measure, name: str) -> tuple[Row, ...]:
    if not name:
        return measure.scheme.rows
    rule = measure.rules.rule(name)
    if rule is None:
        known = ", ".join(rule.id for rule in measure.rules.rules)
        raise InputError(f"'{name}' is no rule of this policy. It has {known}.")
    return rule.rows


def _show(found: tuple[Settler, ...], codebook: Codebook) -> None:
    table = Table(pad_edge=False)
    for heading in ("", "question", "if it is", "then"):
        table.add_column(heading, overflow="fold")
    for settler in found:
        text = codebook.questions[settler.question].text
        for place, (value, labels) in enumerate(settler.outcomes):
            then = " or ".join(map(words, labels))
            first = (settler.question, text) if place == 0 else ("", "")
            table.add_row(*first, words(value), then)
        table.add_section()
    Console().print(table)
