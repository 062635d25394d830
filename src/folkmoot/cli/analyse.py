"""`folkmoot analyse`: a file of responses to a report and its data."""

from pathlib import Path
from typing import Annotated

import typer

from folkmoot.cli.output import print_json, say
from folkmoot.cli.telling import telling

TextOption = Annotated[str, typer.Option("--text", help="The column that holds what was said.")]
IdOption = Annotated[str, typer.Option("--id", help="The column that names each response.")]


def register(app: typer.Typer) -> None:
    """Add `folkmoot analyse`."""
    app.command()(analyse)


def analyse(
    file: Annotated[Path, typer.Argument(help="Responses as CSV, XLSX or Parquet.")],
    *,
    text: TextOption,
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write to.")],
    id: IdOption = "",
    by: Annotated[str, typer.Option("--by", help="A column to break down by.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print a summary as JSON.")] = False,
) -> None:
    """Find campaigns, languages and candidate themes, and write a report with its data."""
    from folkmoot.analysis.corpus import read_texts
    from folkmoot.analysis.engine import chosen_engine
    from folkmoot.analysis.files import write_analysis
    from folkmoot.analysis.runs import analyse as run

    texts = read_texts(file, text=text, id=id, by=by)
    say(f"Read {len(texts):,} responses from {file.name}.")
    asked = [by] if by else []
    with chosen_engine() as engine, telling() as progress:
        analysis = run(texts, by=asked, chapters_by=by, engine=engine, progress=progress)
        write_analysis(analysis, out, f"What was said in {file.name}")
    themes = sum(len(chapter.themes) for chapter in analysis.chapters)
    say(
        f"Found {len(analysis.campaigns):,} campaigns and {themes:,} candidate themes. "
        f"The report is {out / 'report.html'}."
    )
    if as_json:
        print_json(
            {
                "run": analysis.id,
                "responses": len(texts),
                "voices": analysis.voices,
                "campaigns": len(analysis.campaigns),
                "themes": themes,
                "report": str(out / "report.html"),
            }
        )
