"""`folkmoot assess`: one jurisdiction's law on one day, held to a policy clause by clause."""

from datetime import UTC, date, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from folkmoot.assessment.assessments import Assessment, Measure, as_json, assess, reasons
from folkmoot.assessment.law import Law
from folkmoot.assessment.packs import DEFAULT_POLICY, load_laws, load_policy_rules
from folkmoot.assessment.rules import Finding
from folkmoot.cli.output import print_json
from folkmoot.foundation.errors import InputError

JurisdictionArgument = Annotated[str, typer.Argument(help="Whose law, such as NZL or GB-EAW.")]
OnOption = Annotated[str, typer.Option("--on", help="The day, as 2026-01-01; default today.")]
PolicyOption = Annotated[
    str, typer.Option("--policy", help="The policy's id, with @version for one of its versions.")
]
SchemeOption = Annotated[
    str, typer.Option("--scheme", help="The scheme of models or axes to read by, as five-models.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]

MARKS = {
    "met": "● met",
    "partly": "◐ partly met",
    "breached": "○ breached",
    "unknown": "? unknown",
    "not_applicable": "– not applicable",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("assess")(assess_command)


def assess_command(
    jurisdiction: JurisdictionArgument,
    on: OnOption = "",
    policy: PolicyOption = DEFAULT_POLICY,
    *,
    scheme: SchemeOption = "",
    as_document: JsonOption = False,
) -> None:
    """Say the legal model, flags and findings of one jurisdiction's law, with reasons."""
    law, measure = law_and_measure(jurisdiction, policy, scheme=scheme)
    assessment = assess(law, measure, on=day_asked(on))
    if as_document:
        print_json(as_json(assessment))
    else:
        show(assessment)


def law_and_measure(
    jurisdiction: str, policy: str = DEFAULT_POLICY, *, scheme: str = ""
) -> tuple[Law, Measure]:
    """Read the packs; InputError names what there is where something asked for is not."""
    laws = load_laws()
    law = laws.law(jurisdiction)
    return law, laws.measure(load_policy_rules(policy, laws.codebook), scheme)


def day_asked(text: str) -> date:
    """Read the day asked for, today where it is left out; no law is known of days to come."""
    today = datetime.now(UTC).date()
    try:
        day = date.fromisoformat(text) if text else today
    except ValueError as error:
        raise InputError(f"'{text}' is not a day. Write it as 2026-01-01.") from error
    if day > today:
        raise InputError(f"{day} is still to come. Ask for {today} or an earlier day.")
    return day


def show(assessment: Assessment) -> None:
    """Print an assessment for people."""
    law, console = assessment.standing.law, Console()
    possible = " or ".join(words(model) for model in assessment.model.possible)
    console.print(f"[bold]{law.jurisdiction.name}[/bold] on {assessment.standing.on}: {possible}")
    for flag in assessment.flags:
        console.print(f"  flag: {flag.text}")
    for axis in (one for one in assessment.measure.axes.axes if assessment.axes[one.id]):
        console.print(f"  axis: {axis.text}")
    console.print(f"  {law.status}, last checked {law.checked}; not legal advice")
    console.print(findings_table(assessment))


def findings_table(assessment: Assessment) -> Table:
    """Lay out every finding with what decided it, or what is missing."""
    table = Table(show_lines=False, pad_edge=False)
    for heading in ("", "what is asked", "finding", "because"):
        table.add_column(heading, overflow="fold")
    for finding in assessment.findings:
        mark = MARKS[finding.result.value]
        table.add_row(finding.rule.id, finding.rule.name, mark, _why(finding, assessment))
    return table


def words(label: str) -> str:
    """Give a label of the packs as people read it."""
    return label.replace("_", " ")


def _why(finding: Finding, assessment: Assessment) -> str:
    if finding.missing:
        return f"not known: {', '.join(finding.missing)}"
    found = reasons(assessment.standing, finding.because)
    return "\n".join(
        f"{one.question} {words(one.value)}: {one.provision} (from {one.since})"
        if one.since
        else f"{one.question} {words(one.value)}: {one.provision}"
        for one in found
    )
