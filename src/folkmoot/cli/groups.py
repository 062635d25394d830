"""`folkmoot groups`: who votes alike on statements."""

import json
from pathlib import Path
from typing import Annotated

import typer

from folkmoot.cli.output import say


def register(app: typer.Typer) -> None:
    """Add `folkmoot groups`."""
    app.command()(groups)


def groups(
    votes: Annotated[Path, typer.Argument(help="A row per participant, a column per statement.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The JSON file to write.")],
    count: Annotated[int, typer.Option("--count", help="How many; 0 for the best set apart.")] = 0,
    statements: Annotated[
        Path | None, typer.Option("--statements", help="Their words, and which were held back.")
    ] = None,
) -> None:
    """Find opinion groups among participants who agreed (1), passed (0) or disagreed (-1)."""
    from folkmoot.analysis.groups import find_groups
    from folkmoot.analysis.groups_document import groups_document
    from folkmoot.analysis.statement_files import Put, read_statements
    from folkmoot.analysis.vote_files import read_votes

    put = read_statements(statements) if statements else Put({}, ())
    found = find_groups(read_votes(votes).without(put.held_back), count or None)
    text = json.dumps(
        groups_document(found, put.words), ensure_ascii=False, indent=1, sort_keys=True
    )
    out.write_text(text + "\n", encoding="utf-8")
    if found.reason:
        say(f"No groups: {found.reason}")
        return
    sizes = ", ".join(f"{len(group.members):,}" for group in found.groups)
    last = "They are stable." if found.is_stable else "These groups are not stable."
    say(f"{len(found.groups)} groups of {sizes}; stability {found.stability}. {last} {out}")
