"""`folkmoot coding take-in`: a project of another program to a codebook and sheets."""

from pathlib import Path
from typing import Annotated

import typer

from folkmoot.cli.output import say


def register(coding: typer.Typer) -> None:
    """Add the command."""
    coding.command("take-in")(take_in)


def take_in(
    project: Annotated[Path, typer.Argument(help="A REFI-QDA project (.qdpx).")],
    *,
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write to.")],
) -> None:
    """Read a project of NVivo, QualCoder, ATLAS.ti or MAXQDA, and say what is left out."""
    from folkmoot.analysis.coding.codebook_files import as_toml
    from folkmoot.analysis.coding.coding_files import write_codings, write_readers, write_texts
    from folkmoot.analysis.coding.refi_qda.reading import take_in as taken_in
    from folkmoot.analysis.sheets import write_csv

    taken = taken_in(project)
    held = taken.project
    out.mkdir(parents=True, exist_ok=True)
    (out / "codebook.toml").write_text(as_toml(held.codebook), encoding="utf-8", newline="\n")
    write_codings(out / "codings.csv", held.codings)
    write_texts(out / "sources.csv", held.texts)
    if held.readers:
        write_readers(out / "readers.csv", held.readers)
    rows = [(one.what, one.name, one.reason) for one in sorted(taken.left_out)]
    write_csv(out / "left-out.csv", ("what", "name", "reason"), rows)
    for sentence in taken.told:
        say(sentence)
    say(
        f"Took in {len(held.texts):,} texts, {len(held.codebook.codes):,} codes and "
        f"{len(held.codings):,} codings written by {taken.origin or 'an unnamed program'}; "
        f"{len(taken.left_out):,} things are left out. All is in {out}."
    )
