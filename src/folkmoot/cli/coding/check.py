"""`folkmoot coding check`: whether a codebook can be used, and what it says of its codes."""

from pathlib import Path
from typing import Annotated

import typer

from folkmoot.cli.coding.coded import JsonOption
from folkmoot.cli.output import print_json, say


def register(coding: typer.Typer) -> None:
    """Add the command."""
    coding.command("check")(check)


def check(
    codebook: Annotated[Path, typer.Argument(help="The codebook, as TOML.")],
    before: Annotated[
        Path | None, typer.Argument(help="An earlier version, to be told what changed.")
    ] = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Check a codebook, count its codes, and say what changed since an earlier version."""
    from folkmoot.analysis.coding.codebook import changes, codebook_hash
    from folkmoot.analysis.coding.codebook_files import from_toml, gaps

    book = from_toml(codebook)
    undefined = gaps(book)
    changed = changes(from_toml(before), book) if before else None
    say(f"{book.name}, version {book.version}: {len(book.codable)} codes can be put on a segment.")
    if undefined:
        say(f"Without a definition: {', '.join(undefined)}. Coders will read them differently.")
    lists = {
        name: list(getattr(changed, name)) for name in ("added", "gone", "reworded") if changed
    }
    for name, codes in lists.items():
        say(f"{name.capitalize()}: {', '.join(codes) or 'none'}.")
    if as_json:
        print_json(
            {
                "name": book.name,
                "version": book.version,
                "hash": codebook_hash(book),
                "codes": list(book.ids),
                "without_definition": list(undefined),
                **lists,
            }
        )
