"""`folkmoot agreement`: how far coders agree, code by code."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from folkmoot.cli.output import Printable, print_json


def register(app: typer.Typer) -> None:
    """Add `folkmoot agreement`."""
    app.command()(agreement)


def agreement(
    codings: Annotated[Path, typer.Argument(help="Columns unit, coder, code (optional), value.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Work out Krippendorff's alpha and Gwet's AC1 for each code, with 95 % intervals."""
    from folkmoot.analysis.codings import codings_of
    from folkmoot.analysis.sheets import read_table
    from folkmoot.foundation.agreement import agreement as agreed

    found = agreed(codings_of(read_table(codings)))
    if as_json:
        rows: list[Printable] = [
            {
                "code": one.code,
                "units": one.units,
                "coders": one.coders,
                "alpha": one.alpha,
                "alpha_interval": list(one.alpha_interval) if one.alpha_interval else None,
                "ac1": one.ac1,
                "ac1_interval": list(one.ac1_interval) if one.ac1_interval else None,
                "reason": one.reason,
            }
            for one in found
        ]
        print_json({"codes": rows})
        return
    table = Table("Code", "Units", "Coders", "Alpha", "95 %", "AC1", "95 %", "Note")
    for one in found:
        table.add_row(
            one.code,
            str(one.units),
            str(one.coders),
            _shown(one.alpha),
            _interval(one.alpha_interval),
            _shown(one.ac1),
            _interval(one.ac1_interval),
            one.reason,
        )
    Console(width=120).print(table)


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _interval(interval: tuple[float, float] | None) -> str:
    return "–" if interval is None else f"{interval[0]:.3f} to {interval[1]:.3f}"
