"""`folkmoot timeline`: one jurisdiction's law over time, derived from its dated answers."""

import typer
from rich.console import Console
from rich.table import Table

from folkmoot.assessment.timeline import Interval, timeline
from folkmoot.cli.assess import JsonOption, JurisdictionArgument, law_and_measure, words
from folkmoot.cli.output import print_json

_MOST_SHOWN = 4


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("timeline")(timeline_command)


def timeline_command(jurisdiction: JurisdictionArgument, as_document: JsonOption = False) -> None:
    """Say which legal model held when, and which answers changed by which provisions."""
    law, measure = law_and_measure(jurisdiction)
    intervals = timeline(law, measure)
    if as_document:
        print_json([interval.as_json() for interval in intervals])
        return
    table = Table(title=f"{law.jurisdiction.name}, as far as it is coded", pad_edge=False)
    for heading in ("from", "to", "model", "what changed"):
        table.add_column(heading, overflow="fold")
    for interval in intervals:
        last = interval.last.isoformat() if interval.last else ""
        models = " or ".join(words(model) for model in interval.model)
        changed = _changed(interval, measure.scheme.questions)
        table.add_row(interval.first.isoformat(), last, models, changed)
    Console().print(table)


def _changed(interval: Interval, deciding: tuple[str, ...]) -> str:
    lines = [
        f"{change.now.question} {words(change.was)} → {words(change.now.value)}: "
        f"{change.now.provision or 'nothing cited'}"
        for change in sorted(interval.changed, key=lambda one: one.now.question not in deciding)
    ]
    more = len(lines) - _MOST_SHOWN
    return "\n".join([*lines[:_MOST_SHOWN], *([f"and {more} more (--json)"] if more > 0 else [])])
