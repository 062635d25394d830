"""`folkmoot coding export`: responses and codings as a project that other programs open."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from folkmoot.cli.coding.coded import IdOption, TextOption
from folkmoot.cli.output import say
from folkmoot.foundation.errors import InputError


def register(coding: typer.Typer) -> None:
    """Add the command."""
    coding.command("export")(export)


def export(
    responses: Annotated[Path, typer.Argument(help="Responses as CSV, XLSX or Parquet.")],
    *,
    codings: Annotated[Path, typer.Option("--codings", help="Codings: response, code, coder, …")],
    codebook: Annotated[Path, typer.Option("--codebook", help="The codebook, as TOML.")],
    readers: Annotated[
        Path | None, typer.Option("--readers", help="Who read what: response, coder.")
    ] = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="The .qdpx file to write.")],
    text: TextOption = "text",
    id: IdOption = "response",
    on: Annotated[str, typer.Option("--on", help="The day to write in it; today without it.")] = "",
) -> None:
    """Write a REFI-QDA project (.qdpx) for NVivo, QualCoder, ATLAS.ti, MAXQDA and others.

    It holds the words of the responses. No time is told in it but the day that is given.
    """
    from folkmoot.analysis.coding.codebook_files import from_toml
    from folkmoot.analysis.coding.coding_files import (
        read_codings,
        read_readers,
        read_texts_with_groups,
    )
    from folkmoot.analysis.coding.refi_qda.project import Project
    from folkmoot.analysis.coding.refi_qda.writing import export as written

    book = from_toml(codebook)
    texts = read_texts_with_groups(responses, text=text, id=id)
    coded = read_codings(codings, texts)
    unknown = ", ".join(sorted({one.code for one in coded} - set(book.ids)))
    if unknown:
        raise InputError(f"{codings.name} has codes that are not in {book.name}: {unknown}.")
    read = read_readers(readers) if readers else {}
    project = Project(book.name, book, texts, coded, readers=read, on=_day(on))
    out.write_bytes(written(project))
    say(f"Wrote {len(texts):,} responses and {len(coded):,} codings to {out}.")


def _day(told: str) -> date:
    try:
        return date.fromisoformat(told) if told else datetime.now(UTC).date()
    except ValueError as error:
        raise InputError(f"'{told}' is no day. Write it like 2026-11-22.") from error
