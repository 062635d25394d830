"""`folkmoot match`: which responses speak to which of the themes that people worded."""

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from folkmoot.cli.analyse import IdOption, TextOption
from folkmoot.cli.output import say


def register(app: typer.Typer) -> None:
    """Add `folkmoot match`."""
    app.command()(match)


def match(
    themes: Annotated[Path, typer.Argument(help="Themes, with the column theme.")],
    responses: Annotated[Path, typer.Argument(help="Responses as CSV, XLSX or Parquet.")],
    *,
    text: TextOption,
    out: Annotated[Path, typer.Option("-o", "--out", help="The CSV file to write.")],
    id: IdOption = "",
    side: Annotated[str, typer.Option("--side", help="The column of a response's side.")] = "",
    least: Annotated[
        float | None,
        typer.Option("--least", help="Confidence to propose from.", min=0.0, max=1.0),
    ] = None,
    model: Annotated[
        Path | None, typer.Option("--model", help="The folder of a sentence model.")
    ] = None,
) -> None:
    """Propose themes for responses with confidence and reason; nothing where it is not sure."""
    from folkmoot.analysis.corpus import read_texts
    from folkmoot.analysis.engine import HERE, chosen_engine
    from folkmoot.analysis.match_weights import weights_hash
    from folkmoot.analysis.matching import propose
    from folkmoot.analysis.matching_files import read_themes, write_proposals
    from folkmoot.analysis.sentences import sentence_model

    texts = read_texts(responses, text=text, id=id, by=side)
    sides = {one.id: one.group(side) for one in texts if one.group(side) != "unknown"}
    worded = read_themes(themes)
    sentences = sentence_model(model) if model else None
    with chosen_engine() if sentences else nullcontext(HERE) as engine:
        found = propose(texts, worded, sides=sides, least=least, model=sentences, engine=engine)
    write_proposals(found, texts, out)
    matched = len({one.response for one in found})
    say(
        f"{len(found):,} proposals for {matched:,} of {len(texts):,} responses and "
        f"{len(worded):,} themes: {out}. "
        f"Weights {weights_hash(with_sentences=sentences is not None)[:12]}"
        + (f", sentence model {sentences.hash[:12]}." if sentences else ", no sentence model.")
    )
