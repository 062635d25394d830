"""`folkmoot reform`: the law as it would be, or the smallest change that reaches a finding."""

from datetime import date
from typing import Annotated

import typer
from rich.console import Console

from folkmoot.assessment.assessments import Measure
from folkmoot.assessment.law import Law, stand
from folkmoot.assessment.packs import DEFAULT_POLICY
from folkmoot.assessment.reform import Reform, aim_of, as_json, reform, smallest_reform
from folkmoot.cli.assess import (
    JsonOption,
    JurisdictionArgument,
    OnOption,
    PolicyOption,
    day_asked,
    findings_table,
    law_and_measure,
    words,
)
from folkmoot.cli.output import print_json, say
from folkmoot.foundation.errors import InputError

SetOption = Annotated[
    list[str], typer.Option("--set", help="An answer to change, as B1=none; may be repeated.")
]
UntilOption = Annotated[
    list[str],
    typer.Option(
        "--until", help="What the smallest change is to reach, as K3=met or model=legalisation."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("reform")(reform_command)


def reform_command(
    jurisdiction: JurisdictionArgument,
    *,
    changes: SetOption = [],  # noqa: B006  Typer reads the default and copies it.
    until: UntilOption = [],  # noqa: B006  The same.
    on: OnOption = "",
    policy: PolicyOption = DEFAULT_POLICY,
    as_document: JsonOption = False,
) -> None:
    """Imagine a change of one jurisdiction's law and hold both laws to a policy."""
    if bool(changes) == bool(until):
        raise InputError(
            "Say --set QUESTION=VALUE or --until CLAUSE=met, one of the two, as often as you like."
        )
    law, measure = law_and_measure(jurisdiction, policy)
    made = _made(law, measure, changes, until=until, on=day_asked(on))
    if made is None:
        say(f"No change of the answers reaches {' and '.join(until)}.")
        raise typer.Exit(1)
    if as_document:
        print_json(as_json(made))
    else:
        _show(made)


def _made(
    law: Law, measure: Measure, changes: list[str], *, until: list[str], on: date
) -> Reform | None:
    standing = stand(law, measure.codebook, on=on)
    if not until:
        return reform(standing, measure, dict(_pair(text, "B1=none") for text in changes))
    aims = [aim_of(measure, *_pair(text, "K3=met")) for text in until]
    return smallest_reform(standing, measure, aims)


def _pair(text: str, example: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not (name and sign and value):
        raise InputError(f"'{text}' is not of the form {example}.")
    return name, value


def _show(made: Reform) -> None:
    console = Console()
    law = made.before.standing.law
    console.print(f"[bold]{law.jurisdiction.name}[/bold], imagined")
    if not made.steps:
        console.print("  nothing needs to change")
    for step in made.steps:
        instead = f" (or {', '.join(map(words, step.instead))})" if step.instead else ""
        touched = "; ".join(step.touched) or "no provision is coded"
        console.print(f"  {step.question}: {words(step.was)} → {words(step.value)}{instead}")
        console.print(f"      touches {touched}")
    models = (" or ".join(map(words, one.model.possible)) for one in (made.before, made.after))
    console.print(f"  model: {' → '.join(models)}")
    if made.missing:
        console.print(f"  still not known: {', '.join(made.missing)}")
    console.print(findings_table(made.after))
